// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.channel.Channel;
import tandem.channel.Channel.Sent;
import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connection.CloseReason;
import tandem.channel.Credential;
import tandem.channel.Listening;
import tandem.testsupport.Await;
import tandem.testsupport.StallingProxy;
import tandem.testsupport.session.FakeIdentity;

/** Both ends in one process, in memory and over the loopback interface. */
class ConnectTest {

	private static final ChannelConfig CHAT = new ChannelConfig("test.chat", 3, 1 << 20, Urgency.NORMAL);

	/** More than two signs of life apart. */
	private static final Duration SILENT = Duration.ofSeconds(4);

	private final CopyOnWriteArrayList<String> log = new CopyOnWriteArrayList<>();

	private final TandemConnector sharer = new TandemConnector(new FakeIdentity("Bella\u202e \u0007  B."), log::add);

	private final TandemConnector technician = new TandemConnector(new FakeIdentity("Tom"), log::add);

	private final LinkedBlockingQueue<Connection> accepted = new LinkedBlockingQueue<>();

	private final FakeDoor door = new FakeDoor();

	@AfterEach
	void end() {
		sharer.close();
		technician.close();
	}

	private static Credential credential(final byte[] id, final byte[] secret, final byte[] pin) {
		return new Credential("invitation", id, secret, pin);
	}

	private Connection call(final Listening listening) throws Exception {
		return technician.connect(listening.target(), credential(FakeDoor.ID, FakeDoor.SECRET, listening.fingerprint()), step -> { }).get(30, TimeUnit.SECONDS);
	}

	private Why failure(final String target, final Credential credential) {
		final var failed = assertThrows(ExecutionException.class, () -> technician.connect(target, credential, step -> { }).get(30, TimeUnit.SECONDS));
		return assertInstanceOf(ConnectFailedException.class, failed.getCause()).why();
	}

	@Test
	void tellsHowLongNothingWasHeard() throws Exception {
		try (var listening = sharer.listen("tandem+tls://127.0.0.1:0", door, accepted::add);
				var line = new StallingProxy(listening.port())) {
			final var there = technician.connect("tandem+tls://127.0.0.1:" + line.port(), credential(FakeDoor.ID, FakeDoor.SECRET, listening.fingerprint()),
					step -> { }).get(30, TimeUnit.SECONDS);
			final var here = accepted.poll(30, TimeUnit.SECONDS);
			line.stall(true);
			Await.until("silence at both ends", () -> here.silence().compareTo(SILENT) > 0 && there.silence().compareTo(SILENT) > 0);
			assertFalse(here.closed().isDone(), "it is silent and not yet lost");
			line.stall(false);
			Await.until("signs of life", () -> here.silence().compareTo(SILENT) < 0 && there.silence().compareTo(SILENT) < 0);
			there.close();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tandem+memory://connect", "tandem+tls://127.0.0.1:0" })
	void bothEndsMeet(final String address) throws Exception {
		try (var listening = sharer.listen(address, door, accepted::add)) {
			final var there = call(listening);
			final var here = accepted.poll(30, TimeUnit.SECONDS);
			assertEquals(there.peer().words(), here.peer().words());
			assertEquals(3, here.peer().words().size());
			assertEquals("Bella B.", there.peer().statedName());
			assertEquals("Tom", here.peer().statedName());
			assertEquals("door", here.peer().way().orElseThrow());
			Await.until("the success to be noted", () -> door.succeeded.get() == 1);
			assertEquals(1, door.spent.get());
			assertEquals(0, door.failed.get());
			exchange(there, here);
			there.close();
			assertEquals(CloseReason.CLOSED_THERE, here.closed().get(10, TimeUnit.SECONDS));
			assertEquals(CloseReason.CLOSED_HERE, there.closed().get(10, TimeUnit.SECONDS));
			assertTrue(log.isEmpty(), log::toString);
		}
	}

	private static void exchange(final Connection there, final Connection here) throws Exception {
		final var sent = new byte[900_000];
		new Random(7).nextBytes(sent);
		final var got = new LinkedBlockingQueue<byte[]>();
		final var echo = here.open(CHAT);
		echo.listen(message -> assertEquals(Sent.ACCEPTED, echo.send(message)));
		final var channel = there.open(new ChannelConfig("test.chat", 2, 1 << 20, Urgency.NORMAL));
		final var connected = new java.util.concurrent.CompletableFuture<Void>();
		channel.listen(new Channel.Listener() {
			@Override
			public void connected() {
				connected.complete(null);
			}

			@Override
			public void message(final byte[] message) {
				got.add(message);
			}
		});
		connected.get(10, TimeUnit.SECONDS);
		assertEquals(2, channel.version());
		assertEquals(Sent.ACCEPTED, channel.send(sent.clone()));
		assertEquals(Sent.ACCEPTED, channel.send(new byte[0]));
		assertArrayEquals(sent, got.poll(10, TimeUnit.SECONDS));
		assertArrayEquals(new byte[0], got.poll(10, TimeUnit.SECONDS));
	}

	@Test
	void everyConnectionHasItsOwnWords() throws Exception {
		try (var listening = sharer.listen("tandem+memory://words", door, accepted::add)) {
			assertNotEquals(call(listening).peer().words(), call(listening).peer().words());
		}
	}

	@Test
	void aWrongSecretIsRefusedAndCosts() throws Exception {
		try (var listening = sharer.listen("tandem+memory://wrong", door, accepted::add)) {
			final var wrong = credential(FakeDoor.ID, "a wrong secret".getBytes(StandardCharsets.US_ASCII), listening.fingerprint());
			assertEquals(Why.REFUSED, failure(listening.target(), wrong));
			Await.until("the failure to be noted", () -> door.failed.get() == 1);
			assertEquals(1, door.spent.get());
			assertEquals(0, door.succeeded.get());
		}
	}

	@Test
	void anUnknownIdIsRefusedAlikeAndCostsNobody() throws Exception {
		try (var listening = sharer.listen("tandem+memory://unknown", door, accepted::add)) {
			assertEquals(Why.REFUSED, failure(listening.target(), credential(new byte[16], FakeDoor.SECRET, listening.fingerprint())));
			assertEquals(0, door.spent.get());
		}
	}

	@Test
	void anotherCertificateIsRefusedBeforeAnythingIsSaid() throws Exception {
		try (var listening = sharer.listen("tandem+memory://pin", door, accepted::add)) {
			assertEquals(Why.WRONG_CERTIFICATE, failure(listening.target(), credential(FakeDoor.ID, FakeDoor.SECRET, new byte[32])));
			assertEquals(0, door.spent.get());
		}
	}

	@Test
	void aClosedPortIsUnreachable() throws Exception {
		final String target;
		try (var listening = sharer.listen("tandem+tls://127.0.0.1:0", door, accepted::add)) {
			target = listening.target();
		}
		assertEquals(Why.UNREACHABLE, failure(target, credential(FakeDoor.ID, FakeDoor.SECRET, null)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "http://127.0.0.1:1", "tandem+tls://", "tandem+tls://127.0.0.1", "tandem+tls://127.0.0.1:99999", "tandem+memory://",
			"tandem+tls://127.0.0.1:9/path" })
	void aBadTargetSaysSo(final String target) {
		assertEquals(Why.BAD_TARGET, failure(target, credential(FakeDoor.ID, FakeDoor.SECRET, null)));
	}
}
