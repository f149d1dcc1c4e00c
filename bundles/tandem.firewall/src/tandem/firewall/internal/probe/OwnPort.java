// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import tandem.channel.PortProof;

/** A port that is open for some seconds: says what it is told to whoever connects, hears nothing, and closes. */
final class OwnPort implements PortProof {

	/** One is expected; strangers may come first. */
	private static final int MOST = 16;

	private final CompletableFuture<byte[]> said = new CompletableFuture<>();

	private final ServerSocket server;

	private final Thread serving;

	/**
	 * Opens it.
	 *
	 * @throws IOException where it is in use, or may not be opened
	 */
	OwnPort(final InetSocketAddress where) throws IOException {
		server = new ServerSocket();
		try {
			server.bind(where, MOST);
		} catch (final IOException e) {
			server.close();
			throw e;
		}
		serving = Thread.ofVirtual().name("tandem-probe-port").start(this::serve);
	}

	@Override
	public void say(final byte[] what) {
		said.complete(what.clone());
	}

	private void serve() {
		for (var count = 0; count < MOST; count++) {
			try (var socket = server.accept()) {
				socket.getOutputStream().write(said.get());
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
	public void close() {
		said.cancel(false);
		try {
			server.close();
			serving.join();
		} catch (final IOException e) {
			// What can't be closed is closed.
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
