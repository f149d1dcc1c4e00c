// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import tandem.session.host.SessionLogReader;

/** Reads a session's log for showing. Pure but for the file and the time zone. */
final class LogText {

	/** Most lines shown: the end of the log. */
	static final int MOST = 2_000;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault()); //$NON-NLS-1$

	private LogText() {
	}

	static String read(final Optional<Path> file) {
		if (file.isEmpty()) {
			return Messages.Log_none;
		}
		try {
			final var lines = new SessionLogReader().read(file.get());
			return lines.size() <= MOST ? text(lines) : Messages.Log_cut + text(lines.subList(lines.size() - MOST, lines.size()));
		} catch (final IOException e) {
			return Messages.Log_unreadable;
		}
	}

	private static String text(final List<SessionLogReader.Line> lines) {
		return lines.stream().map(line -> TIME.format(line.when()) + "  " + line.event().text() + "\n").collect(Collectors.joining()); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
