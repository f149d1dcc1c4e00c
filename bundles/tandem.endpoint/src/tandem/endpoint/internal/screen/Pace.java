// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.screen;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** Keeps what is sent below a rate. Thread-safe. */
final class Pace {

	/** So much may go out at once, as time at the rate. */
	private static final long BURST = Duration.ofMillis(50).toNanos();

	private static final long NANOS_BY_KILOBIT = 1_000_000;

	private final IntSupplier kilobits;
	private final LongSupplier nanos;
	private long paid;

	/**
	 * @param kilobits most a second, asked each time; 0 is no limit
	 * @param nanos a clock that never goes back
	 */
	Pace(final IntSupplier kilobits, final LongSupplier nanos) {
		this.kilobits = kilobits;
		this.nanos = nanos;
		paid = nanos.getAsLong();
	}

	/** How long to wait before more is sent. */
	synchronized Duration pause() {
		return kilobits.getAsInt() == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, paid - nanos.getAsLong() - BURST));
	}

	/** So many bytes were sent. */
	synchronized void sent(final int bytes) {
		final var now = nanos.getAsLong();
		final var most = kilobits.getAsInt();
		paid = most == 0 ? now : Math.max(paid, now) + bytes * 8L * NANOS_BY_KILOBIT / most;
	}
}
