// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import tandem.session.Role;

/**
 * Opens the logs that tell people what happened in their sessions: an OSGi service. A log is a file of JSON objects, one a line, with
 * {@code time} (an ISO instant), {@code kind} ({@link SessionEvent.Kind}), {@code text} and perhaps {@code facts}. Thread-safe.
 */
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

		/**
		 * Writes an event as {@link #write(String)} does.
		 *
		 * @throws IOException where it can't be written: at the sharer's end the session must then end
		 */
		default void write(final SessionEvent event) throws IOException {
			write(event.text());
		}

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

	/**
	 * The logs that are kept, newest first; {@link SessionLogReader} reads them, but for those that end in {@code .log}, which are plain text.
	 *
	 * @throws IOException where the folder can't be read
	 */
	default List<Path> all() throws IOException {
		return List.of();
	}

	/**
	 * Why logs can't be deleted here, in words for the person; empty where they can: an administrator who says that logs are kept means it.
	 */
	default Optional<String> kept() {
		return Optional.empty();
	}

	/**
	 * Deletes a log for good.
	 *
	 * @throws IOException with words for the person, where an administrator keeps logs, the session may still be going on, it is none of
	 *         {@link #all()}, or it can't be deleted
	 */
	default void delete(final Path log) throws IOException {
		throw new IOException(log.toString());
	}
}
