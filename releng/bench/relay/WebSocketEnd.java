// SPDX-License-Identifier: EPL-2.0
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.RelayCodec;
import tandem.relay.protocol.RelayProtocol;
import tandem.relay.protocol.RelayProtocolException;
import tandem.relay.protocol.ServerFrame;

/** WebSocket over {@link TlsEnd}: sends masked binary messages, reads the payload of whatever comes as one stream of bytes, and answers pings. */
final class WebSocketEnd implements AutoCloseable {

	private static final String UPGRADE = "GET " + RelayProtocol.PATH + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
			+ "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: " + RelayProtocol.SUBPROTOCOL
			+ "\r\n\r\n";

	private static final String UPGRADED = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
			+ "Sec-WebSocket-Accept: ICX+Yqv66kxgM0FcWaLWlFLwTAI=\r\n\r\n";

	private static final int PING = 9;

	private static final int CLOSE = 8;

	final TlsEnd tls;

	private final ByteBuffer plain = ByteBuffer.allocate(128 << 10).flip();

	private int opcode;

	private boolean masked;

	private int mask;

	private int position;

	private int left;

	WebSocketEnd(final TlsEnd tls) {
		this.tls = tls;
	}

	/** As a client. */
	WebSocketEnd ask() throws IOException {
		tls.write(ByteBuffer.wrap(UPGRADE.getBytes(StandardCharsets.US_ASCII)));
		head("HTTP/1.1 101 ");
		return this;
	}

	/** As a server, in place of the relay. */
	WebSocketEnd answer() throws IOException {
		head("GET " + RelayProtocol.PATH + " ");
		tls.write(ByteBuffer.wrap(UPGRADED.getBytes(StandardCharsets.US_ASCII)));
		return this;
	}

	private void head(final String begin) throws IOException {
		final var text = new StringBuilder();
		while (text.indexOf("\r\n\r\n") < 0) {
			if (!plain.hasRemaining()) {
				more();
			}
			text.append((char) plain.get());
		}
		if (text.indexOf(begin) != 0) {
			throw new IOException(text.toString());
		}
	}

	private boolean more() throws IOException {
		plain.compact();
		final var some = tls.read(plain);
		plain.flip();
		return some;
	}

	void send(final ClientFrame frame) throws IOException {
		send(RelayCodec.encode(frame));
	}

	void send(final byte[] payload) throws IOException {
		tls.write(message(ByteBuffer.allocate(payload.length + 14), 2, payload).flip());
	}

	/** Puts a whole masked message into a buffer. */
	static ByteBuffer message(final ByteBuffer into, final int opcode, final byte[] payload) {
		into.put((byte) (0x80 | opcode));
		if (payload.length < 126) {
			into.put((byte) (0x80 | payload.length));
		} else {
			into.put((byte) (0x80 | 126)).putShort((short) payload.length);
		}
		final var mask = ThreadLocalRandom.current().nextInt();
		into.putInt(mask);
		var index = 0;
		for (; index + 4 <= payload.length; index += 4) {
			into.putInt(mask ^ ((payload[index] & 0xff) << 24 | (payload[index + 1] & 0xff) << 16 | (payload[index + 2] & 0xff) << 8 | payload[index + 3] & 0xff));
		}
		for (; index < payload.length; index++) {
			into.put((byte) (payload[index] ^ mask >> 24 - index % 4 * 8));
		}
		return into;
	}

	/** The next frame of the relay; blocks. */
	ServerFrame frame() throws IOException {
		final var bytes = ByteBuffer.allocate(RelayProtocol.MAX_FRAME);
		do {
			read(bytes, 1);
		} while (left > 0 || bytes.position() == 0);
		try {
			return RelayCodec.decodeServer(bytes.flip());
		} catch (final RelayProtocolException e) {
			throw new IOException(e);
		}
	}

	/**
	 * Reads payload.
	 *
	 * @param into where to
	 * @param most bytes
	 * @return how many; 0 where nothing is there and the socket does not block
	 */
	int read(final ByteBuffer into, final int most) throws IOException {
		while (true) {
			while (left == 0) {
				if (!frameBegins()) {
					return 0;
				}
			}
			if (!plain.hasRemaining() && !more()) {
				return 0;
			}
			final var count = Math.min(Math.min(most, left), plain.remaining());
			if (opcode <= 2) {
				for (var index = 0; index < count; index++) {
					into.put((byte) (masked ? plain.get() ^ mask >> 24 - position++ % 4 * 8 : plain.get()));
				}
				left -= count;
				return count;
			}
			plain.position(plain.position() + count); // a ping or pong with something in it
			left -= count;
		}
	}

	private boolean frameBegins() throws IOException {
		while (plain.remaining() < 2 || plain.remaining() < headLength()) {
			if (!more()) {
				return false;
			}
		}
		opcode = plain.get() & 0xf;
		final var length = plain.get();
		masked = length < 0;
		left = length & 0x7f;
		if (left == 126) {
			left = plain.getShort() & 0xffff;
		} else if (left == 127) {
			left = Math.toIntExact(plain.getLong());
		}
		mask = masked ? plain.getInt() : 0;
		position = 0;
		if (opcode == PING) {
			tls.write(message(ByteBuffer.allocate(14), 10, new byte[0]).flip());
		} else if (opcode == CLOSE) {
			throw new IOException("the relay closed");
		}
		return true;
	}

	private int headLength() {
		final var length = plain.get(plain.position() + 1);
		final var more = switch (length & 0x7f) {
		case 126 -> 2;
		case 127 -> 8;
		default -> 0;
		};
		return 2 + more + (length < 0 ? 4 : 0);
	}

	/** Reads bytes first that were taken from the socket. */
	void replay(final ByteBuffer encrypted) {
		tls.replay(encrypted);
	}

	/** Nothing that has come is left unread, and the engine is where the socket is. */
	boolean isEven() {
		return !plain.hasRemaining() && left == 0 && tls.isEven();
	}

	@Override
	public void close() throws IOException {
		tls.close();
	}
}
