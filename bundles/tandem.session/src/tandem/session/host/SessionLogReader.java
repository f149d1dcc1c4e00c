// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** Reads session logs: one JSON object a line, see {@link SessionLogs}. Pure but for the file. */
public final class SessionLogReader {

	/** Largest file read; a log is cut long before. */
	private static final long MAX_BYTES = 64L << 20;

	/**
	 * A line.
	 *
	 * @param when it happened
	 */
	public record Line(Instant when, SessionEvent event) {
	}

	/**
	 * The lines of a log, oldest first. What is no line of ours is left out, as the last one of a computer that went off is.
	 *
	 * @throws IOException where the file can't be read, or is too large for a log
	 */
	public List<Line> read(final Path file) throws IOException {
		if (Files.size(file) > MAX_BYTES) {
			throw new IOException("too large for a session log"); //$NON-NLS-1$
		}
		final var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
		final var text = decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
		final var lines = new ArrayList<Line>();
		text.lines().forEach(line -> line(line).ifPresent(lines::add));
		return lines;
	}

	private static Optional<Line> line(final String line) {
		try {
			if (!(JsonParser.parseString(line) instanceof final JsonObject json) || !json.has("time") || !json.has("text")) { //$NON-NLS-1$ //$NON-NLS-2$
				return Optional.empty();
			}
			final var facts = new TreeMap<String, String>();
			if (json.get("facts") instanceof final JsonObject named) { //$NON-NLS-1$
				named.asMap().forEach((name, value) -> facts.put(clean(name), clean(value.getAsString())));
			}
			return Optional.of(new Line(Instant.parse(json.get("time").getAsString()), //$NON-NLS-1$
					new SessionEvent(kind(json), clean(json.get("text").getAsString()), facts))); //$NON-NLS-1$
		} catch (final JsonParseException | DateTimeException | IllegalStateException | UnsupportedOperationException e) {
			return Optional.empty();
		}
	}

	/** A log that came from elsewhere may hold what ours never do. */
	private static String clean(final String text) {
		return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " "); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static SessionEvent.Kind kind(final JsonObject json) {
		final var name = json.has("kind") ? json.get("kind").getAsString().toUpperCase(Locale.ROOT).replace('-', '_') : ""; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		return Stream.of(SessionEvent.Kind.values()).filter(kind -> kind.name().equals(name)).findFirst().orElse(SessionEvent.Kind.NOTE);
	}
}
