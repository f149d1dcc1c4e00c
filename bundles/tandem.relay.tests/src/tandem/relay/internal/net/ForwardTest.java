// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.relay.internal.config.TokenHash;
import tandem.relay.protocol.AccessToken;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.CloseReason;
import tandem.relay.protocol.Purpose;
import tandem.relay.protocol.Refusal;
import tandem.relay.protocol.RelayProtocol;
import tandem.relay.protocol.RendezvousKey;
import tandem.relay.protocol.Role;
import tandem.relay.protocol.ServerFrame;
import tandem.testsupport.Await;

/** Sessions: bytes arrive, in order, no faster than they are taken, and both ends learn of an end. */
class ForwardTest {

	private static final int KIB = 1 << 10;

	private static final int MIB = 1 << 20;

	@TempDir
	private Path folder;

	private static void join(final TestClient technician, final TestClient sharer) {
		assertInstanceOf(ServerFrame.Ready.class, sharer.ask(new ClientFrame.Claim(technician.allocate())));
		assertInstanceOf(ServerFrame.Ready.class, technician.frame());
	}

	private static CompletableFuture<byte[]> take(final TestClient client, final int length) {
		return CompletableFuture.supplyAsync(() -> {
			final var all = new ByteArrayOutputStream();
			while (all.size() < length) {
				all.writeBytes(client.bytes());
			}
			return all.toByteArray();
		}, task -> Thread.ofVirtual().start(task));
	}

	private static ClientFrame attach(final Role role, final int key, final Optional<AccessToken> token) {
		final var bytes = new byte[RendezvousKey.LENGTH];
		bytes[0] = (byte) key;
		return new ClientFrame.Attach(role, Purpose.RECONNECT, new RendezvousKey(bytes), 60, token);
	}

	private static ClientFrame attach(final Role role, final int key) {
		return attach(role, key, Optional.empty());
	}

	@Test
	void bytesArriveInOrderBothWays() {
		try (var relay = new TestRelay(folder, ""); var technician = relay.client(); var sharer = relay.client()) {
			join(technician, sharer);
			final var random = new Random(7);
			final var down = new byte[3 * MIB];
			random.nextBytes(down);
			final var up = new byte[MIB];
			random.nextBytes(up);
			final var gotDown = take(technician, down.length);
			final var gotUp = take(sharer, up.length);
			final var sendsUp = CompletableFuture.runAsync(() -> send(technician, up, 1000), task -> Thread.ofVirtual().start(task));
			send(sharer, down, RelayProtocol.MAX_DATA);
			assertArrayEquals(down, TestClient.await(gotDown));
			TestClient.await(sendsUp);
			assertArrayEquals(up, TestClient.await(gotUp));
			assertEquals(down.length + up.length, relay.metric("tandem_relay_forwarded_bytes_total"));
		}
	}

	private static void send(final TestClient client, final byte[] bytes, final int size) {
		for (var at = 0; at < bytes.length; at += size) {
			TestClient.await(client.socket.sendBinary(ByteBuffer.wrap(bytes, at, Math.min(size, bytes.length - at)), true));
		}
	}

	@Test
	void messagesInPiecesAreForwardedToo() {
		try (var relay = new TestRelay(folder, ""); var technician = relay.client(); var sharer = relay.client()) {
			join(technician, sharer);
			for (var piece = 0; piece < 5; piece++) {
				TestClient.await(sharer.socket.sendBinary(ByteBuffer.wrap(new byte[] { (byte) piece }), piece == 4));
			}
			assertArrayEquals(new byte[] { 0, 1, 2, 3, 4 }, TestClient.await(take(technician, 5)));
		}
	}

