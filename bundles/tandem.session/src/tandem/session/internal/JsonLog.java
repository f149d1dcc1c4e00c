// SPDX-License-Identifier: EPL-2.0
package tandem.session.internal;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

import tandem.session.Timers;
import tandem.session.host.SessionEvent;
import tandem.session.host.SessionLogs.SessionLog;

/** Lines like <code>{"time":"2026-02-03T13:05:06Z","kind":"answered","text":"You allowed them …","facts":{"permission":"control"}}</code>. */
final class JsonLog implements SessionLog {

	/** Longest text or fact in UTF-16 units. */
	static final int MAX_TEXT = 500;

	/** Most events; what comes after is left out, but for the note that it was, and the end. */
	static final int MAX_EVENTS = 20_000;

	/** Told of each line that was written. */
	interface Heard {

		void heard(Instant when, SessionEvent event);
	}

	private final Path file;
	private final Writer out;
	private final Timers timers;
	private final Heard heard;
	private final Gson gson = new GsonBuilder().disableHtmlEscaping().create();
	private int events;
	private boolean closed;

	JsonLog(final Path file, final Writer out, final Timers timers, final Heard heard) {
		this.file = file;
		this.out = out;
		this.timers = timers;
		this.heard = heard;
	}

	@Override
	public Path file() {
		return file;
	}

	@Override
	public void write(final String event) throws IOException {
		write(SessionEvent.note(event));
	}

	@Override
	public synchronized void write(final SessionEvent event) throws IOException {
		if (closed || ++events > MAX_EVENTS && event.kind() != SessionEvent.Kind.ENDED) {
			return;
		}
		final var when = timers.now();
		final var clean = clean(events == MAX_EVENTS ? SessionEvent.note(Messages.Log_full) : event);
		final var json = new JsonObject();
		json.addProperty("time", when.toString()); //$NON-NLS-1$
		json.addProperty("kind", clean.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')); //$NON-NLS-1$
		json.addProperty("text", clean.text()); //$NON-NLS-1$
		if (!clean.facts().isEmpty()) {
			json.add("facts", gson.toJsonTree(clean.facts())); //$NON-NLS-1$
		}
		out.write(gson.toJson(json) + "\n"); //$NON-NLS-1$
		out.flush();
		heard.heard(when, clean);
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

	private static SessionEvent clean(final SessionEvent event) {
		final var facts = new TreeMap<String, String>();
		event.facts().forEach((name, value) -> facts.put(name, oneLine(value)));
		return new SessionEvent(event.kind(), oneLine(event.text()), facts);
	}

	private static String oneLine(final String text) {
		final var clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " "); //$NON-NLS-1$ //$NON-NLS-2$
		return clean.length() <= MAX_TEXT ? clean : clean.substring(0, MAX_TEXT) + '…';
	}
}
