// SPDX-License-Identifier: EPL-2.0
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sessions that stand and say nothing: what does the relay's process grow by? */
final class Idle {

	/** Longer than the relay's ping, so that each has been pinged. */
	private static final long LEAST_SECONDS = 20;

	private static final long MOST_SECONDS = 60;

	/** Settled: so many looks, a second apart, within half a per cent. */
	private static final int LOOKS = 5;

	private static final double STEADY = 0.005;

	private final Route.Relayed route;

	private final int sessions;

	/**
	 * What was found.
	 *
	 * @param kilobytesBefore resident before the first session
	 * @param kilobytesAfter resident with all sessions, settled
	 * @param sessions that stood, and moved bytes both ways afterwards
	 */
	record Growth(long kilobytesBefore, long kilobytesAfter, int sessions) {

		double kilobytesPerSession() {
			return (double) (kilobytesAfter - kilobytesBefore) / sessions;
		}
	}

	Idle(final Route.Relayed route, final int sessions) {
		this.route = route;
		this.sessions = sessions;
	}

	Growth measure() throws IOException {
		final var pairs = new ArrayList<Pair>(sessions);
		try (var selector = Selector.open()) {
			final var before = settled(selector, 0);
			for (var number = 0; number < sessions; number++) {
				final var pair = route.open();
				pairs.add(pair);
				pair.stopBlocking();
				for (final var end : List.of(pair.sharer(), pair.technician())) {
					end.tls.socket.register(selector, SelectionKey.OP_READ, end);
				}
				answerPings(selector, 0);
			}
			final var after = settled(selector, LEAST_SECONDS);
			for (final var pair : pairs) {
				passes(pair.sharer(), pair.technician());
				passes(pair.technician(), pair.sharer());
			}
			return new Growth(before, after, pairs.size());
		} finally {
			for (final var pair : pairs) {
				pair.close();
			}
		}
	}

	private long settled(final Selector selector, final long leastSeconds) throws IOException {
		final var start = System.nanoTime();
		final var looks = new ArrayList<Long>();
		while (true) {
			final var look = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
			while (System.nanoTime() < look) {
				answerPings(selector, 100);
			}
			looks.add(route.relay().residentKilobytes());
			final var last = looks.subList(Math.max(0, looks.size() - LOOKS), looks.size()).stream().mapToLong(Long::longValue).summaryStatistics();
			final var seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
			final var steady = looks.size() >= LOOKS && last.getMax() - last.getMin() < last.getMax() * STEADY;
			if (seconds >= leastSeconds && steady || seconds >= MOST_SECONDS) {
				System.out.printf("resident: %,d kB after %d s%s%n", last.getMax(), seconds, steady ? "" : ", not steady");
				return last.getMax();
			}
		}
	}

	private static void answerPings(final Selector selector, final long millis) throws IOException {
		final var ready = new ArrayList<WebSocketEnd>();
		selector.select(key -> ready.add((WebSocketEnd) key.attachment()), Math.max(1, millis));
		for (final var end : ready) {
			if (end.read(ByteBuffer.allocate(1), 1) > 0) {
				throw new IOException("an idle session said something");
			}
		}
	}

	private static void passes(final WebSocketEnd from, final WebSocketEnd to) throws IOException {
		from.send(new byte[100]);
		final var got = ByteBuffer.allocate(100);
		final var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (got.hasRemaining()) {
			to.read(got, got.remaining());
			if (System.nanoTime() > end) {
				throw new IOException("an idle session is dead");
			}
		}
	}
}
