// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How many guesses each secret has cost, on the disk before the call returns: neither a crash nor a restart gives a guess back.
 * Holds only hashes of ids. Thread-safe within a process; a ledger that can't be read or written allows no guess at all.
 */
public final class GuessLedger {

	private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) ([0-9]{1,6})"); //$NON-NLS-1$

	/** More secrets than anybody has open at once; a ledger above it is refused. */
	private static final int MAX_LINES = 10_000;

	private final Path file;

	/** @param file where the ledger lives; its folder must exist and be its owner's alone */
	public GuessLedger(final Path file) {
		this.file = file;
	}

	/**
	 * Spends one guess, if fewer than the limit are spent.
	 *
	 * @return how many are spent now, or empty where the limit is reached: then nothing was spent
	 * @throws IOException where the ledger can't be read or written: the guess must not go on
	 */
	public synchronized OptionalInt spend(final byte[] id, final int limit) throws IOException {
		final var counts = read();
		final var spent = counts.getOrDefault(name(id), 0);
		if (spent >= limit) {
			return OptionalInt.empty();
		}
		counts.put(name(id), spent + 1);
		write(counts);
		return OptionalInt.of(spent + 1);
	}

	/** Gives one guess back after a full success. */
	public synchronized void giveBack(final byte[] id) throws IOException {
		final var counts = read();
		if (counts.computeIfPresent(name(id), (name, spent) -> Math.max(0, spent - 1)) != null) {
			write(counts);
		}
	}

	/** How many guesses are spent. */
	public synchronized int spent(final byte[] id) throws IOException {
		return read().getOrDefault(name(id), 0);
	}

	/** Drops a secret that will never be used again. */
	public synchronized void forget(final byte[] id) throws IOException {
		final var counts = read();
		if (counts.remove(name(id)) != null) {
			write(counts);
		}
	}

	private Map<String, Integer> read() throws IOException {
		final var counts = new TreeMap<String, Integer>();
		try (var lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
			for (var line = lines.readLine(); line != null; line = lines.readLine()) {
				final var entry = LINE.matcher(line);
				if (!entry.matches() || counts.size() >= MAX_LINES) {
					throw new IOException("The record of guesses is damaged: " + file); //$NON-NLS-1$
				}
				counts.put(entry.group(1), Integer.valueOf(entry.group(2)));
			}
		} catch (final NoSuchFileException e) {
			return counts;
		}
		return counts;
	}

	private void write(final Map<String, Integer> counts) throws IOException {
		final var text = new StringBuilder();
		counts.forEach((name, spent) -> text.append(name).append(' ').append(spent).append('\n'));
		SecretFile.write(file, text.toString().getBytes(StandardCharsets.US_ASCII));
	}

	private static String name(final byte[] id) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(id)); //$NON-NLS-1$
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
