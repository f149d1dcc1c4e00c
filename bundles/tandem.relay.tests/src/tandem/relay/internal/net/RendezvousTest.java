// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.relay.internal.config.TokenHash;
import tandem.relay.protocol.AccessToken;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.CloseReason;
import tandem.relay.protocol.Purpose;
import tandem.relay.protocol.Refusal;
import tandem.relay.protocol.RendezvousKey;
import tandem.relay.protocol.Role;
import tandem.relay.protocol.RoutingPart;
import tandem.relay.protocol.ServerFrame;
import tandem.testsupport.Await;

/** Codes from ALLOCATE to READY, and everything that must not get so far. */
class RendezvousTest {

	@TempDir
	private Path folder;

	private static ServerFrame.Refused refused(final Refusal reason) {
		return new ServerFrame.Refused(reason, 0);
	}

	private static ClientFrame allocate() {
		return new ClientFrame.Allocate(4, 600, Optional.empty());
	}

	@Test
	void usedUnknownExpiredAndAbandonedGetTheSameBytes() {
		try (var relay = new TestRelay(folder, ", \"limits\": {\"freeFailures\": 100}");
				var technician = relay.client();
				var sharer = relay.client();
				var brief = relay.client();
				var leaves = relay.client()) {
			final var used = technician.allocate();
			assertInstanceOf(ServerFrame.Ready.class, sharer.ask(new ClientFrame.Claim(used)));
			final var expired = ((ServerFrame.Allocated) brief.ask(new ClientFrame.Allocate(4, 1, Optional.empty()))).routing();
			assertEquals(new ServerFrame.Closed(CloseReason.EXPIRED), brief.frame());
			assertEquals(CloseReason.EXPIRED.status(), brief.closeStatus());
			final var abandoned = leaves.allocate();
			leaves.close();
			Await.until("left", () -> relay.metric("tandem_relay_mailboxes_waiting") == 0);
			final var answers = new ArrayList<byte[]>();
			for (final var routing : List.of(used, expired, abandoned, new RoutingPart("0000"), new RoutingPart("ZZZZZZZZ"))) {
				try (var guesser = relay.client()) {
					guesser.send(new ClientFrame.Claim(routing));
					answers.add(guesser.bytes());
					assertEquals(1000, guesser.closeStatus());
				}
			}
			for (final var answer : answers) {
				assertArrayEquals(answers.getFirst(), answer);
			}
			assertArrayEquals(new byte[] { 1, 68, 1, 0, 0 }, answers.getFirst());
		}
	}

	@Test
	void ofTwentyWhoNameTheSameCodeOneGetsIt() {
		try (var relay = new TestRelay(folder, ""); var technician = relay.client()) {
			final var claim = new ClientFrame.Claim(technician.allocate());
			final var start = new CountDownLatch(1);
			final var clients = IntStream.range(1, 21).mapToObj(host -> relay.client("127.1." + host + ".1")).toList();
			final var answers = clients.stream().map(client -> CompletableFuture.supplyAsync(() -> {
				try {
					start.await();
				} catch (final InterruptedException e) {
					throw new AssertionError(e);
				}
				return client.ask(claim);
			}, task -> Thread.ofVirtual().start(task))).toList();
			start.countDown();
			final var got = answers.stream().map(TestClient::await).toList();
			assertEquals(1, got.stream().filter(ServerFrame.Ready.class::isInstance).count(), got::toString);
			assertEquals(19, got.stream().filter(refused(Refusal.UNAVAILABLE)::equals).count(), got::toString);
			assertInstanceOf(ServerFrame.Ready.class, technician.frame());
			assertEquals(1, relay.metric("tandem_relay_sessions"));
			clients.forEach(TestClient::close);
		}
	}

