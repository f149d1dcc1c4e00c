// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.RelayCodec;
import tandem.relay.protocol.RelayProtocol;
import tandem.relay.protocol.RelayProtocolException;
import tandem.relay.protocol.ServerFrame;

/** A TCP connection that says what a test wants, in TLS or not. */
final class RawClient implements AutoCloseable {

	static final String WEB_SOCKET = "GET " + RelayProtocol.PATH + " HTTP/1.1\r\nHost: relay\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
			+ "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: " + RelayProtocol.SUBPROTOCOL + "\r\n";

	private static final int PATIENCE = (int) Duration.ofSeconds(30).toMillis();

	private Socket socket;

	RawClient(final int port, final String from) throws IOException {
		socket = new Socket();
		socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
		socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
		socket.setSoTimeout(PATIENCE);
	}

	RawClient say(final byte[] bytes) throws IOException {
		final OutputStream out = socket.getOutputStream();
		out.write(bytes);
		out.flush();
		return this;
	}

	RawClient say(final String text) throws IOException {
		return say(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	/** From here on in TLS. */
	RawClient secured() throws IOException {
		return secured(Trusting.context());
	}

	/** The same, going on with an earlier TLS session of the context's if it has one. */
	RawClient secured(final SSLContext context) throws IOException {
		final var tls = (SSLSocket) context.getSocketFactory().createSocket(socket, "relay", socket.getPort(), true);
		tls.startHandshake();
		socket = tls;
		return this;
	}

	RawClient secured(final String protocol) throws IOException {
		final var tls = (SSLSocket) Trusting.context().getSocketFactory().createSocket(socket, "relay", socket.getPort(), true);
		tls.setEnabledProtocols(new String[] { protocol });
		tls.startHandshake();
		socket = tls;
		return this;
	}

	/** The first line of the answer; empty if the connection ends without one. */
	String answer() throws IOException {
		final var line = new StringBuilder();
		try {
			for (var c = socket.getInputStream().read(); c >= 0 && c != '\r'; c = socket.getInputStream().read()) {
				line.append((char) c);
			}
		} catch (final java.net.SocketTimeoutException e) {
			throw e;
		} catch (final IOException _) {
			return line.toString(); // a reset is an end too
		}
		return line.toString();
	}

	/**
	 * As a WebSocket client: asks, and reads one answer.
	 *
	 * @return empty if the connection ends first
	 */
	Optional<ServerFrame> ask(final ClientFrame frame) throws IOException {
		final var payload = RelayCodec.encode(frame);
		final var message = ByteBuffer.allocate(payload.length + 6).put((byte) 0x82).put((byte) (0x80 | payload.length)).putInt(0).put(payload);
		say(WEB_SOCKET + "\r\n").say(message.array());
		final var in = socket.getInputStream();
		final var head = new StringBuilder();
		for (var c = in.read(); c >= 0; c = in.read()) {
			head.append((char) c);
			if (head.indexOf("\r\n\r\n") > 0) {
				break;
			}
		}
		if (in.read() != 0x82) {
			return Optional.empty();
		}
		try {
			return Optional.of(RelayCodec.decodeServer(ByteBuffer.wrap(in.readNBytes(in.read()))));
		} catch (final RelayProtocolException e) {
			throw new IOException(e);
		}
	}

	/** Waits until the other end closes; true unless it says something first. */
	boolean isClosed() throws IOException {
		return answer().isEmpty();
	}

	@Override
	public void close() throws IOException {
		socket.close();
	}
}
