// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

/**
 * How many bytes below input urgency may be under way, so that a key press never waits behind a long queue. Starts at 256 KiB, then
 * follows the line: enough for one round trip and a twentieth of a second, but no queue beyond 256 KiB or half a millisecond, whichever is
 * more, above what the round trip itself holds. (Bandwidth x 50 ms alone would shrink for ever where the round trip is longer, and on a
 * fast line let 50 ms pile up; 256 KiB alone would make both ends of a line of 1 GB/s wait for each other four thousand times a second,
 * which costs more than half of it.) Pure; one thread.
 */
final class FlowCap {

	static final long START = 256 << 10;

	static final long LEAST = 64 << 10;

	private static final double SECOND = 1e9;

	private static final long SPAN_NANOS = 20_000_000;

	private static final double QUEUE_SECONDS = 0.05;

	private static final double FAST_QUEUE_SECONDS = 0.0005;

	private static final double HEADROOM = 1.25;

	private static final double FADE = 0.9;

	private long cap = START;

	private long acked;

	private long spanStart;

	private long spanAcked;

	private double bandwidth;

	private double roundTrip = -1;

	/** Bytes that may be under way now. */
	long bytes() {
		return cap;
	}

	/** The shortest round trip seen, in nanoseconds. */
	void roundTrip(final long nanos) {
		final var seconds = nanos / SECOND;
		roundTrip = roundTrip < 0 ? seconds : Math.min(roundTrip, seconds);
	}

	/**
	 * Bytes arrived at the other end.
	 *
	 * @param total since the start of the connection
	 * @param busy whether more was waiting all the time: only then the span tells the line's speed
	 */
	void acknowledged(final long total, final long now, final boolean busy) {
		acked = total;
		final var span = now - spanStart;
		if (spanStart == 0 || !busy) {
			spanStart = now;
			spanAcked = acked;
		} else if (span >= SPAN_NANOS) {
			bandwidth = Math.max((acked - spanAcked) / (span / SECOND), bandwidth * FADE);
			spanStart = now;
			spanAcked = acked;
			if (roundTrip >= 0) {
				final var needed = bandwidth * (QUEUE_SECONDS + HEADROOM * roundTrip);
				final var bearable = Math.max(START, bandwidth * FAST_QUEUE_SECONDS) + bandwidth * HEADROOM * roundTrip;
				cap = Math.max(LEAST, (long) Math.min(needed, bearable));
			}
		}
	}
}
