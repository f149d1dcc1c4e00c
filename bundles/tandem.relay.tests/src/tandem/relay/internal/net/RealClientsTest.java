// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.channel.Authenticator;
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
import tandem.provider.internal.TandemConnector;
import tandem.testsupport.Await;
import tandem.testsupport.session.FakeIdentity;

/** The real relay between the two real ends. */
class RealClientsTest {

	private static final int MIB = 1 << 20;

	private static final byte[] SECRET = "XQ2P".getBytes(StandardCharsets.US_ASCII);

	private static final ChannelConfig BULK = new ChannelConfig("test.bulk", 1, MIB, Urgency.NORMAL);

	private final CopyOnWriteArrayList<String> log = new CopyOnWriteArrayList<>();

	private final TandemConnector technician = new TandemConnector(new FakeIdentity("Tom"), log::add);

	private final TandemConnector sharer = new TandemConnector(new FakeIdentity("Bella"), log::add);

	private final LinkedBlockingQueue<Connection> accepted = new LinkedBlockingQueue<>();

	@TempDir
	private Path folder;

	private TestRelay relay;

	private Connection here;

	private Connection there;

	@BeforeEach
	void start() {
		relay = new TestRelay(folder, "");
	}

	@AfterEach
	void end() {
		technician.close();
		sharer.close();
		relay.close();
	}

	private void relay(final String more, final int port) {
		relay.close();
		relay = new TestRelay(folder, more, TestRelay.QUICK, InstantSource.system(), port);
	}

	private String target() {
		return "tandem+relay://127.0.0.1:" + relay.port() + "?pin=" + relay.pin;
	}

	private Listening listen() throws ConnectFailedException {
		return technician.listen(target() + "&routing=4&seconds=600", (way, id) -> Optional.of(new Attempt()), accepted::add);
	}

	private CompletableFuture<Connection> call(final Listening mailbox, final byte[] secret) {
		final var id = mailbox.mailbox().orElseThrow().getBytes(StandardCharsets.US_ASCII);
		return sharer.connect(target(), new Credential("code", id, secret, null), step -> { });
	}

	private void connect() throws Exception {
		there = call(listen(), SECRET).get(60, TimeUnit.SECONDS);
		here = accepted.poll(60, TimeUnit.SECONDS);
		assertEquals(there.peer().words(), here.peer().words());
	}

	private static final class Attempt implements Authenticator.Attempt {

		@Override
		public String way() {
			return "code-1";
		}

		@Override
		public byte[] secret() {
			return SECRET.clone();
		}

		@Override
		public boolean spend() {
			return true;
		}

		@Override
		public void succeeded() {
			// nothing is given back
		}

		@Override
		public void failed() {
			// the relay's part of it is looked at
		}
	}

	private static Why why(final CompletableFuture<Connection> call) {
		final var thrown = assertThrows(ExecutionException.class, () -> call.get(60, TimeUnit.SECONDS));
		return assertInstanceOf(ConnectFailedException.class, thrown.getCause()).why();
	}

