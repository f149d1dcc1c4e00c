// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One line for each refused call, but at most 20 in a minute: who calls a thousand times does not fill the disk. What is beyond is counted,
 * and told in one line with the first refusal of a later minute or at the end. Thread-safe.
 */
final class RefusalLog {

	/** Lines in a minute. */
	static final int LINES = 20;

	private static final long SPAN_NANOS = TimeUnit.MINUTES.toNanos(1);

	private final Consumer<String> log;

	private final LongSupplier nanoTime;

	private long since;

	private int lines;

	private long untold;

	/** @param nanoTime as {@link System#nanoTime()} */
	RefusalLog(final Consumer<String> log, final LongSupplier nanoTime) {
		this.log = log;
		this.nanoTime = nanoTime;
		since = nanoTime.getAsLong();
	}

	/**
	 * A call was refused.
	 *
	 * @param why one short line
	 */
	synchronized void refused(final String from, final String why) {
		if (nanoTime.getAsLong() - since >= SPAN_NANOS) {
			tellTheRest();
			since = nanoTime.getAsLong();
			lines = 0;
		}
		if (lines < LINES) {
			lines++;
			log.accept("A call from " + from + " was refused: " + why); //$NON-NLS-1$ //$NON-NLS-2$
		} else {
			untold++;
		}
	}

	/** Tells how many there were beyond the limit. */
	synchronized void tellTheRest() {
		if (untold > 0) {
			log.accept(untold + " more calls were refused"); //$NON-NLS-1$
			untold = 0;
		}
	}
}
