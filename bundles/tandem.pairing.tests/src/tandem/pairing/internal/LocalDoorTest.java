// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import tandem.channel.Authenticator.Attempt;
import tandem.channel.ConnectFailedException.Why;
import tandem.discovery.Card;
import tandem.pairing.EasyConnect;
import tandem.pairing.OpenPassword;
import tandem.pairing.OpenPassword.State;
import tandem.pairing.PairingCode;
import tandem.pairing.Relay;
import tandem.pairing.Relay.Source;
import tandem.session.WayIn;
import tandem.session.host.Deadline;
import tandem.settings.Way;
import tandem.testsupport.Await;
import tandem.testsupport.session.ConnectionPair;
import tandem.testsupport.session.FakeTimers;
import tandem.testsupport.settings.FakeRules;

class LocalDoorTest {

	private final FakeConnector connector = new FakeConnector();
	private final FakeArrivals arrivals = new FakeArrivals();
	private final FakeNeighbourhood neighbourhood = new FakeNeighbourhood();
	private final FakeTimers timers = new FakeTimers();
	private final FakeRules rules = new FakeRules();
	private final List<String> troubles = new ArrayList<>();
	private final List<WayIn> doors = new ArrayList<>();
	private Optional<Relay> relay = Relay.read("relay.example", Source.TYPED);
	private Optional<String> computer = Optional.empty();

	private final EasyDoors easy = new EasyDoors(new LocalDoor.Parts(connector, arrivals, neighbourhood, timers, new SecureRandom(), () -> relay,
			() -> computer, rules::forbidden, (what, cause) -> troubles.add(what)), door -> {
				doors.add(door);
				return () -> doors.remove(door);
			});

	private OpenPassword open() {
		final var password = easy.open();
		doors.getFirst().listening(List.of("192.0.2.7:49152", "[2001:db8::7]:49152"), new byte[32]);
		Await.until("announced and waiting at the relay", () -> !neighbourhood.announced.isEmpty() && (relay.isEmpty() || !connector.mailboxes.isEmpty()));
		return password;
	}

	private static PairingCode code(final OpenPassword password) {
		return PairingCode.of(password.password().replace("-", ""));
	}

	private Optional<Attempt> begin(final OpenPassword password) {
		return doors.getFirst().authenticator().begin(EasyConnect.WAY_IN, code(password).routing().getBytes(StandardCharsets.US_ASCII));
	}

	private void wrong(final OpenPassword password) {
		final var attempt = begin(password).orElseThrow();
		assertTrue(attempt.spend());
		attempt.failed();
	}

	@Test
	void waitsOnTheNetworkAndAtTheRelayAndTellsNeitherThePassword() {
		final var password = open();
		assertEquals(State.WAITING, password.state());
		assertEquals(timers.now().plus(EasyConnect.LIFETIME), password.expires());
		assertEquals(List.of(new Card(49_152, Set.of("easy-connect"), Optional.empty())), neighbourhood.announced);
		assertEquals(List.of("tandem+relay://relay.example:443"), connector.targets);
		assertEquals(EasyConnect.LENGTH, code(password).symbols().length());
	}

	@Test
	void theComputersNameIsShownOnlyWhereItsOwnerWants() {
		computer = Optional.of("lab-3");
		open();
		assertEquals(Optional.of("lab-3"), neighbourhood.announced.getFirst().computer());
	}

	@Test
	void worksWithoutARelayAndWithoutANetwork() {
		relay = Optional.empty();
		neighbourhood.down = true;
		final var password = easy.open();
		doors.getFirst().listening(List.of("192.0.2.7:49152"), new byte[32]);
		Await.until("told", () -> troubles.size() == 1);
		assertEquals(State.WAITING, password.state());
	}

