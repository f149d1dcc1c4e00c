// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.util.Optional;

import tandem.screen.InputPort;

/**
 * Mouse and keyboard of this computer while a session exists: a service between the parts of this bundle. The port belongs to the
 * session, because the sharer's Esc must be heard whether or not control was ever granted; who asks here may inject and release, and
 * must not close it. Thread-safe.
 */
@FunctionalInterface
public interface InputAccess {

	/**
	 * The port of a session.
	 *
	 * @param sessionId {@link tandem.session.SessionContext#id()}
	 * @return empty where that session is not (any more) the current one or the platform has no input
	 */
	Optional<InputPort> input(String sessionId);
}
