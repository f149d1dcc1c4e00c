// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import tandem.relay.protocol.ProbeNonce;

/** A port that is open for some seconds: says a nonce to whoever connects, hears nothing, and closes. Thread-safe. */
final class ProbePort implements AutoCloseable {

	/** One is expected; strangers may come first. */
	private static final int MOST = 16;

	private final CompletableFuture<ProbeNonce> nonce = new CompletableFuture<>();

	private final ServerSocket server;

	private final Thread serving;

	/**
	 * Opens it.
	 *
	 * @throws IOException where it is in use, or may not be opened
	 */
	ProbePort(final InetAddress address, final int port) throws IOException {
		server = new ServerSocket();
		try {
			server.bind(new InetSocketAddress(address, port), MOST);
		} catch (final IOException e) {
			server.close();
			throw e;
		}
		serving = Thread.ofVirtual().name("tandem-probe-port").start(this::serve);
	}

	/** What is said from now on; who came earlier has waited for it. */
	void say(final ProbeNonce what) {
		nonce.complete(what);
	}

	private void serve() {
		for (var count = 0; count < MOST; count++) {
			try (var socket = server.accept()) {
				socket.getOutputStream().write(nonce.get().toBytes());
			} catch (final ExecutionException | InterruptedException | CancellationException e) {
				return;
			} catch (final IOException e) {
				if (server.isClosed()) {
					return;
				}
			}
		}
	}

	/** Returns once the port is free again. */
	@Override
	public void close() throws IOException {
		nonce.cancel(false);
		server.close();
		try {
			serving.join();
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
