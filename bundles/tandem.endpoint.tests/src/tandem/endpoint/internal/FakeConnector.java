// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import tandem.channel.Authenticator;
import tandem.channel.ConnectFailedException;
import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.channel.Credential;
import tandem.channel.Listening;

/** Listens nowhere; a test knocks and comes in by hand. */
final class FakeConnector implements Connector {

	final List<String> where = new CopyOnWriteArrayList<>();
	final AtomicInteger open = new AtomicInteger();
	volatile boolean portsTaken;
	volatile Authenticator authenticator;
	volatile Consumer<Connection> accepted;

	@Override
	public CompletableFuture<Connection> connect(final String target, final Credential credential, final Consumer<Step> progress) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Listening listen(final String address, final Authenticator door, final Consumer<Connection> consumer) throws ConnectFailedException {
		if (portsTaken) {
			throw new ConnectFailedException(ConnectFailedException.Why.CANNOT_LISTEN, "taken", null);
		}
		where.add(address);
		authenticator = door;
		accepted = consumer;
		open.incrementAndGet();
		final var ended = new CompletableFuture<Listening.End>();
		return new Listening() {

			@Override
			public int port() {
				return 49_153;
			}

			@Override
			public String target() {
				return "tandem+tls://127.0.0.1:49153";
			}

			@Override
			public byte[] fingerprint() {
				return new byte[32];
			}

			@Override
			public CompletableFuture<End> ended() {
				return ended;
			}

			@Override
			public void close() {
				ended.complete(End.CLOSED);
				open.decrementAndGet();
			}
		};
	}
}