	@Test
	void whoKnowsItComesInOnce() {
		final var password = open();
		final var attempt = begin(password).orElseThrow();
		assertArrayEquals(code(password).secret(), attempt.secret());
		assertEquals(Optional.empty(), begin(password), "one at a time");
		assertTrue(attempt.spend());
		assertFalse(attempt.spend(), "one guess");
		attempt.succeeded();
		assertEquals(0, password.wrongTries());
		doors.getFirst().used("Tom");
		assertEquals(State.USED, password.state());
		assertEquals(List.of(), neighbourhood.announced);
		assertEquals(List.of(), doors);
		Await.until("the relay is left", () -> connector.mailboxes.getFirst().ended.isDone());
	}

	@Test
	void whoComesThroughTheRelayIsTakenIn() {
		final var password = open();
		final var pair = new ConnectionPair("", "Tom");
		connector.mailboxes.getFirst().accepted.accept(pair.sharer());
		assertEquals(State.USED, password.state());
		assertEquals(List.of(pair.sharer()), arrivals.taken);
		final var late = new ConnectionPair("", "Tim");
		connector.mailboxes.getFirst().accepted.accept(late.sharer());
		assertTrue(late.sharer().closed().isDone());
	}

	@Test
	void fiveWrongTriesCloseItAndEachIsTold() {
		final var password = open();
		for (var i = 1; i < EasyConnect.TRIES; i++) {
			wrong(password);
			assertEquals(i, password.wrongTries());
			assertEquals(State.WAITING, password.state());
		}
		wrong(password);
		assertEquals(State.TOO_MANY_TRIES, password.state());
		assertEquals(List.of(), neighbourhood.announced);
	}

	@Test
	void whoDoesNotKnowTheFirstSymbolsCostsNothing() {
		final var password = open();
		final var door = doors.getFirst().authenticator();
		assertEquals(Optional.empty(), door.begin(EasyConnect.WAY_IN, "????".getBytes(StandardCharsets.US_ASCII)));
		assertEquals(Optional.empty(), door.begin("code", code(password).routing().getBytes(StandardCharsets.US_ASCII)));
		assertEquals(0, password.wrongTries());
	}

	@Test
	void whoHangsUpBeforeAGuessCostsNothing() {
		final var password = open();
		begin(password).orElseThrow().failed();
		assertEquals(0, password.wrongTries());
		assertTrue(begin(password).isPresent());
	}

	@Test
	void expiresByTheClockOnTheWallAlthoughTheComputerSlept() {
		final var password = open();
		timers.sleep(EasyConnect.LIFETIME);
		assertEquals(Optional.empty(), begin(password));
		timers.pass(Deadline.TURN);
		assertEquals(State.EXPIRED, password.state());
		assertEquals(List.of(), neighbourhood.announced);
	}

	@Test
	void isOfferedOnlyWhereItIsAllowedAndNobodyComesWhereItIsNoLonger() {
		final var password = open();
		rules.forbid(Way.EASY_CONNECT, "off");
		assertEquals(Optional.empty(), begin(password));
		assertEquals(Optional.of("off"), easy.forbidden());
		assertThrows(IllegalStateException.class, easy::open);
	}

	@Test
	void aNewOneClosesTheOneBefore() {
		final var first = open();
		final var second = easy.open();
		assertEquals(State.CANCELLED, first.state());
		assertEquals(1, doors.size());
		assertNotEquals(first.password(), second.password());
		second.cancel();
		assertEquals(List.of(), doors);
	}

	@Test
	void saysWhyThisComputerCantBeReached() {
		final var password = easy.open();
		doors.getFirst().cannotListen("no port");
		assertEquals(State.FAILED, password.state());
		assertEquals(Optional.of("no port"), password.trouble());
	}

	@Test
	void aRelayThatRefusesLeavesTheNetwork() {
		connector.refuses = Optional.of(Why.BAD_TARGET);
		final var password = easy.open();
		doors.getFirst().listening(List.of("192.0.2.7:49152"), new byte[32]);
		Await.until("told", () -> troubles.size() == 1);
		assertEquals(State.WAITING, password.state());
		assertEquals(1, neighbourhood.announced.size());
	}
}
