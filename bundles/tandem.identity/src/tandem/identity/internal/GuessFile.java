// SPDX-License-Identifier: EPL-2.0
package tandem.identity.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import tandem.identity.SecretFile;

/** The file of a ledger: a line for each secret, with its hash, the guesses spent and when the last one was. */
public final class GuessFile {

	/**
	 * What one secret has cost.
	 *
	 * @param spent guesses, 0 to 999,999
	 * @param last when the last change was, to the second
	 */
	public record Entry(int spent, Instant last) {
	}

	/** An entry is forgotten when nothing has changed for so long: a day more than any secret lives. */
	public static final Duration KEPT = Duration.ofDays(100);

	/** More secrets than anybody has open at once. */
	public static final int MAX_ENTRIES = 10_000;

	private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) ([0-9]{1,6}) ([0-9]{1,11})"); //$NON-NLS-1$

	private static final int MAX_BYTES = MAX_ENTRIES * 84;

	private final Path file;

	/** @param file its folder must exist */
	public GuessFile(final Path file) {
		this.file = file;
	}

	/**
	 * All entries that still count; none where there is no file.
	 *
	 * @throws IOException where it can't be read, or is damaged
	 */
	public Map<String, Entry> read(final Instant now) throws IOException {
		final var entries = new TreeMap<String, Entry>();
		try {
			if (Files.size(file) > MAX_BYTES) {
				throw damaged();
			}
			try (var lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
				for (var line = lines.readLine(); line != null; line = lines.readLine()) {
					read(line, now, entries);
				}
			}
		} catch (final NoSuchFileException e) {
			return entries;
		}
		return entries;
	}

	private void read(final String line, final Instant now, final Map<String, Entry> entries) throws IOException {
		final var fields = LINE.matcher(line);
		if (!fields.matches()) {
			throw damaged();
		}
		final var last = Instant.ofEpochSecond(Long.parseLong(fields.group(3)));
		if (last.plus(KEPT).isAfter(now)) {
			entries.put(fields.group(1), new Entry(Integer.parseInt(fields.group(2)), last));
		}
	}

	/** Replaces the file; it is on the disk when this returns. */
	public void write(final Map<String, Entry> entries) throws IOException {
		if (entries.size() > MAX_ENTRIES) {
			throw new IOException("The record of guesses is full: " + file); //$NON-NLS-1$
		}
		final var text = new StringBuilder();
		entries.forEach((name, entry) -> text.append(name).append(' ').append(entry.spent()).append(' ').append(entry.last().getEpochSecond()).append('\n'));
		SecretFile.write(file, text.toString().getBytes(StandardCharsets.US_ASCII));
	}

	private IOException damaged() {
		return new IOException("The record of guesses is damaged: " + file); //$NON-NLS-1$
	}
}
