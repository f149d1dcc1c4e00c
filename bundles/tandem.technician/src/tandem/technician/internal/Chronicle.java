// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import tandem.session.Role;
import tandem.session.host.SessionEvent;
import tandem.session.host.SessionLogs;
import tandem.session.host.Trouble;

/** The technician's log of one session. Thread-safe. */
final class Chronicle {

	private final SessionLogs logs;
	private final String id;
	private final Runnable lost;
	private final Trouble trouble;
	private SessionLogs.SessionLog log;
	private boolean closed;

	/** @param lost called, once, where the log can't be written any more */
	Chronicle(final SessionLogs logs, final String id, final Runnable lost, final Trouble trouble) {
		this.logs = logs;
		this.id = id;
		this.lost = lost;
		this.trouble = trouble;
	}

	void write(final SessionEvent event) {
		final var failure = written(event);
		if (failure.isPresent()) {
			trouble.report("The session's log could not be written.", failure.get()); //$NON-NLS-1$
			lost.run();
		}
	}

	private synchronized Optional<IOException> written(final SessionEvent event) {
		if (closed) {
			return Optional.empty();
		}
		try {
			if (log == null) {
				log = logs.start(Role.TECHNICIAN, id);
			}
			log.write(event);
			return Optional.empty();
		} catch (final IOException e) {
			closed = true;
			return Optional.of(e);
		}
	}

	synchronized Optional<Path> file() {
		return Optional.ofNullable(log).map(SessionLogs.SessionLog::file);
	}

	synchronized void close() {
		closed = true;
		if (log != null) {
			log.close();
		}
	}
}
