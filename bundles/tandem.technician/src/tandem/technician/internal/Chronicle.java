// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import tandem.session.Role;
import tandem.session.host.SessionEvent;
import tandem.session.host.SessionLogs;
import tandem.session.host.Trouble;

/** The technician's log of one session. Where it can't be written the session goes on: it is the sharer's log that must be kept. Thread-safe. */
final class Chronicle {

	private final SessionLogs logs;
	private final String id;
	private final Trouble trouble;
	private SessionLogs.SessionLog log;
	private boolean closed;

	Chronicle(final SessionLogs logs, final String id, final Trouble trouble) {
		this.logs = logs;
		this.id = id;
		this.trouble = trouble;
	}

	synchronized void write(final SessionEvent event) {
		if (closed) {
			return;
		}
		try {
			if (log == null) {
				log = logs.start(Role.TECHNICIAN, id);
			}
			log.write(event);
		} catch (final IOException e) {
			closed = true;
			trouble.report("The session's log could not be written.", e); //$NON-NLS-1$
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
