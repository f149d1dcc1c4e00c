// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import tandem.relay.Mailbox;
import tandem.relay.Mailbox.State;
import tandem.relay.MailboxKey;
import tandem.relay.MailboxStore;
import tandem.relay.MailboxStore.Created;
import tandem.relay.protocol.CloseReason;
import tandem.relay.protocol.RendezvousKey;
import tandem.relay.protocol.Role;
import tandem.relay.protocol.RoutingPart;

/** One takes it, once, before it expires, and its name is not used again within a day. */
class MailboxesTest {

	private static final class Waits implements Guest {

		private final List<CloseReason> ended = new CopyOnWriteArrayList<>();

		@Override
		public void end(final CloseReason reason) {
			ended.add(reason);
		}
	}

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private final MemoryMailboxStore memory = new MemoryMailboxStore(() -> now, 1000);

	private final Mailboxes<Waits> mailboxes = new Mailboxes<>(memory, () -> now);

	private final Waits technician = new Waits();

	private static <T> T get(final CompletionStage<T> stage) {
		return stage.toCompletableFuture().join();
	}

	private Outcome.Opened<Waits> open(final int length, final Duration lifetime) {
		return (Outcome.Opened<Waits>) get(mailboxes.allocate(technician, length, lifetime));
	}

	private Outcome<Waits> claim(final RoutingPart routing) {
		return get(mailboxes.claim(routing, () -> true));
	}

	@Test
	void itIsTakenOnce() {
		final var opened = open(4, Duration.ofMinutes(10));
		final var taken = (Outcome.Taken<Waits>) claim(opened.routing());
		assertEquals(technician, taken.waited());
		assertInstanceOf(Outcome.Missed.class, claim(opened.routing()));
		assertEquals(0, mailboxes.waiting());
	}

	@Test
	void itExpiresToTheMillisecond() {
		final var opened = open(4, Duration.ofMinutes(10));
		assertEquals(now.plus(Duration.ofMinutes(10)), opened.expires());
		now = opened.expires().minusMillis(1);
		final var other = open(4, Duration.ofMinutes(10));
		assertInstanceOf(Outcome.Taken.class, claim(opened.routing()));
		now = other.expires();
		assertInstanceOf(Outcome.Missed.class, claim(other.routing()));
	}

	@Test
	void whoMayNotTakeLeavesItAsItIs() {
		final var opened = open(4, Duration.ofMinutes(10));
		assertInstanceOf(Outcome.Held.class, get(mailboxes.claim(opened.routing(), () -> false)));
		assertInstanceOf(Outcome.Missed.class, get(mailboxes.claim(new RoutingPart("ZZZZZZZZ"), () -> false)));
		assertInstanceOf(Outcome.Taken.class, claim(opened.routing()));
	}

	@Test
	void whoLeavesTakesItAway() {
		final var opened = open(4, Duration.ofMinutes(10));
		mailboxes.leave(opened.key(), opened.ticket());
		assertEquals(State.TAKEN, get(memory.get(opened.key())).orElseThrow().mailbox().state());
		assertInstanceOf(Outcome.Missed.class, claim(opened.routing()));
	}

	@Test
	void aRoutingPartIsNotUsedAgainWithinADay() {
		final var key = new MailboxKey("code-test");
		final var used = new Mailbox(State.TAKEN, Role.TECHNICIAN, "node", "ticket", now.plusSeconds(600), now.plus(Mailboxes.NOT_USED_AGAIN));
		assertEquals(Created.CREATED, get(memory.create(key, used)));
		now = now.plus(Duration.ofDays(1)).minusMillis(1);
		assertEquals(Created.EXISTS, get(memory.create(key, used)));
		now = now.plusMillis(1);
		assertEquals(Created.CREATED, get(memory.create(key, used)));
	}

	@Test
	void noRoutingPartIsGivenTwiceHoweverMany() {
		final var given = new HashSet<RoutingPart>();
		for (var number = 0; number < 900; number++) {
			final var opened = open(3, Duration.ofSeconds(1));
			assertTrue(given.add(opened.routing()));
			assertEquals(now.plus(Duration.ofDays(1)), get(memory.get(opened.key())).orElseThrow().mailbox().keptUntil());
			now = now.plusSeconds(2);
		}
	}

	@Test
	void aFullStoreRefusesAndADayLaterDoesNot() {
		final var small = new MemoryMailboxStore(() -> now, 2);
		final var few = new Mailboxes<Waits>(small, () -> now);
		assertInstanceOf(Outcome.Opened.class, get(few.allocate(technician, 4, Duration.ofMinutes(1))));
		assertInstanceOf(Outcome.Opened.class, get(few.allocate(technician, 4, Duration.ofMinutes(1))));
		assertInstanceOf(Outcome.Full.class, get(few.allocate(technician, 4, Duration.ofMinutes(1))));
		assertEquals(2, few.waiting());
		now = now.plus(Duration.ofDays(1));
		assertInstanceOf(Outcome.Opened.class, get(few.allocate(technician, 4, Duration.ofMinutes(1))));
	}

