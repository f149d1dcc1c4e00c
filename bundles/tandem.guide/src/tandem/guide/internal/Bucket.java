// SPDX-License-Identifier: EPL-2.0
package tandem.guide.internal;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** So many at once, and then so many a second. Not thread-safe. */
final class Bucket {

	private final LongSupplier nanos;
	private final int atOnce;
	private final double eachSecond;
	private double left;
	private long at;

	Bucket(final LongSupplier nanos, final int atOnce, final double eachSecond) {
		this.nanos = nanos;
		this.atOnce = atOnce;
		this.eachSecond = eachSecond;
		left = atOnce;
		at = nanos.getAsLong();
	}

	/** Whether one more is within the pace; it counts where it is. */
	boolean take() {
		final var now = nanos.getAsLong();
		left = Math.min(atOnce, left + eachSecond * (now - at) / TimeUnit.SECONDS.toNanos(1));
		at = now;
		if (left < 1) {
			return false;
		}
		left--;
		return true;
	}
}