	@Test
	void aSlowReaderSlowsTheWriterAndFillsNothing() {
		try (var relay = new TestRelay(folder, ", \"seconds\": {\"stalled\": 600}"); var technician = relay.client(); var sharer = relay.client()) {
			join(technician, sharer);
			technician.stopReading();
			final var sent = new AtomicLong();
			final var chunk = new byte[32 * KIB];
			final var all = 256 * MIB / chunk.length;
			final var sending = CompletableFuture.runAsync(() -> {
				for (var number = 0; number < all; number++) {
					sharer.socket.sendBinary(ByteBuffer.wrap(chunk), true).join();
					sent.addAndGet(chunk.length);
				}
			}, task -> Thread.ofVirtual().start(task));
			final var last = new long[] { -1, 0 };
			Await.until("the writer is stopped", Duration.ofSeconds(60), () -> {
				if (last[0] != sent.get()) {
					last[0] = sent.get();
					last[1] = System.nanoTime();
				}
				return System.nanoTime() - last[1] > Duration.ofSeconds(1).toNanos();
			});
			// Everything on the way is in the kernel's buffers, some megabytes of them; the relay itself holds next to nothing.
			assertTrue(sent.get() < 64L * MIB, () -> sent + " bytes were taken");
			final var held = relay.metric("tandem_relay_buffered_bytes");
			assertTrue(held > 0 && held < 512 * KIB, () -> held + " bytes are held");
			final var buffers = relay.metric("tandem_relay_buffers_bytes");
			assertTrue(buffers < 16 * MIB, () -> buffers + " bytes of buffers");
			sharer.close();
			sending.exceptionally(_ -> null).join();
		}
	}

	@Test
	void aReaderThatGoesOnGetsEverything() {
		try (var relay = new TestRelay(folder, ""); var technician = relay.client(); var sharer = relay.client()) {
			join(technician, sharer);
			technician.stopReading();
			final var bytes = new byte[24 * MIB];
			new Random(3).nextBytes(bytes);
			final var sending = CompletableFuture.runAsync(() -> send(sharer, bytes, 48 * KIB), task -> Thread.ofVirtual().start(task));
			Await.until("the relay pauses", () -> relay.metric("tandem_relay_buffered_bytes") > 0);
			technician.read();
			assertArrayEquals(bytes, TestClient.await(take(technician, bytes.length)));
			TestClient.await(sending);
		}
	}

	@Test
	void anEndThatTakesNothingForTooLongEndsTheSession() {
		try (var relay = new TestRelay(folder, ", \"seconds\": {\"stalled\": 1}"); var technician = relay.client(); var sharer = relay.client()) {
			join(technician, sharer);
			technician.stopReading();
			final var sending = CompletableFuture.runAsync(() -> {
				while (!sharer.isOver()) {
					sharer.socket.sendBinary(ByteBuffer.allocate(32 * KIB), true).join();
				}
			}, task -> Thread.ofVirtual().start(task));
			assertEquals(CloseReason.STALLED.status(), sharer.closeStatus());
			sending.exceptionally(_ -> null).join();
		}
	}

	@Test
	void theOtherEndLearnsOfAnEnd() {
		try (var relay = new TestRelay(folder, "");
				var technician = relay.client();
				var sharer = relay.client();
				var technician2 = relay.client();
				var sharer2 = relay.client()) {
			join(technician, sharer);
			TestClient.await(sharer.socket.sendBinary(ByteBuffer.wrap(new byte[] { 9 }), true));
			TestClient.await(sharer.socket.sendClose(1000, ""));
			assertArrayEquals(new byte[] { 9 }, technician.bytes());
			assertEquals(CloseReason.PEER_GONE.status(), technician.closeStatus());
			join(technician2, sharer2);
			technician2.close();
			assertEquals(CloseReason.PEER_GONE.status(), sharer2.closeStatus());
			Await.until("no session is left", () -> relay.metric("tandem_relay_sessions") == 0);
		}
	}

	@Test
	void limitsOfASessionEndIt() {
		try (var relay = new TestRelay(folder, ", \"limits\": {\"megabytesPerSession\": 1}"); var technician = relay.client(); var sharer = relay.client()) {
			assertEquals(new ServerFrame.Ready(43_200, MIB), sharer.ask(new ClientFrame.Claim(technician.allocate())));
			technician.frame();
			CompletableFuture.runAsync(() -> send(sharer, new byte[2 * MIB], 32 * KIB));
			assertEquals(CloseReason.BYTES.status(), technician.closeStatus());
		}
		try (var relay = new TestRelay(folder, ", \"seconds\": {\"idle\": 1}"); var technician = relay.client(); var sharer = relay.client()) {
			join(technician, sharer);
			assertEquals(CloseReason.IDLE.status(), technician.closeStatus());
			assertEquals(CloseReason.IDLE.status(), sharer.closeStatus());
		}
		try (var relay = new TestRelay(folder, ", \"seconds\": {\"session\": 1}"); var technician = relay.client(); var sharer = relay.client()) {
			join(technician, sharer);
			assertEquals(CloseReason.LIFETIME.status(), technician.closeStatus());
			assertEquals(CloseReason.LIFETIME.status(), sharer.closeStatus());
		}
	}