	@Test
	void aTokenIsNeededWhereThereIsOne() {
		final var token = TokenHash.freshToken();
		try (var relay = new TestRelay(folder, ", \"technicians\": {\"tokens\": [\"" + TokenHash.of(token).text() + "\"]}");
				var without = relay.client();
				var wrong = relay.client();
				var right = relay.client();
				var sharer = relay.client()) {
			assertEquals(refused(Refusal.TOKEN), without.ask(allocate()));
			assertEquals(refused(Refusal.TOKEN), wrong.ask(new ClientFrame.Allocate(4, 600, Optional.of(new AccessToken(token.text() + "x")))));
			final var routing = right.allocate(Optional.of(token));
			assertInstanceOf(ServerFrame.Ready.class, sharer.ask(new ClientFrame.Claim(routing)));
			assertFalse(relay.events.toString().contains(token.text()));
		}
	}

	@Test
	void whoGuessesHasToWaitAndAGoodCodeFromThereWorks() {
		try (var relay = new TestRelay(folder, ", \"limits\": {\"freeFailures\": 3}, \"seconds\": {\"longestWait\": 600}"); var technician = relay.client("127.2.0.1")) {
			final var routing = technician.allocate();
			final var answers = new ArrayList<ServerFrame>();
			for (var guess = 0; guess < 30; guess++) {
				try (var guesser = relay.client("127.3.0.1")) {
					answers.add(guesser.ask(new ClientFrame.Claim(new RoutingPart("0000"))));
				}
			}
			assertEquals(List.of(refused(Refusal.UNAVAILABLE), refused(Refusal.UNAVAILABLE), refused(Refusal.UNAVAILABLE)), answers.subList(0, 3));
			assertTrue(answers.stream().filter(answer -> answer instanceof ServerFrame.Refused(var reason, var retry) && reason == Refusal.RATE && retry > 0)
					.count() > 15, answers::toString);
			try (var elsewhere = relay.client("127.4.0.1")) {
				assertEquals(refused(Refusal.UNAVAILABLE), elsewhere.ask(new ClientFrame.Claim(new RoutingPart("0000"))));
			}
			try (var sharer = relay.client("127.3.0.1")) {
				assertInstanceOf(ServerFrame.Ready.class, sharer.ask(new ClientFrame.Claim(routing)));
			}
		}
	}

	/** With the usual limits: the flood is as fast as it is answered, from fewer at once than an address may have, and more than is let in. */
	@Test
	void aGoodCodeFromTheAddressOfAFloodConnectsAtTheFirstTry() throws InterruptedException {
		final var tls = Trusting.context();
		try (var relay = new TestRelay(folder, ", \"limits\": {\"connectionsPerSecond\": 20}"); var technician = relay.client("127.2.0.1")) {
			final var routing = technician.allocate();
			final var flooding = new AtomicBoolean(true);
			final var limited = new AtomicInteger();
			final var guessers = IntStream.range(0, 40).mapToObj(_ -> Thread.ofVirtual().start(() -> {
				while (flooding.get()) {
					try (var guesser = new RawClient(relay.port(), "127.3.0.1").secured(tls)) {
						if (guesser.ask(new ClientFrame.Claim(new RoutingPart("0000"))).orElseThrow() instanceof ServerFrame.Refused(var reason, _)
								&& reason == Refusal.RATE) {
							limited.incrementAndGet();
						}
					} catch (final IOException e) {
						throw new AssertionError("none is turned away, they wait", e);
					}
				}
			})).toList();
			try {
				Await.until("the limits hold", Duration.ofSeconds(60), () -> limited.get() > 100);
				try (var sharer = relay.client("127.3.0.1")) {
					assertInstanceOf(ServerFrame.Ready.class, sharer.ask(new ClientFrame.Claim(routing)));
				}
				assertEquals(0, relay.metric("tandem_relay_connections_turned_away_total"));
			} finally {
				flooding.set(false);
				for (final var guesser : guessers) {
					guesser.join();
				}
			}
		}
	}

