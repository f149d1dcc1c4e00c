// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import tandem.channel.Authenticator;
import tandem.channel.ConnectFailedException;
import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.channel.Credential;
import tandem.firewall.Access;
import tandem.firewall.Applied;
import tandem.firewall.Change;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.station.Station;
import tandem.session.SessionContext;

/** This computer, over a connection in memory that is made when it is first needed. Who runs the program permits what it does. */
final class OwnStation implements Station, AutoCloseable {

	private static final String WAY = "firewall";
	private static final int SECRET = 16;
	private static final long CONNECT_SECONDS = 30;

	/** Both ends. */
	private record Joined(Connection asks, Connection looks, Asking asking, Answering answering) implements AutoCloseable {

		@Override
		public void close() {
			asking.close();
			answering.close();
			asks.close();
			looks.close();
		}
	}

	private final Looking looking;
	private final Connector connector;
	private final LongSupplier nanos;
	private final SecureRandom random = new SecureRandom();
	private Optional<Joined> joined = Optional.empty();

	OwnStation(final Looking looking, final Connector connector, final LongSupplier nanos) {
		this.looking = looking;
		this.connector = connector;
		this.nanos = nanos;
	}

	@Override
	public String id() {
		return "";
	}

	@Override
	public String name() {
		return "";
	}

	@Override
	public boolean isHere() {
		return true;
	}

	@Override
	public boolean canChange() {
		return true;
	}

	@Override
	public Optional<SessionContext> session() {
		return Optional.empty();
	}

	@Override
	public State check(final Access access, final Consumer<Result> results) throws InterruptedException, IOException {
		return asking().check(access, results);
	}

	@Override
	public Listing list(final Access access) throws InterruptedException, IOException {
		return asking().list(access);
	}

	@Override
	public Applied apply(final Change change) throws InterruptedException, IOException {
		return asking().apply(change.id());
	}

	@Override
	public synchronized void close() {
		joined.ifPresent(Joined::close);
		joined = Optional.empty();
	}

	private synchronized Asking asking() throws InterruptedException, IOException {
		if (joined.isEmpty() || joined.get().asks().closed().isDone()) {
			close();
			joined = Optional.of(join());
		}
		return joined.get().asking();
	}

	private Joined join() throws InterruptedException, IOException {
		final var id = new byte[SECRET];
		final var secret = new byte[SECRET];
		random.nextBytes(id);
		random.nextBytes(secret);
		final var accepted = new CompletableFuture<Connection>();
		try (var listening = connector.listen("tandem+memory://" + WAY + '-' + HexFormat.of().formatHex(id), new OnlyOwn(id, secret), accepted::complete)) {
			final var asks = connector.connect(listening.target(), new Credential(WAY, id, secret, listening.fingerprint()), _ -> { })
					.get(CONNECT_SECONDS, TimeUnit.SECONDS);
			final var looks = accepted.get(CONNECT_SECONDS, TimeUnit.SECONDS);
			final var answers = looks.open(TalkCodec.CHANNEL);
			final var answering = new Answering(answers, looking, new ByOwner(), nanos);
			answers.listen(answering);
			final var questions = asks.open(TalkCodec.CHANNEL);
			final var asking = new Asking(questions, _ -> asks.close(), Optional.empty());
			questions.listen(asking);
			return new Joined(asks, looks, asking, answering);
		} catch (final ConnectFailedException | ExecutionException | TimeoutException e) {
			throw new IOException("This computer can't be looked at: " + e.getMessage(), e);
		}
	}

	/** Nobody but this program knows the secret. */
	private record OnlyOwn(byte[] id, byte[] known) implements Authenticator {

		@Override
		public Optional<Attempt> begin(final String wayIn, final byte[] presented) {
			return wayIn.equals(WAY) && MessageDigest.isEqual(id, presented) ? Optional.of(new Only(known)) : Optional.empty();
		}
	}

	private record Only(byte[] secret) implements Authenticator.Attempt {

		@Override
		public String way() {
			return WAY;
		}

		@Override
		public boolean spend() {
			return true;
		}

		@Override
		public void succeeded() {
			// Nothing was spent.
		}

		@Override
		public void failed() {
			// Nothing was spent.
		}
	}

	/** The owner of the computer. */
	private static final class ByOwner implements Answering.Rules {

		@Override
		public boolean permitted() {
			return true;
		}

		@Override
		public boolean isOwner() {
			return true;
		}

		@Override
		public boolean lets(final Change change) {
			return true;
		}

		@Override
		public void log(final String event) {
			// Who looks at their own computer knows; changes are noted by who asks for them.
		}

		@Override
		public void violation(final String reason) {
			throw new IllegalStateException(reason);
		}
	}
}
