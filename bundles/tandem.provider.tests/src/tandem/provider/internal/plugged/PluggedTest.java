// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.plugged;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.channel.ByteCarrier;
import tandem.channel.Channel.Sent;
import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connection.CloseReason;
import tandem.channel.Credential;
import tandem.channel.Listening;
import tandem.provider.internal.FakeDoor;
import tandem.provider.internal.TandemConnector;
import tandem.testsupport.Await;
import tandem.testsupport.session.FakeIdentity;

/** A carrier that a plug-in brings: the same security as on all others, and the same end. */
class PluggedTest {

	private static final ChannelConfig CHAT = new ChannelConfig("test.chat", 1, 1 << 20, Urgency.NORMAL);

	@TempDir
	private Path folder;

	private final TandemConnector sharer = new TandemConnector(new FakeIdentity("Bella"), _ -> { });

	private final TandemConnector technician = new TandemConnector(new FakeIdentity("Tom"), _ -> { });

	private final LinkedBlockingQueue<Connection> accepted = new LinkedBlockingQueue<>();

	private final FakeDoor door = new FakeDoor();

	private String address;

	@BeforeEach
	void plug() {
		sharer.plug(new UnixCarrier("unix"));
		technician.plug(new UnixCarrier("unix"));
		address = "tandem+unix://" + folder.resolve("socket");
	}

	@AfterEach
	void end() {
		sharer.close();
		technician.close();
	}

	private static Credential credential(final byte[] secret, final byte[] pin) {
		return new Credential("invitation", FakeDoor.ID, secret, pin);
	}

	private Connection call(final Listening listening) throws Exception {
		return technician.connect(listening.target(), credential(FakeDoor.SECRET, listening.fingerprint()), _ -> { }).get(30, TimeUnit.SECONDS);
	}

	private Why failure(final String target, final Credential credential) {
		final var failed = assertThrows(ExecutionException.class, () -> technician.connect(target, credential, _ -> { }).get(30, TimeUnit.SECONDS));
		return assertInstanceOf(ConnectFailedException.class, failed.getCause()).why();
	}

	@Test
	void bothEndsMeetAndSayWhatTheyHaveToSay() throws Exception {
		try (var listening = sharer.listen(address, door, accepted::add)) {
			assertEquals(address, listening.target());
			final var there = call(listening);
			final var here = accepted.poll(30, TimeUnit.SECONDS);
			assertEquals(there.peer().words(), here.peer().words());
			assertEquals("this computer", here.peer().address());
			final var sent = new byte[900_000];
			new Random(7).nextBytes(sent);
			final var got = new LinkedBlockingQueue<byte[]>();
			final var echo = here.open(CHAT);
			echo.listen(message -> assertEquals(Sent.ACCEPTED, echo.send(message)));
			final var channel = there.open(CHAT);
			final var connected = new CountDownLatch(1);
			channel.listen(new tandem.channel.Channel.Listener() {

				@Override
				public void connected() {
					connected.countDown();
				}

				@Override
				public void message(final byte[] message) {
					got.add(message);
				}
			});
			assertEquals(true, connected.await(30, TimeUnit.SECONDS));
			assertEquals(Sent.ACCEPTED, channel.send(sent));
			assertArrayEquals(sent, got.poll(30, TimeUnit.SECONDS));
			there.close();
			assertEquals(CloseReason.CLOSED_THERE, here.closed().get(20, TimeUnit.SECONDS));
		}
		assertFalse(Files.exists(folder.resolve("socket")), "nobody waits any more");
	}

	@Test
	void aWrongSecretAndAnotherCertificateAreRefusedAsOnEveryCarrier() throws Exception {
		try (var listening = sharer.listen(address, door, accepted::add)) {
			assertEquals(Why.REFUSED, failure(listening.target(), credential("another secret!!".getBytes(StandardCharsets.US_ASCII), listening.fingerprint())));
			Await.until("the try to be counted", () -> door.failed.get() == 1);
			assertEquals(Why.WRONG_CERTIFICATE, failure(listening.target(), credential(FakeDoor.SECRET, new byte[32])));
			assertEquals(1, door.spent.get(), "who sees another certificate says nothing");
		}
	}

	@Test
	void whoTalksSomethingElseIsSentAway() throws Exception {
		try (var listening = sharer.listen(address, door, accepted::add); var stranger = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("socket")))) {
			stranger.write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
			final var heard = ByteBuffer.allocate(1 << 12);
			while (stranger.read(heard) >= 0) {
				heard.clear();
			}
			assertEquals(0, door.spent.get());
		}
	}

	@Test
	void aCarrierThatBreaksEndsTheConnection() throws Exception {
		try (var listening = sharer.listen(address, door, accepted::add)) {
			call(listening);
			final var here = accepted.poll(30, TimeUnit.SECONDS);
			technician.close();
			assertNotEquals(CloseReason.CLOSED_HERE, here.closed().get(90, TimeUnit.SECONDS));
		}
	}

	@Test
	void whereNobodyWaitsTheCallFails() {
		assertEquals(Why.UNREACHABLE, failure(address, credential(FakeDoor.SECRET, new byte[32])));
	}

	@Test
	void whereItCantListenThatIsSaid() {
		assertEquals(Why.CANNOT_LISTEN, assertThrows(ConnectFailedException.class, () -> sharer.listen("tandem+unix:///nowhere/at/all", door, accepted::add)).why());
	}

	@Test
	void whatNobodyBroughtIsNoTarget() {
		technician.unplug(new UnixCarrier("unix"));
		assertEquals(Why.UNREACHABLE, failure(address, credential(FakeDoor.SECRET, new byte[32])), "another's going takes nothing away");
		assertEquals(Why.BAD_TARGET, failure("tandem+pigeon://x", credential(FakeDoor.SECRET, new byte[32])));
	}

	@Test
	void aCallThatIsGivenUpIsInterrupted() throws Exception {
		final var slow = new Slow();
		technician.plug(slow);
		final var call = technician.connect("tandem+slow://x", credential(FakeDoor.SECRET, new byte[32]), _ -> { });
		assertEquals(true, slow.called.await(20, TimeUnit.SECONDS));
		call.cancel(false);
		assertEquals(true, slow.interrupted.await(20, TimeUnit.SECONDS));
	}

	/** Takes for ever. */
	private static final class Slow implements ByteCarrier {

		private final CountDownLatch called = new CountDownLatch(1);

		private final CountDownLatch interrupted = new CountDownLatch(1);

		@Override
		public String scheme() {
			return "slow";
		}

		@Override
		public Bytes call(final String rest) throws IOException {
			called.countDown();
			try {
				new CountDownLatch(1).await();
			} catch (final InterruptedException e) {
				interrupted.countDown();
			}
			throw new IOException("given up");
		}

		@Override
		public Waiting listen(final String rest, final Consumer<Bytes> arrived) throws IOException {
			throw new IOException("never");
		}
	}

	@Test
	void whatIsTakenStaysTaken() throws Exception {
		sharer.plug(new UnixCarrier("tls"));
		try (var listening = sharer.listen("tandem+tls://127.0.0.1:0", door, accepted::add)) {
			assertNotEquals(0, listening.port(), "TCP, as ever");
		}
	}
}
