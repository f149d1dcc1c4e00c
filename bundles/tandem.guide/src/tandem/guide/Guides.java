// SPDX-License-Identifier: EPL-2.0
package tandem.guide;

import java.util.Optional;
import java.util.function.Consumer;

import tandem.session.Registration;

/** What the technician can show in each session: an OSGi service of the workbench. Thread-safe. */
public interface Guides {

	/** That of a session; empty where it has none. */
	Optional<Guide> of(String sessionId);

	/**
	 * Tells of every change, by the session's id, on any thread; must not block.
	 *
	 * @return closes the registration
	 */
	Registration listen(Consumer<String> changed);
}
