// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import java.io.IOException;
import java.time.Instant;

import tandem.session.Role;

/**
 * Hears what goes into the session logs of this computer, beside the files: an OSGi service, for example for the system's journal or an
 * organisation's collector. What it throws is reported and hurts neither the session nor the file. Called one event at a time, in the order of
 * the session, and must not block.
 */
public interface SessionLogSink {

	/**
	 * Something happened.
	 *
	 * @param role whose log it is
	 * @param sessionId of the log
	 * @param when it happened
	 * @param event cleaned of control characters, its text at most 500 UTF-16 units
	 */
	void heard(Role role, String sessionId, Instant when, SessionEvent event) throws IOException;
}
