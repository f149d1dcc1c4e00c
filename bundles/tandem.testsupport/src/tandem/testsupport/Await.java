// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for conditions, so that no test has to sleep for a guessed time. */
public final class Await {

	private static final Duration USUAL = Duration.ofSeconds(20);

	private static final Duration STEP = Duration.ofMillis(5);

	private Await() {
	}

	/** Waits at most 20 seconds. */
	public static void until(final String what, final Callable<Boolean> condition) {
		until(what, USUAL, condition);
	}

	/**
	 * Waits until a condition holds.
	 *
	 * @param what names the condition in the failure
	 * @param limit longest wait
	 * @throws AssertionError where it does not hold in time or throws
	 */
	public static void until(final String what, final Duration limit, final Callable<Boolean> condition) {
		final var deadline = System.nanoTime() + limit.toNanos();
		try {
			while (!condition.call()) {
				if (System.nanoTime() > deadline) {
					throw new AssertionError(what + ": not within " + limit); //$NON-NLS-1$
				}
				LockSupport.parkNanos(STEP.toNanos());
			}
		} catch (final Exception e) {
			throw new AssertionError(what, e);
		}
	}
}