	/** An attacker behind the same address attaches as often and as long as it may; codes have limits of their own. */
	@Test
	void whoAttachesAndWaitsTakesNothingFromCodes() {
		try (var relay = new TestRelay(folder, ", \"limits\": {\"sessionsPerAddress\": 3, \"mailboxesPerAddress\": 3, \"mailboxesPerMinute\": 3}");
				var technician = relay.client();
				var sharer = relay.client()) {
			final var waiting = new ArrayList<TestClient>();
			try {
				for (var number = 0; number < 4; number++) {
					final var client = relay.client();
					waiting.add(client);
					final var key = new byte[RendezvousKey.LENGTH];
					key[0] = (byte) number;
					final var answer = client.ask(new ClientFrame.Attach(Role.SHARER, Purpose.CONTACT, new RendezvousKey(key), 600, Optional.empty()));
					assertEquals(number < 3, answer instanceof ServerFrame.Waiting, answer::toString);
				}
				assertInstanceOf(ServerFrame.Ready.class, sharer.ask(new ClientFrame.Claim(technician.allocate())));
			} finally {
				waiting.forEach(TestClient::close);
			}
		}
	}

	@Test
	void moreMailboxesThanThereMayBeAreRefused() {
		try (var relay = new TestRelay(folder, ", \"limits\": {\"mailboxesPerAddress\": 2, \"mailboxes\": 3}");
				var one = relay.client();
				var two = relay.client();
				var three = relay.client();
				var other = relay.client("127.9.0.1");
				var another = relay.client("127.10.0.1")) {
			one.allocate();
			two.allocate();
			assertEquals(refused(Refusal.LIMIT), three.ask(allocate()));
			other.allocate();
			assertEquals(refused(Refusal.LIMIT), another.ask(allocate()));
			one.close();
			Await.until("given back", () -> relay.metric("tandem_relay_mailboxes_waiting") == 2);
			try (var again = relay.client("127.10.0.1")) {
				again.allocate();
			}
		}
	}

	@Test
	void mailboxesOpenedTooFastAreRefusedWithATime() {
		try (var relay = new TestRelay(folder, ", \"limits\": {\"mailboxesPerMinute\": 2}")) {
			for (var number = 0; number < 2; number++) {
				try (var client = relay.client()) {
					client.allocate();
				}
			}
			try (var client = relay.client()) {
				final var answer = (ServerFrame.Refused) client.ask(allocate());
				assertEquals(Refusal.RATE, answer.reason());
				assertTrue(answer.retryAfterSeconds() > 0 && answer.retryAfterSeconds() <= 30, answer::toString);
			}
		}
	}

	@Test
	void aLifetimeIsNeverLongerThanTheOperatorAllows() {
		try (var relay = new TestRelay(folder, ", \"seconds\": {\"mailbox\": 5}"); var technician = relay.client()) {
			final var allocated = (ServerFrame.Allocated) technician.ask(new ClientFrame.Allocate(3, 3600, Optional.empty()));
			assertEquals(3, allocated.routing().symbols().length());
			assertTrue(allocated.expiresInMillis() <= 5000 && allocated.expiresInMillis() > 3000, allocated::toString);
		}
	}

	@Test
	void garbageOtherVersionsAndTooMuchAreRefused() {
		try (var relay = new TestRelay(folder, "");
				var garbage = relay.client();
				var version = relay.client();
				var large = relay.client();
				var pieces = relay.client();
				var text = relay.client();
				var empty = relay.client()) {
			garbage.send(new byte[] { 1, 99, 7 });
			assertEquals(refused(Refusal.MALFORMED), garbage.frame());
			version.send(new byte[] { 2, 1 });
			assertEquals(refused(Refusal.VERSION), version.frame());
			large.send(new byte[300]);
			assertEquals(refused(Refusal.MALFORMED), large.frame());
			for (var piece = 0; piece < 20; piece++) {
				pieces.socket.sendBinary(ByteBuffer.wrap(new byte[100]), false).exceptionally(_ -> null).join();
			}
			assertEquals(refused(Refusal.MALFORMED), pieces.frame());
			TestClient.await(text.socket.sendText("GET / HTTP/1.1", true));
			assertEquals(1003, text.closeStatus());
			empty.send(new byte[0]);
			assertEquals(refused(Refusal.MALFORMED), empty.frame());
		}
	}

