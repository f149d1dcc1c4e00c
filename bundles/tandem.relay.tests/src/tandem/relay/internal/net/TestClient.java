// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import tandem.relay.protocol.AccessToken;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.RelayCodec;
import tandem.relay.protocol.RelayProtocol;
import tandem.relay.protocol.RelayProtocolException;
import tandem.relay.protocol.RoutingPart;
import tandem.relay.protocol.ServerFrame;

/** A client with the JDK's WebSocket: nothing of the relay's own code but the codec. */
final class TestClient implements AutoCloseable {

	private static final long SECONDS = 30;

	private final HttpClient http;

	final WebSocket socket;

	private final BlockingQueue<byte[]> messages = new LinkedBlockingQueue<>();

	private final ByteArrayOutputStream half = new ByteArrayOutputStream();

	private final CompletableFuture<Integer> closed = new CompletableFuture<>();

	private volatile boolean reads = true;

	TestClient(final int port, final InetAddress from) {
		this(URI.create("wss://127.0.0.1:" + port + RelayProtocol.PATH), from, builder -> builder.subprotocols(RelayProtocol.SUBPROTOCOL));
	}

	TestClient(final URI uri, final InetAddress from, final java.util.function.UnaryOperator<WebSocket.Builder> more) {
		http = HttpClient.newBuilder().sslContext(Trusting.context()).localAddress(from).version(HttpClient.Version.HTTP_1_1).build();
		try {
			socket = more.apply(http.newWebSocketBuilder()).buildAsync(uri, new Listening()).join();
		} catch (final CompletionException e) {
			http.shutdownNow();
			throw e;
		}
	}

	private final class Listening implements WebSocket.Listener {

		@Override
		public void onOpen(final WebSocket opened) {
			opened.request(1);
		}

		@Override
		public CompletionStage<?> onBinary(final WebSocket from, final ByteBuffer data, final boolean last) {
			final var bytes = new byte[data.remaining()];
			data.get(bytes);
			half.writeBytes(bytes);
			if (last) {
				messages.add(half.toByteArray());
				half.reset();
			}
			if (reads) {
				from.request(1);
			}
			return null;
		}

		@Override
		public CompletionStage<?> onPing(final WebSocket from, final ByteBuffer message) {
			from.request(1);
			return null;
		}

		@Override
		public CompletionStage<?> onClose(final WebSocket from, final int status, final String reason) {
			closed.complete(status);
			return null;
		}

		@Override
		public void onError(final WebSocket from, final Throwable error) {
			closed.completeExceptionally(error);
		}
	}

	/** No further message is taken until {@link #read}. */
	void stopReading() {
		reads = false;
	}

	void read() {
		reads = true;
		socket.request(1);
	}

	void send(final ClientFrame frame) {
		send(RelayCodec.encode(frame));
	}

	void send(final byte[] bytes) {
		await(socket.sendBinary(ByteBuffer.wrap(bytes), true));
	}

	ServerFrame ask(final ClientFrame frame) {
		send(frame);
		return frame();
	}

	ServerFrame frame() {
		try {
			return RelayCodec.decodeServer(ByteBuffer.wrap(bytes()));
		} catch (final RelayProtocolException e) {
			throw new AssertionError(e);
		}
	}

	/** The next message. */
	byte[] bytes() {
		try {
			final var bytes = messages.poll(SECONDS, TimeUnit.SECONDS);
			if (bytes == null) {
				throw new AssertionError("no message within " + SECONDS + " s; closed: " + closed);
			}
			return bytes;
		} catch (final InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	/** The status of the relay's close. */
	int closeStatus() {
		return await(closed);
	}

	/** Whether the connection is over, in whatever way. */
	boolean isOver() {
		return closed.isDone();
	}

	RoutingPart allocate() {
		return allocate(java.util.Optional.empty());
	}

	RoutingPart allocate(final java.util.Optional<AccessToken> token) {
		return ((ServerFrame.Allocated) ask(new ClientFrame.Allocate(4, 600, token))).routing();
	}

	static <T> T await(final CompletableFuture<T> future) {
		try {
			return future.get(SECONDS, TimeUnit.SECONDS);
		} catch (final InterruptedException | ExecutionException | TimeoutException e) {
			throw new AssertionError(e);
		}
	}

	@Override
	public void close() {
		socket.abort();
		http.shutdownNow();
	}
}
