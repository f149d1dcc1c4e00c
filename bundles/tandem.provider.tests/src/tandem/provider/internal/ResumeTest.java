// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tandem.channel.Channel;
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

/** Two ends whose line breaks, over the loopback interface, and what they do to find each other again. */
class ResumeTest {

	private static final ChannelConfig CHAT = new ChannelConfig("test.chat", 1, 1 << 10, Urgency.NORMAL);

	private final CopyOnWriteArrayList<String> log = new CopyOnWriteArrayList<>();
	private final TandemConnector sharer = new TandemConnector(new FakeIdentity("Bella"), log::add);
	private final TandemConnector technician = new TandemConnector(new FakeIdentity("Tom"), log::add);
	private final LinkedBlockingQueue<Connection> accepted = new LinkedBlockingQueue<>();
	private Listening listening;
	private StallingProxy line;
	private Connection here;
	private Connection there;

	@BeforeEach
	void connect() throws Exception {
		listening = sharer.listen("tandem+tls://127.0.0.1:0", new FakeDoor(), accepted::add);
		line = new StallingProxy(listening.port());
		there = technician.connect("tandem+tls://127.0.0.1:" + line.port(), new Credential("invitation", FakeDoor.ID, FakeDoor.SECRET, listening.fingerprint()),
				step -> { }).get(30, TimeUnit.SECONDS);
		here = accepted.poll(30, TimeUnit.SECONDS);
	}

	@AfterEach
	void end() throws IOException {
		listening.close();
		line.close();
		sharer.close();
		technician.close();
	}

	private void cut() throws Exception {
		line.cut();
		assertEquals(CloseReason.LOST, here.closed().get(30, TimeUnit.SECONDS));
		assertEquals(CloseReason.LOST, there.closed().get(30, TimeUnit.SECONDS));
	}

	private static CompletableFuture<Connection> resume(final Connection lost) {
		return lost.resumption().orElseThrow().resume();
	}

	/** Both ends find each other, and messages flow. */
	private void meet() throws Exception {
		final var words = here.peer().words();
		final var againHere = resume(here);
		final var againThere = resume(there);
		here = againHere.get(60, TimeUnit.SECONDS);
		there = againThere.get(60, TimeUnit.SECONDS);
		assertEquals(words, here.peer().words());
		assertEquals(words, there.peer().words());
		assertEquals("Tom", here.peer().statedName());
		assertEquals("Bella", there.peer().statedName());
		assertEquals("door", here.peer().way().orElseThrow());
		final var got = new LinkedBlockingQueue<byte[]>();
		here.open(CHAT).listen(got::add);
		final var channel = there.open(CHAT);
		Await.until("the channel", channel::connected);
		assertEquals(Channel.Sent.ACCEPTED, channel.send("again".getBytes(StandardCharsets.US_ASCII)));
		assertArrayEquals("again".getBytes(StandardCharsets.US_ASCII), got.poll(30, TimeUnit.SECONDS));
	}

	private boolean portIsFree() {
		try (var socket = new ServerSocket(listening.port(), 1, InetAddress.getLoopbackAddress())) {
			return socket.isBound();
		} catch (final IOException e) {
			return false;
		}
	}

	@Test
	void bothEndsMeetAgainAndNothingListensAfterwards() throws Exception {
		listening.close();
		for (var i = 0; i < 3; i++) {
			cut();
			meet();
			Await.until("the port to be closed", this::portIsFree);
		}
		assertTrue(accepted.isEmpty(), "nobody came in by the door");
	}

	@Test
	void aListenerThatIsStillOpenLetsTheOtherEndIn() throws Exception {
		cut();
		meet();
		cut();
		meet();
		assertTrue(accepted.isEmpty(), "nobody came in by the door");
	}

	@Test
	void theCallerTriesUntilSomebodyIsThere() throws Exception {
		listening.close();
		cut();
		final var calling = resume(there);
		assertThrows(java.util.concurrent.TimeoutException.class, () -> calling.get(700, TimeUnit.MILLISECONDS), "nobody listens yet");
		assertFalse(calling.isDone());
		here = resume(here).get(60, TimeUnit.SECONDS);
		there = calling.get(60, TimeUnit.SECONDS);
		assertEquals(here.peer().words(), there.peer().words());
	}

	@Test
	void whoGivesUpListensNoLonger() throws Exception {
		listening.close();
		cut();
		final var waiting = resume(here);
		Await.until("the port to be open", () -> !portIsFree());
		waiting.cancel(true);
		Await.until("the port to be closed", this::portIsFree);
	}

	@Test
	void whatIsForgottenIsNotResumed() throws Exception {
		listening.close();
		cut();
		here.resumption().orElseThrow().forget();
		final var failed = assertThrows(ExecutionException.class, () -> resume(here).get(30, TimeUnit.SECONDS));
		assertEquals(Why.REFUSED, assertInstanceOf(ConnectFailedException.class, failed.getCause()).why());
		Await.until("the port to be closed", this::portIsFree);
	}

	@Test
	void aStrangerAtThePortOfALostConnectionGetsNothing() throws Exception {
		listening.close();
		cut();
		final var waiting = resume(here);
		Await.until("the port to be open", () -> !portIsFree());
		final var stranger = new TandemConnector(new FakeIdentity("Mallory"), log::add);
		final var failed = assertThrows(ExecutionException.class, () -> stranger.connect("tandem+tls://127.0.0.1:" + listening.port(),
				new Credential("invitation", FakeDoor.ID, FakeDoor.SECRET, null), step -> { }).get(30, TimeUnit.SECONDS));
		assertEquals(Why.REFUSED, assertInstanceOf(ConnectFailedException.class, failed.getCause()).why());
		stranger.close();
		try (var silent = new Socket(InetAddress.getLoopbackAddress(), listening.port())) {
			assertTrue(silent.isConnected());
			there = resume(there).get(60, TimeUnit.SECONDS);
		}
		assertEquals(there.peer().words(), waiting.get(60, TimeUnit.SECONDS).peer().words());
	}
}
