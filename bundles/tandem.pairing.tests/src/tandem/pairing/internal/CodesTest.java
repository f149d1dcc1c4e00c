// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.channel.Authenticator.Attempt;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Listening;
import tandem.pairing.OpenCode;
import tandem.pairing.OpenCode.State;
import tandem.pairing.PairingCode;
import tandem.pairing.Relay;
import tandem.pairing.Relay.Source;
import tandem.session.host.Deadline;
import tandem.testsupport.Await;
import tandem.testsupport.session.ConnectionPair;
import tandem.testsupport.session.FakeTimers;

class CodesTest {

	private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

	private static final byte[] DOOR = "K7M4".getBytes(StandardCharsets.US_ASCII);

	@TempDir
	private Path folder;

	private final FakeConnector connector = new FakeConnector();
	private final FakeArrivals arrivals = new FakeArrivals();
	private final FakeTimers timers = new FakeTimers();
	private final List<String> troubles = new ArrayList<>();
	private final Relay relay = Relay.read("relay.example", Source.TYPED).orElseThrow();

	private OpenCode open() {
		final var last = new LastRelay(folder.resolve("relay"), (what, cause) -> troubles.add(what));
		final var codes = new Codes(new Relays(null, Optional::empty, Optional::empty, last),
				new Codes.Parts(connector, arrivals, timers, new SecureRandom(), 9, TEN_MINUTES, (what, cause) -> troubles.add(what)));
		final var code = codes.create(relay);
		Await.until("answer of the relay", () -> code.state() != State.ASKING_RELAY);
		Await.until("the relay that worked is kept", () -> code.state() == State.FAILED || Files.exists(folder.resolve("relay")));
		return code;
	}

	private FakeConnector.Mailbox mailbox() {
		return connector.mailboxes.getFirst();
	}

	private Attempt begin() {
		return mailbox().authenticator.begin(PairingCode.WAY_IN, DOOR).orElseThrow();
	}

	@Test
	void waitsAtTheRelayWithACode() {
		final var open = open();
		assertEquals(State.WAITING, open.state());
		assertEquals(List.of("tandem+relay://relay.example:443?routing=4&seconds=600"), connector.targets);
		final var code = open.code().orElseThrow();
		assertEquals("K7M4", code.routing());
		assertEquals(Optional.of("tandem://relay.example/" + code.inGroups()), open.link());
		assertEquals(timers.now().plus(TEN_MINUTES), open.expires());
	}

	@Test
	void whoKnowsItComesInOnce() {
		final var open = open();
		final var code = open.code().orElseThrow();
		final var attempt = begin();
		assertEquals(State.PROVING, open.state());
		assertArrayEquals(code.secret(), attempt.secret());
		assertTrue(attempt.spend());
		assertFalse(attempt.spend(), "one guess");
		attempt.succeeded();
		final var pair = new ConnectionPair("", "Sam");
		mailbox().accepted.accept(pair.technician());
		mailbox().ended.complete(Listening.End.ADMITTED);
		assertEquals(State.USED, open.state());
		assertEquals(List.of(pair.technician()), arrivals.taken);
		assertEquals(Optional.empty(), open.code(), "it is of no use any more");
		assertEquals(Optional.empty(), mailbox().authenticator.begin(PairingCode.WAY_IN, DOOR));
	}

	@Test
	void aWrongGuessBurnsIt() {
		final var open = open();
		final var attempt = begin();
		assertTrue(attempt.spend());
		attempt.failed();
		assertEquals(State.BURNED, open.state());
		assertEquals(Optional.empty(), mailbox().authenticator.begin(PairingCode.WAY_IN, DOOR));
	}

	@Test
	void aCallerWhoBreaksOffBurnsItToo() {
		final var open = open();
		begin().failed();
		assertEquals(State.BURNED, open.state());
	}

	@Test
	void aCallerWhoNeverBeginsBurnsItToo() {
		final var open = open();
		mailbox().ended.complete(Listening.End.REFUSED);
		Await.until("burned", () -> open.state() == State.BURNED);
	}

	@Test
	void onlyOneOfManyGetsAGuess() {
		open();
		begin();
		for (var i = 0; i < 20; i++) {
			assertEquals(Optional.empty(), mailbox().authenticator.begin(PairingCode.WAY_IN, DOOR));
		}
	}

	@Test
	void anotherDoorOrWayInIsNobodys() {
		final var open = open();
		assertEquals(Optional.empty(), mailbox().authenticator.begin("invitation", DOOR));
		assertEquals(Optional.empty(), mailbox().authenticator.begin(PairingCode.WAY_IN, "K7M5".getBytes(StandardCharsets.US_ASCII)));
		assertEquals(Optional.empty(), mailbox().authenticator.begin(PairingCode.WAY_IN, new byte[0]));
		assertEquals(State.WAITING, open.state());
	}

	@Test
	void expiresToTheSecondEvenInTheMiddleOfAProof() {
		final var open = open();
		final var attempt = begin();
		timers.pass(TEN_MINUTES);
		assertFalse(attempt.spend());
		assertEquals(State.EXPIRED, open.state());
		assertTrue(mailbox().ended.isDone());
		assertEquals(32, attempt.secret().length, "a secret that nobody knows");
		attempt.failed();
		assertEquals(State.EXPIRED, open.state());
	}

	@Test
	void expiresByTheClockOnTheWallAlthoughTheComputerSlept() {
		final var open = open();
		timers.sleep(TEN_MINUTES);
		timers.pass(Deadline.TURN);
		assertEquals(State.EXPIRED, open.state());
		assertTrue(mailbox().ended.isDone());
	}

	@Test
	void cancelledItLetsNobodyIn() {
		final var open = open();
		open.cancel();
		assertEquals(State.CANCELLED, open.state());
		assertTrue(mailbox().ended.isDone());
		final var pair = new ConnectionPair("", "Sam");
		mailbox().accepted.accept(pair.technician());
		assertTrue(pair.technician().closed().isDone());
		assertEquals(List.of(), arrivals.taken);
	}

	@Test
	void saysWhyTheRelayGaveNone() {
		connector.refuses = Optional.of(Why.TOKEN);
		final var open = open();
		assertEquals(State.FAILED, open.state());
		assertEquals(Optional.of(Why.TOKEN), open.failure());
	}

	@Test
	void saysThatTheRelayIsGone() {
		final var open = open();
		mailbox().ended.complete(Listening.End.LOST);
		Await.until("failed", () -> open.state() == State.FAILED);
		assertEquals(Optional.of(Why.UNREACHABLE), open.failure());
	}

	@Test
	void aRelayThatCountedFasterIsNoFailure() {
		final var open = open();
		mailbox().ended.complete(Listening.End.EXPIRED);
		Await.until("expired", () -> open.state() == State.EXPIRED);
		assertEquals(Optional.empty(), open.failure());
	}

	@Test
	void aConnectionThatNobodyTakesIsHungUp() {
		final var open = open();
		arrivals.free = false;
		final var attempt = begin();
		attempt.spend();
		attempt.succeeded();
		final var pair = new ConnectionPair("", "Sam");
		mailbox().accepted.accept(pair.technician());
		assertTrue(pair.technician().closed().isDone());
		assertEquals(State.USED, open.state());
	}
}
