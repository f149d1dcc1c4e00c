// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import tandem.session.Role;
import tandem.session.host.SessionEvent;
import tandem.session.host.SessionLogs;
import tandem.session.host.Trouble;

/** The log of one session, without which the session must not go on. Thread-safe. */
final class Diary {

	private final SessionLogs logs;
	private final String id;
	private final Runnable lost;
	private final Trouble trouble;
	private SessionLogs.SessionLog log;

	/** @param lost called where the log can't be written any more */
	Diary(final SessionLogs logs, final String id, final Runnable lost, final Trouble trouble) {
		this.logs = logs;
		this.id = id;
		this.lost = lost;
		this.trouble = trouble;
	}

	/** Begins. */
	void open() {
		try {
			final var opened = logs.start(Role.SHARER, id);
			synchronized (this) {
				log = opened;
			}
		} catch (final IOException e) {
			lose(e);
		}
	}

	/** Writes a line; nothing before {@link #open()} and after {@link #close()}. */
	void write(final SessionEvent event) {
		final var now = log();
		if (now.isPresent()) {
			try {
				now.get().write(event);
			} catch (final IOException e) {
				lose(e);
			}
		}
	}

	/** The file. */
	Optional<Path> file() {
		return log().map(SessionLogs.SessionLog::file);
	}

	/** No more lines. */
	void close() {
		log().ifPresent(SessionLogs.SessionLog::close);
	}

	private synchronized Optional<SessionLogs.SessionLog> log() {
		return Optional.ofNullable(log);
	}

	private void lose(final IOException e) {
		trouble.report("The session's log could not be written.", e); //$NON-NLS-1$
		lost.run();
	}
}
