// SPDX-License-Identifier: EPL-2.0
package tandem.viewer;

import java.util.Optional;
import java.util.function.Consumer;

/** The viewers of all sessions in this process: an OSGi service. Thread-safe. */
public interface Viewers {

	/** The viewer of a session, from its authentication until its end. */
	Optional<Viewer> of(String sessionId);

	/**
	 * Tells of every new viewer's session id, on any thread.
	 *
	 * @return closes the registration
	 */
	AutoCloseable onOpened(Consumer<String> listener);
}
