// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import tandem.channel.Authenticator;
import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.channel.Credential;
import tandem.channel.Listening;
import tandem.channel.PortProof;

/** A program that listens on a port, and says there whatever proves it. */
final class ListeningPort implements Connector, AutoCloseable {

	private final ServerSocket server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
	private final CompletableFuture<byte[]> said = new CompletableFuture<>();
	private volatile boolean over;

	ListeningPort() throws IOException {
		Thread.ofVirtual().start(() -> {
			try (var caller = server.accept()) {
				caller.getOutputStream().write(said.join());
			} catch (final IOException e) {
				// Nobody came.
			}
		});
	}

	int port() {
		return server.getLocalPort();
	}

	boolean isOver() {
		return over;
	}

	@Override
	public Optional<PortProof> prove(final int port) {
		return port != port() ? Optional.empty() : Optional.of(new PortProof() {

			@Override
			public void say(final byte[] what) {
				said.complete(what);
			}

			@Override
			public void close() {
				over = true;
			}
		});
	}

	@Override
	public CompletableFuture<Connection> connect(final String target, final Credential credential, final Consumer<Step> progress) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Listening listen(final String address, final Authenticator authenticator, final Consumer<Connection> accepted) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() throws IOException {
		server.close();
	}
}
