// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import java.io.IOException;
import java.nio.file.Path;

import tandem.session.Role;

/** Opens the logs that tell people what happened in their sessions: an OSGi service. Thread-safe. */
public interface SessionLogs {

	/** The log of one session: one line an event, with time. Readable by its owner only. Thread-safe. */
	interface SessionLog extends AutoCloseable {

		/** The file. */
		Path file();

		/**
		 * Writes an event; control characters are left out and long ones are cut.
		 *
		 * @throws IOException where it can't be written: at the sharer's end the session must then end
		 */
		void write(String event) throws IOException;

		/** No more events. */
		@Override
		void close();
	}

	/**
	 * Starts a log.
	 *
	 * @throws IOException where it can't be written
	 */
	SessionLog start(Role role, String sessionId) throws IOException;
}