	@Test
	void tooLargeAMessageEndsTheSession() {
		try (var relay = new TestRelay(folder, ""); var technician = relay.client(); var sharer = relay.client()) {
			join(technician, sharer);
			sharer.socket.sendBinary(ByteBuffer.allocate(RelayProtocol.MAX_DATA + 1), true);
			assertEquals(1009, sharer.closeStatus());
			assertEquals(CloseReason.PEER_GONE.status(), technician.closeStatus());
		}
	}

	@Test
	void bothEndsComeBackByAKey() {
		try (var relay = new TestRelay(folder, ""); var sharer = relay.client(); var technician = relay.client(); var stranger = relay.client()) {
			assertInstanceOf(ServerFrame.Waiting.class, sharer.ask(attach(Role.SHARER, 1)));
			assertInstanceOf(ServerFrame.Waiting.class, stranger.ask(attach(Role.TECHNICIAN, 2)));
			assertInstanceOf(ServerFrame.Ready.class, technician.ask(attach(Role.TECHNICIAN, 1)));
			assertInstanceOf(ServerFrame.Ready.class, sharer.frame());
			technician.send(new byte[] { 4, 5 });
			assertArrayEquals(new byte[] { 4, 5 }, sharer.bytes());
		}
	}

	@Test
	void whoComesAgainReplacesTheLostConnection() {
		try (var relay = new TestRelay(folder, "");
				var waits = relay.client();
				var again = relay.client();
				var sharer = relay.client();
				var third = relay.client();
				var sharer2 = relay.client()) {
			assertInstanceOf(ServerFrame.Waiting.class, waits.ask(attach(Role.TECHNICIAN, 1)));
			assertInstanceOf(ServerFrame.Waiting.class, again.ask(attach(Role.TECHNICIAN, 1)));
			assertEquals(new ServerFrame.Closed(CloseReason.REPLACED), waits.frame());
			assertInstanceOf(ServerFrame.Ready.class, sharer.ask(attach(Role.SHARER, 1)));
			assertInstanceOf(ServerFrame.Ready.class, again.frame());
			// The technician's connection is dead, the relay has not noticed, and the technician comes again.
			assertInstanceOf(ServerFrame.Waiting.class, third.ask(attach(Role.TECHNICIAN, 1)));
			assertEquals(CloseReason.REPLACED.status(), sharer.closeStatus());
			assertEquals(CloseReason.REPLACED.status(), again.closeStatus());
			assertInstanceOf(ServerFrame.Ready.class, sharer2.ask(attach(Role.SHARER, 1)));
			assertInstanceOf(ServerFrame.Ready.class, third.frame());
		}
	}

	@Test
	void withoutATokenNobodyIsTheTechnician() {
		final var token = TokenHash.freshToken();
		try (var relay = new TestRelay(folder, ", \"technicians\": {\"tokens\": [\"" + TokenHash.of(token).text() + "\"]}");
				var sharer = relay.client();
				var second = relay.client();
				var stranger = relay.client();
				var technician = relay.client()) {
			assertInstanceOf(ServerFrame.Waiting.class, sharer.ask(attach(Role.SHARER, 1)));
			assertEquals(new ServerFrame.Refused(Refusal.TOKEN, 0), stranger.ask(attach(Role.TECHNICIAN, 1)));
			assertInstanceOf(ServerFrame.Waiting.class, second.ask(attach(Role.SHARER, 1)));
			assertInstanceOf(ServerFrame.Ready.class, technician.ask(attach(Role.TECHNICIAN, 1, Optional.of(token))));
			assertInstanceOf(ServerFrame.Ready.class, second.frame());
		}
	}

	@Test
	void whoIsSilentIsPingedAndWhoStaysSilentIsGone() {
		final var quick = new Pace(Duration.ofMillis(200), Duration.ofMillis(1500), Duration.ofMillis(50), Duration.ofSeconds(5));
		try (var relay = new TestRelay(folder, "", quick, InstantSource.system()); var technician = relay.client(); var sharer = relay.client()) {
			join(technician, sharer);
			sharer.stopReading(); // the JDK answers pings only while it reads
			TestClient.await(technician.socket.sendBinary(ByteBuffer.wrap(new byte[] { 1 }), true));
			assertEquals(CloseReason.PEER_GONE.status(), technician.closeStatus());
		}
	}
}
