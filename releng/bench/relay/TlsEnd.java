// SPDX-License-Identifier: EPL-2.0
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** A TCP connection with TLS 1.3. Blocks until {@link #stopBlocking()}; then {@link #read()} and {@link #write} do what they can at once. One thread. */
final class TlsEnd implements AutoCloseable {

	private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

	private static final int RECORD = 17 << 10;

	final SocketChannel socket;

	private final SSLEngine engine;

	private ByteBuffer received = ByteBuffer.allocate(2 * RECORD).flip();

	private ByteBuffer unsent = NOTHING;

	TlsEnd(final SocketChannel socket, final SSLEngine engine) throws IOException {
		this.socket = socket;
		this.engine = engine;
		socket.setOption(StandardSocketOptions.TCP_NODELAY, Boolean.TRUE);
		shakeHands();
	}

	static TlsEnd to(final int port, final Tls tls) throws IOException {
		return new TlsEnd(SocketChannel.open(new InetSocketAddress("127.0.0.1", port)), tls.client());
	}

	private void shakeHands() throws IOException {
		engine.beginHandshake();
		final var plain = ByteBuffer.allocate(RECORD);
		for (var status = engine.getHandshakeStatus(); status != HandshakeStatus.NOT_HANDSHAKING; status = engine.getHandshakeStatus()) {
			switch (status) {
			case NEED_TASK -> {
				for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
					task.run();
				}
			}
			case NEED_WRAP -> write(NOTHING);
			case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
				if (engine.unwrap(received, plain).getStatus() == Status.BUFFER_UNDERFLOW) {
					receive();
				}
			}
			default -> throw new SSLException(status.toString());
			}
		}
		if (plain.position() > 0) {
			throw new SSLException("data before the handshake was over");
		}
	}

	/** Reads these bytes first, which were taken from the socket. */
	void replay(final ByteBuffer encrypted) {
		received = encrypted;
	}

	private int receive() throws IOException {
		received.compact();
		final var count = socket.read(received);
		received.flip();
		if (count < 0) {
			throw new EOFException("the other side hung up");
		}
		return count;
	}

	void stopBlocking() throws IOException {
		socket.configureBlocking(false);
	}

	/** Whether the engine is as far as the socket: nothing was received that was not yet read. */
	boolean isEven() {
		return !received.hasRemaining();
	}

	/**
	 * Decrypts what has come.
	 *
	 * @param into room for at least a record
	 * @return whether something was added
	 */
	boolean read(final ByteBuffer into) throws IOException {
		final var before = into.position();
		while (true) {
			if (into.remaining() < RECORD) {
				return into.position() > before;
			}
			final var status = received.hasRemaining() ? engine.unwrap(received, into).getStatus() : Status.BUFFER_UNDERFLOW;
			if (status == Status.CLOSED) {
				throw new EOFException("the other side ended TLS");
			}
			if (status == Status.BUFFER_UNDERFLOW) {
				if (socket.isBlocking() && into.position() > before || receive() == 0) {
					return into.position() > before;
				}
			}
		}
	}

	/** Encrypts all of it, and sends what can be sent. */
	void write(final ByteBuffer plain) throws IOException {
		final var records = ByteBuffer.allocate(RECORD * (plain.remaining() / (16 << 10) + 1));
		encrypt(plain, records);
		records.flip();
		if (unsent.hasRemaining()) {
			unsent = ByteBuffer.allocate(unsent.remaining() + records.remaining()).put(unsent).put(records).flip();
		} else {
			unsent = records;
		}
		flush();
	}

	/** Sends what could not be sent; true if nothing is left. */
	boolean flush() throws IOException {
		do {
			socket.write(unsent);
		} while (unsent.hasRemaining() && socket.isBlocking());
		return !unsent.hasRemaining();
	}

	/** Only encrypts. */
	void encrypt(final ByteBuffer plain, final ByteBuffer into) throws SSLException {
		do {
			if (engine.wrap(plain, into).getStatus() != Status.OK) {
				throw new SSLException("no room");
			}
		} while (plain.hasRemaining());
	}

	@Override
	public void close() throws IOException {
		socket.setOption(StandardSocketOptions.SO_LINGER, 0);
		socket.close();
	}
}
