// SPDX-License-Identifier: EPL-2.0
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * How fast bytes go from the sharers to the technicians. So that this program is never what limits, it encrypts everything before the clock starts,
 * and does not decrypt what arrives but reads the length of each TLS record, from which the length of what is inside follows. One session is kept,
 * decrypted after the clock has stopped, and compared. The clock stops some kilobytes a session early, since headers count as if they were payload.
 */
final class Throughput {

	/** Payload of a message, as large as the largest of Tandem's own records. */
	private static final int MESSAGE = 16 << 10;

	/** What TLS 1.3 adds to the content of a record: type and tag. */
	private static final int INSIDE = 17;

	private static final int RECORD_HEADER = 5;

	private static final int WRITE = 256 << 10;

	private static final long MOST_SECONDS = 120;

	private final byte[] payload = new byte[MESSAGE];

	private final List<ByteBuffer> encrypted = new ArrayList<>();

	private final ByteBuffer arriving = ByteBuffer.allocateDirect(WRITE);

	private final long bytesPerSession;

	/**
	 * What one turn found.
	 *
	 * @param megabytesPerSecond payload
	 * @param between share of a processor that the program between the ends used
	 * @param own the same of this program
	 */
	record Turn(double megabytesPerSecond, double between, double own) {

		/** What does not change where others use the machine at the same time. */
		double megabytesPerProcessorSecond() {
			return megabytesPerSecond / between;
		}
	}

	Throughput(final int sessions, final int megabytesPerSession) {
		bytesPerSession = (long) megabytesPerSession << 20;
		new Random(1).nextBytes(payload);
		for (var number = 0; number < sessions; number++) {
			encrypted.add(ByteBuffer.allocateDirect((int) (bytesPerSession + bytesPerSession / 200)));
		}
	}

	private final class Receiver {

		private final WebSocketEnd end;

		private final ByteBuffer kept;

		private final byte[] header = new byte[RECORD_HEADER];

		private int headerBytes;

		private int inRecord;

		private long plainBytes;

		Receiver(final WebSocketEnd end, final ByteBuffer kept) {
			this.end = end;
			this.kept = kept;
		}

		/** Whether everything is there. */
		boolean read() throws IOException {
			arriving.clear();
			if (end.tls.socket.read(arriving) < 0) {
				throw new EOFException("a session ended");
			}
			arriving.flip();
			if (kept != null) {
				kept.put(arriving.duplicate());
			}
			while (arriving.hasRemaining()) {
				if (inRecord > 0) {
					final var skipped = Math.min(inRecord, arriving.remaining());
					arriving.position(arriving.position() + skipped);
					inRecord -= skipped;
				} else {
					header[headerBytes++] = arriving.get();
					if (headerBytes == RECORD_HEADER) {
						headerBytes = 0;
						inRecord = (header[3] & 0xff) << 8 | header[4] & 0xff;
						plainBytes += inRecord - INSIDE;
					}
				}
			}
			return inRecord == 0 && headerBytes == 0 && plainBytes >= bytesPerSession;
		}
	}

	Turn measure(final Route route) throws IOException {
		final var pairs = new ArrayList<Pair>();
		try (var selector = Selector.open()) {
			final var kept = ByteBuffer.allocateDirect(encrypted.getFirst().capacity());
			Receiver first = null;
			for (final var bytes : encrypted) {
				final var pair = route.open();
				pairs.add(pair);
				if (!pair.sharer().isEven() || !pair.technician().isEven()) {
					throw new IOException("something came before its time");
				}
				pair.stopBlocking();
				fill(pair.sharer().tls, bytes);
				pair.sharer().tls.socket.register(selector, SelectionKey.OP_WRITE, bytes);
				final var receiver = new Receiver(pair.technician(), first == null ? kept : null);
				pair.technician().tls.socket.register(selector, SelectionKey.OP_READ, receiver);
				first = first == null ? receiver : first;
			}
			final var turn = move(route, selector);
			compare(first, kept.flip());
			return turn;
		} finally {
			for (final var pair : pairs) {
				pair.close();
			}
		}
	}

	private void fill(final TlsEnd from, final ByteBuffer encrypting) throws IOException {
		final var plain = ByteBuffer.allocate(1 << 20);
		encrypting.clear();
		for (var left = bytesPerSession / MESSAGE; left > 0;) {
			plain.clear();
			for (; left > 0 && plain.remaining() >= MESSAGE + 14; left--) {
				WebSocketEnd.message(plain, 2, payload);
			}
			from.encrypt(plain.flip(), encrypting);
		}
		encrypting.flip();
	}

	private Turn move(final Route route, final Selector selector) throws IOException {
		final var open = new int[] { encrypted.size() };
		final var between = route.program().isPresent() ? route.program().get().processorSeconds() : 0;
		final var own = Program.ownProcessorSeconds();
		final var start = System.nanoTime();
		while (open[0] > 0) {
			selector.select(key -> {
				try {
					if (move(key)) {
						key.cancel();
						open[0]--;
					}
				} catch (final IOException e) {
					throw new java.io.UncheckedIOException(e);
				}
			}, 1000);
			if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(MOST_SECONDS)) {
				throw new IOException("nothing moves");
			}
		}
		final var seconds = (System.nanoTime() - start) / 1e9;
		final var used = route.program().isPresent() ? route.program().get().processorSeconds() - between : 0;
		return new Turn(bytesPerSession * encrypted.size() / 1e6 / seconds, used / seconds, (Program.ownProcessorSeconds() - own) / seconds);
	}

	/** Whether a receiver has everything. */
	private static boolean move(final SelectionKey key) throws IOException {
		if (key.attachment() instanceof final Receiver receiver) {
			return receiver.read();
		}
		final var bytes = (ByteBuffer) key.attachment();
		final var some = bytes.slice(bytes.position(), Math.min(WRITE, bytes.remaining()));
		((java.nio.channels.SocketChannel) key.channel()).write(some);
		bytes.position(bytes.position() + some.position());
		if (!bytes.hasRemaining()) {
			key.interestOps(0);
		}
		return false;
	}

	private void compare(final Receiver receiver, final ByteBuffer kept) throws IOException {
		receiver.end.replay(kept);
		final var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
		final var got = ByteBuffer.allocate(MESSAGE);
		for (var left = bytesPerSession / MESSAGE; left > 0; left--) {
			got.clear();
			while (got.hasRemaining()) {
				if (receiver.end.read(got, got.remaining()) == 0 && System.nanoTime() > end) {
					throw new IOException("bytes are missing");
				}
			}
			if (!got.flip().equals(ByteBuffer.wrap(payload))) {
				throw new IOException("other bytes came than were sent");
			}
		}
	}
}
