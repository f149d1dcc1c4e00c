// SPDX-License-Identifier: EPL-2.0
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long messages take from one end to the other: from before they are encrypted to after they are decrypted. Each session has
 * {@value #PICTURES_PER_SECOND} pictures of {@value #PICTURE} bytes a second from the sharer, and twice as many inputs of {@value #INPUT} bytes from
 * the technician, evenly spread. They are sent by the clock, whether or not earlier ones have arrived.
 */
final class Latency {

	private static final int PICTURE = 16 << 10;

	private static final int INPUT = 64;

	private static final int PICTURES_PER_SECOND = 30;

	private static final int INPUTS_PER_PICTURE = 2;

	/** Between looks: so the load has time to spare, and is as late in each of its turns. */
	private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(20);

	private static final long GRACE = TimeUnit.SECONDS.toNanos(10);

	private final int sessions;

	private final long turnNanos;

	/**
	 * What one turn found, milliseconds.
	 *
	 * @param picture50 median of pictures
	 * @param picture99 the 99th percentile
	 * @param input50 median of inputs
	 * @param input99 the 99th percentile
	 */
	record Turn(double picture50, double picture99, double input50, double input99) {
	}

	private static final class Direction {

		private final WebSocketEnd from;

		private final WebSocketEnd to;

		private final byte[] message;

		private final ByteBuffer got;

		private final List<Long> nanos;

		private long sent;

		private long arrived;

		Direction(final WebSocketEnd from, final WebSocketEnd to, final int size, final List<Long> nanos) {
			this.from = from;
			this.to = to;
			this.nanos = nanos;
			message = new byte[size];
			got = ByteBuffer.allocate(size);
		}

		void send() throws IOException {
			ByteBuffer.wrap(message).putLong(sent++).putLong(System.nanoTime());
			from.send(message);
		}

		void receive() throws IOException {
			from.tls.flush();
			while (to.read(got, got.remaining()) > 0) {
				if (!got.hasRemaining()) {
					final var now = System.nanoTime();
					got.flip();
					if (got.getLong() != arrived++) {
						throw new IOException("a message is missing");
					}
					nanos.add(now - got.getLong());
					got.clear();
				}
			}
		}

		boolean isDone() {
			return arrived == sent;
		}
	}

	Latency(final int sessions, final long turnNanos) {
		this.sessions = sessions;
		this.turnNanos = turnNanos;
	}

	Turn measure(final Route route) throws IOException {
		final var pictures = new ArrayList<Long>();
		final var inputs = new ArrayList<Long>();
		final var pictureWays = new ArrayList<Direction>();
		final var inputWays = new ArrayList<Direction>();
		final var pairs = new ArrayList<Pair>();
		try (var selector = Selector.open()) {
			for (var number = 0; number < sessions; number++) {
				final var pair = route.open();
				pairs.add(pair);
				pair.stopBlocking();
				final var picture = new Direction(pair.sharer(), pair.technician(), PICTURE, pictures);
				final var input = new Direction(pair.technician(), pair.sharer(), INPUT, inputs);
				pair.technician().tls.socket.register(selector, SelectionKey.OP_READ, picture);
				pair.sharer().tls.socket.register(selector, SelectionKey.OP_READ, input);
				pictureWays.add(picture);
				inputWays.add(input);
			}
			run(selector, pictureWays, inputWays);
			return new Turn(at(pictures, 0.5), at(pictures, 0.99), at(inputs, 0.5), at(inputs, 0.99));
		} finally {
			for (final var pair : pairs) {
				pair.close();
			}
		}
	}

	private void run(final Selector selector, final List<Direction> pictures, final List<Direction> inputs) throws IOException {
		final var every = TimeUnit.SECONDS.toNanos(1) / ((long) PICTURES_PER_SECOND * (1 + INPUTS_PER_PICTURE) * sessions);
		final var start = System.nanoTime();
		var next = 0;
		while (System.nanoTime() - start < turnNanos || !(pictures.stream().allMatch(Direction::isDone) && inputs.stream().allMatch(Direction::isDone))) {
			final var now = System.nanoTime() - start;
			for (; next * every <= Math.min(now, turnNanos); next++) {
				final var session = next / (1 + INPUTS_PER_PICTURE) % sessions;
				(next % (1 + INPUTS_PER_PICTURE) == 0 ? pictures : inputs).get(session).send();
			}
			final var ready = selector.selectNow(key -> {
				try {
					((Direction) key.attachment()).receive();
				} catch (final IOException e) {
					throw new UncheckedIOException(e);
				}
			});
			if (ready == 0) {
				LockSupport.parkNanos(PAUSE);
			}
			if (now > turnNanos + GRACE) {
				throw new IOException("messages are missing");
			}
		}
	}

	private static double at(final List<Long> nanos, final double share) {
		final var sorted = nanos.stream().mapToLong(Long::longValue).toArray();
		Arrays.sort(sorted);
		return sorted[(int) (sorted.length * share)] / 1e6;
	}
}
