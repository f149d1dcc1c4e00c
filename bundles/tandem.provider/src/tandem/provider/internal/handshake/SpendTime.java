// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets it take the same time to spend a guess and to have none. Writing a guess down waits for the disk; who measures that would learn
 * that an id is known. Thread-safe.
 */
final class SpendTime {

	private static final int REMEMBERED = 32;

	/** Nobody is made to wait longer for looks' sake, however slow the disk was. */
	private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

	private final SecureRandom random = new SecureRandom();

	private final long[] taken = new long[REMEMBERED];

	private int count;

	/**
	 * Spends a guess, or takes as long as another time.
	 *
	 * @param spend whether a guess was spent
	 */
	boolean spend(final BooleanSupplier spend) throws InterruptedException {
		final var start = System.nanoTime();
		final var spent = spend.getAsBoolean();
		final var nanos = System.nanoTime() - start;
		if (spent) {
			remember(nanos);
		} else {
			TimeUnit.NANOSECONDS.sleep(any() - nanos);
		}
		return spent;
	}

	private synchronized void remember(final long nanos) {
		taken[count++ % REMEMBERED] = Math.min(nanos, MOST_NANOS);
	}

	private synchronized long any() {
		return count == 0 ? 0 : taken[random.nextInt(Math.min(count, REMEMBERED))];
	}
}