	/** Sends in pieces, as there is room, until all is sent or the channel ends. */
	private static CompletableFuture<Void> send(final Channel channel, final byte[] bytes, final int piece) {
		return CompletableFuture.runAsync(() -> {
			for (var at = 0; at < bytes.length;) {
				final var some = java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece));
				switch (channel.send(some)) {
				case ACCEPTED -> at += some.length;
				case WINDOW_FULL -> channel.room().join();
				case CLOSED -> {
					return;
				}
				}
			}
		}, task -> Thread.ofVirtual().start(task));
	}

	private static CompletableFuture<byte[]> take(final Channel channel, final int length) {
		final var all = new java.io.ByteArrayOutputStream();
		final var done = new CompletableFuture<byte[]>();
		channel.listen(message -> {
			all.writeBytes(message);
			if (all.size() >= length) {
				done.complete(all.toByteArray());
			}
		});
		return done;
	}

	@Test
	void bytesPassBothWaysAndTheRelayReadsNothing() throws Exception {
		connect();
		final var up = here.open(BULK);
		final var down = there.open(BULK);
		final var bytesUp = new byte[3 * MIB];
		new Random(1).nextBytes(bytesUp);
		final var bytesDown = new byte[5 * MIB];
		new Random(2).nextBytes(bytesDown);
		final var gotUp = take(down, bytesUp.length);
		final var gotDown = take(up, bytesDown.length);
		Await.until("the channel", () -> up.connected() && down.connected());
		send(up, bytesUp, 100_000);
		send(down, bytesDown, 700_000);
		assertArrayEquals(bytesUp, gotUp.get(60, TimeUnit.SECONDS));
		assertArrayEquals(bytesDown, gotDown.get(60, TimeUnit.SECONDS));
		assertTrue(relay.metric("tandem_relay_forwarded_bytes_total") > bytesUp.length + bytesDown.length);
		there.close();
		assertEquals(CloseReason.CLOSED_THERE, here.closed().get(30, TimeUnit.SECONDS));
		Await.until("the relay's session is over", () -> relay.metric("tandem_relay_sessions") == 0);
	}

	@Test
	void aWrongSecretUsesTheCodeUp() throws Exception {
		final var mailbox = listen();
		assertEquals(Why.REFUSED, why(call(mailbox, "XQ2Q".getBytes(StandardCharsets.US_ASCII))));
		assertEquals(Listening.End.REFUSED, mailbox.ended().get(60, TimeUnit.SECONDS));
		assertEquals(Why.NO_MAILBOX, why(call(mailbox, SECRET)));
		assertTrue(accepted.isEmpty());
	}

	@Test
	void bothComeBackWhenTheRelayDoes() throws Exception {
		connect();
		final var words = here.peer().words();
		for (var restart = 0; restart < 2; restart++) {
			relay("", relay.port());
			assertEquals(CloseReason.LOST, here.closed().get(60, TimeUnit.SECONDS));
			assertEquals(CloseReason.LOST, there.closed().get(60, TimeUnit.SECONDS));
			final var again = here.resumption().orElseThrow().resume();
			there = there.resumption().orElseThrow().resume().get(60, TimeUnit.SECONDS);
			here = again.get(60, TimeUnit.SECONDS);
			assertEquals(words, here.peer().words());
			assertEquals(words, there.peer().words());
			final var got = take(here.open(BULK), 1000);
			final var channel = there.open(BULK);
			Await.until("the channel", channel::connected);
			send(channel, new byte[1000], 1000);
			assertEquals(1000, got.get(30, TimeUnit.SECONDS).length);
		}
		assertEquals(1, relay.metric("tandem_relay_sessions"));
	}

	@Test
	void aDrainingRelayLetsTheSessionBeAndOpensNoOther() throws Exception {
		relay(", \"seconds\": {\"drain\": 600}", 0);
		connect();
		final var drained = relay.server.drain();
		assertEquals(Why.BUSY, assertThrows(ConnectFailedException.class, this::listen).why());
		final var got = take(here.open(BULK), MIB);
		final var channel = there.open(BULK);
		Await.until("the channel", channel::connected);
		send(channel, new byte[MIB], MIB);
		assertEquals(MIB, got.get(30, TimeUnit.SECONDS).length);
		assertTrue(!drained.isDone());
		there.close();
		Await.until("drained", Duration.ofSeconds(60), drained::isDone);
	}

	@Test
	void aSessionThatMovesTooMuchEnds() throws Exception {
		relay(", \"limits\": {\"megabytesPerSession\": 2}", 0);
		connect();
		final var got = new AtomicLong();
		here.open(BULK).listen(message -> got.addAndGet(message.length));
		final var channel = there.open(BULK);
		Await.until("the channel", channel::connected);
		send(channel, new byte[4 * MIB], 64 << 10);
		assertEquals(CloseReason.LOST, here.closed().get(60, TimeUnit.SECONDS));
		assertEquals(CloseReason.LOST, there.closed().get(60, TimeUnit.SECONDS));
		assertTrue(got.get() <= 2 * MIB, () -> got + " bytes came");
		assertEquals(1, relay.metric("tandem_relay_ended_total{reason=\"bytes\",}"));
	}

	/** Nothing but the end's own window and the kernel's buffers fills; the relay's buffers, in bytes, don't. */
	@Test
	void aSlowViewerFillsNothing() throws Exception {
		connect();
		final var go = new CountDownLatch(1);
		final var got = new AtomicLong();
		here.open(BULK).listen(message -> {
			try {
				go.await();
			} catch (final InterruptedException e) {
				throw new AssertionError(e);
			}
			got.addAndGet(message.length);
		});
		final var channel = there.open(BULK);
		Await.until("the channel", channel::connected);
		final var before = relay.metric("tandem_relay_buffers_bytes");
		var accepted = 0L;
		while (channel.send(new byte[64 << 10]) == Sent.ACCEPTED) {
			accepted += 64 << 10;
			assertTrue(accepted < 256L * MIB, "the window fills");
		}
		final var held = relay.metric("tandem_relay_buffered_bytes");
		final var buffers = relay.metric("tandem_relay_buffers_bytes") - before;
		assertTrue(held < MIB / 2, () -> held + " bytes are held");
		assertTrue(buffers < 16 * MIB, () -> buffers + " more bytes of buffers");
		assertNotEquals(0, accepted);
		go.countDown();
		final var all = accepted;
		Await.until("all has come", Duration.ofSeconds(60), () -> got.get() == all);
	}
}