	/** A store that answers later, from other threads, in any order: what one behind a network does. */
	@Test
	void aStoreThatTakesItsTimeStillLetsOneWin() {
		final var slow = new MailboxStore() {

			private <T> CompletionStage<T> later(final java.util.function.Supplier<CompletionStage<T>> asks) {
				final var delay = CompletableFuture.delayedExecutor(ThreadLocalRandom.current().nextInt(3), java.util.concurrent.TimeUnit.MILLISECONDS);
				return CompletableFuture.supplyAsync(() -> get0(asks), delay);
			}

			private <T> T get0(final java.util.function.Supplier<CompletionStage<T>> asks) {
				return MailboxesTest.get(asks.get());
			}

			@Override
			public CompletionStage<Created> create(final MailboxKey key, final Mailbox mailbox) {
				return later(() -> memory.create(key, mailbox));
			}

			@Override
			public CompletionStage<java.util.Optional<Stored>> get(final MailboxKey key) {
				return later(() -> memory.get(key));
			}

			@Override
			public CompletionStage<Boolean> replace(final MailboxKey key, final Stored expected, final Mailbox mailbox) {
				return later(() -> memory.replace(key, expected, mailbox));
			}
		};
		final var shared = new Mailboxes<Waits>(slow, () -> now);
		for (var round = 0; round < 20; round++) {
			final var opened = (Outcome.Opened<Waits>) get(shared.allocate(technician, 4, Duration.ofMinutes(1)));
			final var claims = IntStream.range(0, 20).mapToObj(_ -> shared.claim(opened.routing(), () -> true).toCompletableFuture()).toList();
			assertEquals(1, claims.stream().map(CompletableFuture::join).filter(Outcome.Taken.class::isInstance).count());
		}
	}

	@Test
	void aStoreThatFailsLeavesNobodyWaiting() {
		final var broken = new MailboxStore() {

			@Override
			public CompletionStage<Created> create(final MailboxKey key, final Mailbox mailbox) {
				return CompletableFuture.failedStage(new IllegalStateException("gone"));
			}

			@Override
			public CompletionStage<java.util.Optional<Stored>> get(final MailboxKey key) {
				return CompletableFuture.completedStage(java.util.Optional.empty());
			}

			@Override
			public CompletionStage<Boolean> replace(final MailboxKey key, final Stored expected, final Mailbox mailbox) {
				return CompletableFuture.completedStage(false);
			}
		};
		final var unlucky = new Mailboxes<Waits>(broken, () -> now);
		assertTrue(unlucky.allocate(technician, 4, Duration.ofMinutes(1)).toCompletableFuture().isCompletedExceptionally());
		assertTrue(unlucky.attach(technician, Role.SHARER, new RendezvousKey(new byte[RendezvousKey.LENGTH]), Duration.ofMinutes(1)).toCompletableFuture()
				.isCompletedExceptionally());
		assertEquals(0, unlucky.waiting());
	}

	@Test
	void bothEndsMeetByAKeyAgainAndAgain() {
		final var key = new RendezvousKey(new byte[RendezvousKey.LENGTH]);
		for (var round = 0; round < 3; round++) {
			final var first = new Waits();
			final var replacing = new Waits();
			final var second = new Waits();
			assertInstanceOf(Outcome.Waits.class, get(mailboxes.attach(first, Role.SHARER, key, Duration.ofMinutes(1))));
			assertInstanceOf(Outcome.Waits.class, get(mailboxes.attach(replacing, Role.SHARER, key, Duration.ofMinutes(1))));
			assertEquals(List.of(CloseReason.REPLACED), first.ended);
			final var taken = (Outcome.Taken<Waits>) get(mailboxes.attach(second, Role.TECHNICIAN, key, Duration.ofMinutes(1)));
			assertEquals(replacing, taken.waited());
			assertEquals(0, mailboxes.waiting());
		}
	}

	@Test
	void anExpiredWaitIsNotMet() {
		final var key = new RendezvousKey(new byte[RendezvousKey.LENGTH]);
		final var first = new Waits();
		final var waits = (Outcome.Waits<Waits>) get(mailboxes.attach(first, Role.SHARER, key, Duration.ofMinutes(1)));
		now = waits.expires();
		assertInstanceOf(Outcome.Waits.class, get(mailboxes.attach(new Waits(), Role.TECHNICIAN, key, Duration.ofMinutes(1))));
		mailboxes.leave(waits.key(), waits.ticket());
		assertInstanceOf(Outcome.Taken.class, get(mailboxes.attach(new Waits(), Role.SHARER, key, Duration.ofMinutes(1))), "a late leave takes nobody else's mailbox away");
	}

	@Test
	void noStoreHoldsACode() {
		final var routing = new RoutingPart("7K2QZZZZ");
		assertFalse(MailboxKey.of(routing).name().contains("7K2Q"));
		assertFalse(MailboxKey.of(routing).toString().contains("7k2q"));
	}
}
