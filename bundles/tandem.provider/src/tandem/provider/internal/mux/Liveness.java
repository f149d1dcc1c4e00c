// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

import tandem.provider.internal.net.Frame.Kind;

/** Asks the other end every two seconds whether it is there, and how long the way is. Event loop only, but for what it tells. */
final class Liveness {

	private static final long PING_NANOS = TimeUnit.SECONDS.toNanos(2);

	/** A line that says nothing for so long is lost. */
	private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(15);

	private final Link link;

	private final LongConsumer measured;

	/** Pings without an answer, by the time that each carries; no more than fit into the longest silence. */
	private final Deque<Long> asked = new ArrayDeque<>();

	private boolean stopped;

	private volatile long lastHeard = System.nanoTime();

	private volatile long roundTrip;

	/** @param measured gets each round trip in nanoseconds */
	Liveness(final Link link, final LongConsumer measured) {
		this.link = link;
		this.measured = measured;
	}

	/** Last measured; zero before. Any thread. */
	Duration roundTrip() {
		return Duration.ofNanos(roundTrip);
	}

	/** Since anything came. Any thread. */
	Duration silence() {
		return Duration.ofNanos(Math.max(0, System.nanoTime() - lastHeard));
	}

	void start() {
		lastHeard = System.nanoTime();
		beat();
	}

	void stop() {
		stopped = true;
	}

	void heard() {
		lastHeard = System.nanoTime();
	}

	private void beat() {
		if (stopped) {
			return;
		}
		if (System.nanoTime() - lastHeard > SILENCE_NANOS) {
			link.close();
			return;
		}
		final var now = System.nanoTime();
		if (asked.size() > SILENCE_NANOS / PING_NANOS) {
			asked.removeFirst();
		}
		asked.addLast(now);
		link.say(Wire.number(link.allocator(), Kind.PING, now));
		link.after(PING_NANOS, this::beat);
	}

	void ping(final long theirs) {
		// Who asks and never reads is not answered: answers would pile up.
		if (link.isWritable()) {
			link.say(Wire.number(link.allocator(), Kind.PONG, theirs));
		}
	}

	void pong(final long mine) throws Violation {
		if (!asked.contains(mine)) {
			throw new Violation("a pong for no ping"); //$NON-NLS-1$
		}
		while (asked.removeFirst() != mine) {
			// The other end could not answer while the line was full.
		}
		roundTrip = System.nanoTime() - mine;
		measured.accept(roundTrip);
	}
}
