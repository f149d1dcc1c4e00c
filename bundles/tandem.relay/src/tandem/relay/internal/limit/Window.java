// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.limit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** So many in any stretch of time, and a pause after each, for an IPv4 /24 or IPv6 /64 as a whole. Unlike a {@link Rate} it saves nothing up. Thread-safe, bounded. */
public final class Window {

	private final int most;

	private final long span;

	private final long pause;

	private final LongSupplier nanoTime;

	private final Bounded<Deque<Long>> taken = new Bounded<>();

	/**
	 * @param most how many within the span
	 * @param span however it is laid
	 * @param pause between one and the next
	 * @param nanoTime clock
	 */
	public Window(final int most, final Duration span, final Duration pause, final LongSupplier nanoTime) {
		this.most = most;
		this.span = span.toNanos();
		this.pause = pause.toNanos();
		this.nanoTime = nanoTime;
	}

	/** Takes one, or says after how many whole seconds there will be one, at least 1; 0 is taken. */
	public synchronized int take(final InetAddress address) {
		final var now = nanoTime.getAsLong();
		final var times = taken.computeIfAbsent(place(address), _ -> new ArrayDeque<>());
		while (!times.isEmpty() && now - times.peekFirst() >= span) {
			times.removeFirst();
		}
		final var untilPause = times.isEmpty() ? 0 : times.peekLast() + pause - now;
		final var wait = Math.max(untilPause, times.size() < most ? 0 : times.peekFirst() + span - now);
		if (wait > 0) {
			return (int) Math.ceilDiv(wait, TimeUnit.SECONDS.toNanos(1));
		}
		times.addLast(now);
		return 0;
	}

	private static String place(final InetAddress address) {
		final var places = Place.of(address);
		return (address instanceof Inet4Address ? places.getLast() : places.getFirst()).name();
	}
}
