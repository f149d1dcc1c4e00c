// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalInt;

import tandem.identity.internal.GuessFile;
import tandem.identity.internal.GuessFile.Entry;
import tandem.identity.internal.ProcessLock;

/**
 * How many guesses each secret has cost, on the disk before the call returns: neither a crash nor a restart gives a guess back, nor a
 * second process that counts in the same file. Holds only hashes of ids, at most {@link GuessFile#MAX_ENTRIES} of them, each until nothing
 * was spent for {@link GuessFile#KEPT}. Thread-safe; a ledger that can't be locked, read or written allows no guess at all.
 */
public final class GuessLedger implements AutoCloseable {

	private final GuessFile file;
	private final ProcessLock lock;
	private final InstantSource clock;

	/** @param file where the ledger lives; its folder must exist and be its owner's alone. Beside it comes a file that ends in {@code .lock} */
	public GuessLedger(final Path file) {
		this(file, InstantSource.system());
	}

	/**
	 * @param file as above
	 * @param clock says what is old
	 */
	public GuessLedger(final Path file, final InstantSource clock) {
		this.file = new GuessFile(file);
		this.lock = new ProcessLock(file.resolveSibling(file.getFileName() + ".lock")); //$NON-NLS-1$
		this.clock = clock;
	}

	/**
	 * Spends one guess, if fewer than the limit are spent.
	 *
	 * @return how many are spent now, or empty where the limit is reached: then nothing was spent
	 * @throws IOException where the ledger can't be read or written: the guess must not go on
	 */
	public OptionalInt spend(final byte[] id, final int limit) throws IOException {
		return changing((entries, now) -> {
			final var spent = spent(entries, id);
			if (spent >= limit) {
				return OptionalInt.empty();
			}
			entries.put(name(id), new Entry(spent + 1, now));
			file.write(entries);
			return OptionalInt.of(spent + 1);
		});
	}

	/** Gives one guess back after a full success. */
	public void giveBack(final byte[] id) throws IOException {
		changing((entries, now) -> {
			if (entries.computeIfPresent(name(id), (name, entry) -> new Entry(Math.max(0, entry.spent() - 1), now)) != null) {
				file.write(entries);
			}
			return null;
		});
	}

	/** How many guesses are spent. */
	public int spent(final byte[] id) throws IOException {
		return changing((entries, now) -> spent(entries, id));
	}

	/** Drops a secret that will never be used again. */
	public void forget(final byte[] id) throws IOException {
		changing((entries, now) -> {
			if (entries.remove(name(id)) != null) {
				file.write(entries);
			}
			return null;
		});
	}

	/** Gives the file of the lock back; a later call opens it again. */
	@Override
	public void close() throws IOException {
		lock.close();
	}

	@FunctionalInterface
	private interface Change<T> {
		T on(Map<String, Entry> entries, Instant now) throws IOException;
	}

	private <T> T changing(final Change<T> change) throws IOException {
		return lock.holding(() -> {
			final var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
			return change.on(file.read(now), now);
		});
	}

	private static int spent(final Map<String, Entry> entries, final byte[] id) {
		final var entry = entries.get(name(id));
		return entry == null ? 0 : entry.spent();
	}

	private static String name(final byte[] id) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(id)); //$NON-NLS-1$
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
