// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.netty.channel.embedded.EmbeddedChannel;
import tandem.channel.Authenticator;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connector.Step;
import tandem.channel.Credential;
import tandem.channel.Listening;
import tandem.provider.internal.FakeDoor;
import tandem.provider.internal.TandemConnector;
import tandem.provider.internal.handshake.HandshakeException;
import tandem.testsupport.Await;
import tandem.testsupport.session.FakeIdentity;

/** Whatever a callback throws, errors included, costs one call: the listener goes on, and the caller hears of it. */
class CallbackErrorTest {

	private final CopyOnWriteArrayList<String> log = new CopyOnWriteArrayList<>();

	private final LinkedBlockingQueue<Connection> accepted = new LinkedBlockingQueue<>();

	private final TandemConnector sharer = new TandemConnector(new FakeIdentity("Bella"), log::add);

	private final TandemConnector technician = new TandemConnector(new FakeIdentity("Tom"), log::add);

	private final AtomicBoolean failing = new AtomicBoolean(true);

	@AfterEach
	void end() {
		sharer.close();
		technician.close();
	}

	private <T> T failFirst(final T value) {
		if (failing.getAndSet(false)) {
			throw new NoClassDefFoundError("an error of the test");
		}
		return value;
	}

	private Connection call(final Listening listening, final Consumer<Step> progress) throws Exception {
		return technician.connect(listening.target(), new Credential("invitation", FakeDoor.ID, FakeDoor.SECRET, listening.fingerprint()), progress)
				.get(30, TimeUnit.SECONDS);
	}

	private void assertTheNextGetsIn(final Listening listening) throws Exception {
		call(listening, step -> { }).close();
		assertEquals("door", accepted.poll(30, TimeUnit.SECONDS).peer().way().orElseThrow());
		assertEquals(1, log.size(), log::toString);
	}

	@Test
	void anAuthenticatorThatFails() throws Exception {
		final var door = new FakeDoor();
		final Authenticator authenticator = (wayIn, id) -> failFirst(door).begin(wayIn, id);
		try (var listening = sharer.listen("tandem+memory://authenticator", authenticator, accepted::add)) {
			assertThrows(ExecutionException.class, () -> call(listening, step -> { }));
			Await.until("a line in the log", () -> !log.isEmpty());
			assertTheNextGetsIn(listening);
		}
	}

	@Test
	void anAttemptThatFails() throws Exception {
		final var door = new FakeDoor();
		final Authenticator authenticator = (wayIn, id) -> {
			final var attempt = door.begin(wayIn, id).orElseThrow();
			return Optional.of(failing.get() ? new Failing(attempt, failing) : attempt);
		};
		try (var listening = sharer.listen("tandem+memory://attempt", authenticator, accepted::add)) {
			assertThrows(ExecutionException.class, () -> call(listening, step -> { }));
			Await.until("a line in the log", () -> !log.isEmpty());
			assertEquals(1, door.failed.get());
			assertTheNextGetsIn(listening);
		}
	}

	@Test
	void oneWhoTakesConnectionsAndFails() throws Exception {
		try (var listening = sharer.listen("tandem+memory://accepting", new FakeDoor(), connection -> accepted.add(failFirst(connection)))) {
			final var lost = call(listening, step -> { });
			assertEquals(Connection.CloseReason.LOST, lost.closed().get(30, TimeUnit.SECONDS));
			Await.until("a line in the log", () -> !log.isEmpty());
			assertTheNextGetsIn(listening);
		}
	}

	@Test
	void aProgressThatFailsFailsTheCall() throws Exception {
		try (var listening = sharer.listen("tandem+memory://progress", new FakeDoor(), accepted::add)) {
			final var failed = assertThrows(ExecutionException.class, () -> call(listening, step -> {
				if (step == Step.PROVING) {
					failFirst(step);
				}
			}));
			assertEquals(Why.VIOLATION, assertInstanceOf(ConnectFailedException.class, failed.getCause()).why());
			Await.until("a line in the log", () -> !log.isEmpty());
			assertTheNextGetsIn(listening);
		}
	}

	@Test
	void whoSaysNothingIsWaitedForInEachPhaseAndInAll() {
		for (final var limits : new long[][] { { TimeUnit.HOURS.toNanos(1), 1 }, { 0, TimeUnit.HOURS.toNanos(1) } }) {
			final var conversation = new ConversationHandler(System.nanoTime() + limits[0], limits[1], line -> { }, cause -> { });
			final var line = new EmbeddedChannel(conversation);
			final var failed = assertThrows(HandshakeException.class, conversation::receive);
			assertEquals(Why.TIMEOUT, failed.why());
			line.finishAndReleaseAll();
		}
	}

	/** Fails when the guess is to be spent. */
	private record Failing(Authenticator.Attempt attempt, AtomicBoolean failing) implements Authenticator.Attempt {

		@Override
		public String way() {
			return attempt.way();
		}

		@Override
		public byte[] secret() {
			return attempt.secret();
		}

		@Override
		public boolean spend() {
			failing.set(false);
			throw new StackOverflowError("an error of the test");
		}

		@Override
		public void succeeded() {
			attempt.succeeded();
		}

		@Override
		public void failed() {
			attempt.failed();
		}
	}
}
