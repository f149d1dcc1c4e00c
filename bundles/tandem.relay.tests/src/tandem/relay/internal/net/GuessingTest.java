// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.Refusal;
import tandem.relay.protocol.RoutingPart;
import tandem.relay.protocol.ServerFrame;
import tandem.testsupport.Await;

/**
 * Ten thousand wrong attempts against one open code, with the usual limits but a shorter longest wait. Who names the routing part takes the code's one
 * attempt, whatever secret it has; so the relay sees a claim that works, and claims of what is gone.
 */
@EnabledIfSystemProperty(named = "tandem.tests", matches = "all")
class GuessingTest {

	private static final int ATTEMPTS = 10_000;

	private static final int LONGEST_WAIT = 4;

	private static final String CONFIG = ", \"seconds\": {\"longestWait\": " + LONGEST_WAIT + "}";

	private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

	@TempDir
	private Path folder;

	private final SSLContext tls = Trusting.context();

	private final AtomicInteger tried = new AtomicInteger();

	private final AtomicInteger ready = new AtomicInteger();

	private final AtomicInteger unavailable = new AtomicInteger();

	private final AtomicInteger limited = new AtomicInteger();

	private final AtomicInteger turnedAway = new AtomicInteger();

	private final ConcurrentSkipListSet<Integer> waits = new ConcurrentSkipListSet<>();

	private void attempt(final TestRelay relay, final String from, final RoutingPart routing) {
		try (var guesser = new RawClient(relay.port(), from).secured(tls)) {
			final var answer = guesser.ask(new ClientFrame.Claim(routing));
			if (answer.isEmpty()) {
				turnedAway.incrementAndGet();
				return;
			}
			switch (answer.get()) {
			case ServerFrame.Ready _ -> ready.incrementAndGet();
			case ServerFrame.Refused(var reason, var retry) when reason == Refusal.RATE -> {
				limited.incrementAndGet();
				waits.add(retry);
			}
			case ServerFrame.Refused(var reason, _) when reason == Refusal.UNAVAILABLE -> unavailable.incrementAndGet();
			case final ServerFrame other -> throw new AssertionError(other);
			}
		} catch (final IOException _) {
			turnedAway.incrementAndGet();
		}
	}

	/** So many at once, each as fast as it is answered. */
	private List<Thread> attack(final TestRelay relay, final int atOnce, final IntFunction<String> from, final RoutingPart routing) {
		return IntStream.range(0, atOnce).mapToObj(_ -> Thread.ofVirtual().start(() -> {
			for (var number = tried.getAndIncrement(); number < ATTEMPTS; number = tried.getAndIncrement()) {
				attempt(relay, from.apply(number), routing);
			}
		})).toList();
	}

	private static void join(final List<Thread> attackers) throws InterruptedException {
		for (final var attacker : attackers) {
			attacker.join();
		}
	}

	private String found() {
		return tried + " tried: " + ready + " ready, " + unavailable + " unavailable, " + limited + " limited with waits of " + waits + ", " + turnedAway
				+ " turned away";
	}

	/** As a person does who tries again, once a second or as soon as it hears that it failed. */
	private static void connects(final TestRelay relay, final String from, final RoutingPart routing) {
		final var start = System.nanoTime();
		Await.until("the sharer is connected", HALF_A_MINUTE, () -> {
			try (var sharer = relay.client(from)) {
				return sharer.ask(new ClientFrame.Claim(routing)) instanceof ServerFrame.Ready;
			} catch (final CompletionException _) {
				return false;
			}
		});
		assertTrue(System.nanoTime() - start < HALF_A_MINUTE.toNanos());
	}

	/** Through a door wider than usual, so that each attempt is answered; how the usual door holds is in {@link RendezvousTest}. */
	@Test
	void fromOneAddress() throws InterruptedException {
		try (var relay = new TestRelay(folder, CONFIG + ", \"limits\": {\"connectionsPerSecond\": 10000}");
				var technician = relay.client("127.2.0.1");
				var second = relay.client("127.2.0.2");
				var third = relay.client("127.2.0.3")) {
			final var attacked = technician.allocate();
			final var sameAddress = second.allocate();
			final var elsewhere = third.allocate();
			final var attackers = attack(relay, 32, _ -> "127.3.0.1", attacked);
			assertInstanceOf(ServerFrame.Ready.class, technician.frame(), "burned at the first");
			Await.until("the limits hold", Duration.ofSeconds(60), () -> limited.get() > 100);
			try (var sharer = relay.client("127.9.0.1")) {
				assertInstanceOf(ServerFrame.Ready.class, sharer.ask(new ClientFrame.Claim(elsewhere)), "others' codes work at once");
			}
			connects(relay, "127.3.0.1", sameAddress);
			assertTrue(tried.get() < ATTEMPTS, () -> "in the middle of it: " + found());
			join(attackers);
			assertEquals(1, ready.get(), this::found);
			assertEquals(0, turnedAway.get(), this::found);
			assertTrue(waits.containsAll(List.of(1, 2, LONGEST_WAIT)) && waits.last() == LONGEST_WAIT, this::found);
			// Ten are free, and then one for each wait that has passed.
			assertTrue(unavailable.get() < 100, this::found);
		}
	}

	/** A hundred in each of ten networks, ten attempts each: no single address has too many. */
	@Test
	void fromAThousandAddresses() throws InterruptedException {
		try (var relay = new TestRelay(folder, CONFIG);
				var technician = relay.client("127.2.0.1");
				var second = relay.client("127.2.0.2");
				var third = relay.client("127.2.0.3")) {
			final var attacked = technician.allocate();
			final var sameNetwork = second.allocate();
			final var elsewhere = third.allocate();
			final var attackers = attack(relay, 32, number -> "127.3." + number / 100 % 10 + "." + (1 + number % 100), attacked);
			assertInstanceOf(ServerFrame.Ready.class, technician.frame(), "burned at the first");
			Await.until("the limits hold", Duration.ofSeconds(60), () -> limited.get() > 100);
			try (var sharer = relay.client("127.9.0.1")) {
				assertInstanceOf(ServerFrame.Ready.class, sharer.ask(new ClientFrame.Claim(elsewhere)), "others' codes work at once");
			}
			connects(relay, "127.3.4.5", sameNetwork);
			assertTrue(tried.get() < ATTEMPTS, () -> "in the middle of it: " + found());
			join(attackers);
			assertEquals(1, ready.get(), this::found);
			// Forty in each network are free.
			assertTrue(unavailable.get() >= 400 && unavailable.get() < 1000, this::found);
			assertTrue(limited.get() > 5000 && waits.last() == LONGEST_WAIT, this::found);
		}
	}
}