	@Test
	void aFrameMayComeInPieces() {
		try (var relay = new TestRelay(folder, ""); var technician = relay.client()) {
			final var bytes = tandem.relay.protocol.RelayCodec.encode(allocate());
			for (var index = 0; index < bytes.length; index++) {
				TestClient.await(technician.socket.sendBinary(ByteBuffer.wrap(bytes, index, 1), index == bytes.length - 1));
			}
			assertInstanceOf(ServerFrame.Allocated.class, technician.frame());
		}
	}

	@Test
	void whoSpeaksBeforeReadyIsClosed() {
		try (var relay = new TestRelay(folder, ""); var technician = relay.client(); var sharer = relay.client()) {
			final var routing = technician.allocate();
			technician.send(new byte[] { 22, 3, 1 });
			assertEquals(CloseReason.PROTOCOL.status(), technician.closeStatus());
			assertEquals(refused(Refusal.UNAVAILABLE), sharer.ask(new ClientFrame.Claim(routing)));
		}
	}

	@Test
	void neitherLogNorMetricsHoldACode() {
		try (var relay = new TestRelay(folder, ""); var technician = relay.client(); var sharer = relay.client()) {
			final var routing = ((ServerFrame.Allocated) technician.ask(new ClientFrame.Allocate(8, 600, Optional.empty()))).routing();
			assertInstanceOf(ServerFrame.Ready.class, sharer.ask(new ClientFrame.Claim(routing)));
			sharer.close();
			assertInstanceOf(ServerFrame.Ready.class, technician.frame());
			technician.closeStatus();
			final var said = relay.events + relay.admin("/metrics").body();
			assertTrue(said.contains("session.ended"));
			assertFalse(said.contains(routing.symbols()));
			assertFalse(said.contains(tandem.relay.MailboxKey.of(routing).name()));
		}
	}

	@Test
	void drainingOpensNothingAndLetsSessionsEnd() {
		try (var relay = new TestRelay(folder, ", \"seconds\": {\"drain\": 60}");
				var technician = relay.client();
				var sharer = relay.client();
				var late = relay.client()) {
			assertInstanceOf(ServerFrame.Ready.class, sharer.ask(new ClientFrame.Claim(technician.allocate())));
			assertInstanceOf(ServerFrame.Ready.class, technician.frame());
			assertEquals(200, relay.admin("/readyz").statusCode());
			final var drained = relay.server.drain();
			assertEquals(503, relay.admin("/readyz").statusCode());
			assertEquals(200, relay.admin("/healthz").statusCode());
			assertEquals(refused(Refusal.DRAINING), late.ask(allocate()));
			technician.send(new byte[] { 1, 2, 3 });
			assertArrayEquals(new byte[] { 1, 2, 3 }, sharer.bytes());
			assertFalse(drained.isDone());
			sharer.close();
			Await.until("drained", Duration.ofSeconds(30), drained::isDone);
		}
	}

	@Test
	void aDrainEndsWithItsTimeAndTellsEverybody() {
		final var relay = new TestRelay(folder, ", \"seconds\": {\"drain\": 1}");
		try (var technician = relay.client(); var sharer = relay.client(); var waiting = relay.client()) {
			assertInstanceOf(ServerFrame.Ready.class, sharer.ask(new ClientFrame.Claim(technician.allocate())));
			assertInstanceOf(ServerFrame.Ready.class, technician.frame());
			waiting.allocate();
			TestClient.await(relay.server.drain());
			relay.close();
			assertEquals(CloseReason.DRAINING.status(), sharer.closeStatus());
			assertEquals(CloseReason.DRAINING.status(), technician.closeStatus());
			assertEquals(new ServerFrame.Closed(CloseReason.DRAINING), waiting.frame());
		} finally {
			relay.close();
		}
	}
}
