// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.internal;

/** Counts the pictures of the last second. Thread-safe. */
final class FrameRate {

	private static final long SECOND = 1_000_000_000;

	/** More pictures a second than the sharer's end ever sends. */
	private static final int MOST = 256;

	private final long[] times = new long[MOST];
	private long count;

	/** A picture was completed. */
	synchronized void completed(final long now) {
		times[(int) (count % MOST)] = now;
		count++;
	}

	/** How many in the second before. */
	synchronized double perSecond(final long now) {
		var recent = 0;
		for (var i = Math.max(0, count - MOST); i < count; i++) {
			if (now - times[(int) (i % MOST)] <= SECOND) {
				recent++;
			}
		}
		return recent;
	}
}
