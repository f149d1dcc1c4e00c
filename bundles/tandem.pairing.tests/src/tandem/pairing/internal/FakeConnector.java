// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import tandem.channel.Authenticator;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.channel.Credential;
import tandem.channel.Listening;

/** A relay that does what the test says. */
final class FakeConnector implements Connector {

	final List<String> targets = new CopyOnWriteArrayList<>();
	final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();
	final CompletableFuture<Connection> call = new CompletableFuture<>();
	volatile Optional<Why> refuses = Optional.empty();
	volatile Credential presented;
	volatile Consumer<Step> progress;
	/** What becomes of calls to a target; others end as {@link #call} does. */
	final Map<String, CompletableFuture<Connection>> calls = new ConcurrentHashMap<>();

	@Override
	public synchronized CompletableFuture<Connection> connect(final String target, final Credential credential, final Consumer<Step> told) {
		targets.add(target);
		progress = told;
		presented = credential;
		return calls.getOrDefault(target, call);
	}

	@Override
	public synchronized Listening meet(final String address, final String wayIn, final byte[] id, final Authenticator authenticator,
			final Consumer<Connection> accepted) throws ConnectFailedException {
		return listen(address, authenticator, accepted);
	}

	@Override
	public synchronized Listening listen(final String address, final Authenticator authenticator, final Consumer<Connection> accepted)
			throws ConnectFailedException {
		targets.add(address);
		if (refuses.isPresent()) {
			throw new ConnectFailedException(refuses.get(), "refused", null);
		}
		final var mailbox = new Mailbox(authenticator, accepted);
		mailboxes.add(mailbox);
		return mailbox;
	}

	static final class Mailbox implements Listening {

		final Authenticator authenticator;
		final Consumer<Connection> accepted;
		final CompletableFuture<End> ended = new CompletableFuture<>();

		Mailbox(final Authenticator authenticator, final Consumer<Connection> accepted) {
			this.authenticator = authenticator;
			this.accepted = accepted;
		}

		@Override
		public int port() {
			return 0;
		}

		@Override
		public String target() {
			return "tandem+relay://relay.example:443";
		}

		@Override
		public byte[] fingerprint() {
			return new byte[32];
		}

		@Override
		public Optional<String> mailbox() {
			return Optional.of("K7M4");
		}

		@Override
		public CompletableFuture<End> ended() {
			return ended;
		}

		@Override
		public void close() {
			ended.complete(End.CLOSED);
		}
	}
}
