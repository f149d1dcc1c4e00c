// SPDX-License-Identifier: EPL-2.0
package tandem.session.internal;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import tandem.session.Timers;
import tandem.session.host.SessionLogs.SessionLog;

/** Lines like {@code 2026-02-03 14:05:06 +0100  Mouse and keyboard were allowed.} */
final class TextLog implements SessionLog {

	/** Longest event in UTF-16 units. */
	static final int MAX_EVENT = 500;

	/** Most events; what comes after is left out, but for the note that it was. */
	static final int MAX_EVENTS = 20_000;

	private static final DateTimeFormatter IN_LINES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss Z", Locale.ROOT); //$NON-NLS-1$

	private final Path file;
	private final Writer out;
	private final Timers timers;
	private final ZoneId zone;
	private int events;
	private boolean closed;

	TextLog(final Path file, final Writer out, final Timers timers, final ZoneId zone) {
		this.file = file;
		this.out = out;
		this.timers = timers;
		this.zone = zone;
	}

	@Override
	public Path file() {
		return file;
	}

	@Override
	public synchronized void write(final String event) throws IOException {
		if (closed || ++events > MAX_EVENTS) {
			return;
		}
		final var text = events == MAX_EVENTS ? "Too much happened: the rest is left out." : event; //$NON-NLS-1$
		out.write(IN_LINES.format(timers.now().atZone(zone)) + "  " + oneLine(text) + "\n"); //$NON-NLS-1$ //$NON-NLS-2$
		out.flush();
	}

	@Override
	public synchronized void close() {
		closed = true;
		try {
			out.close();
		} catch (final IOException e) {
			// every event was flushed and its failure told when it was written
			return;
		}
	}

	private static String oneLine(final String event) {
		final var clean = event.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " "); //$NON-NLS-1$ //$NON-NLS-2$
		return clean.length() <= MAX_EVENT ? clean : clean.substring(0, MAX_EVENT) + "…"; //$NON-NLS-1$
	}
}
