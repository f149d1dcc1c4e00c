// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connector;
import tandem.pairing.CodeEntry.Failure;
import tandem.pairing.CodeEntry.Step;
import tandem.pairing.PairingCode;
import tandem.pairing.Relay;
import tandem.pairing.Relay.Source;
import tandem.session.host.Listeners;
import tandem.testsupport.session.ConnectionPair;

class CodeAttemptTest {

	private final PairingCode code = PairingCode.of("K7M4XQ2P" + Symbols.check("K7M4XQ2P"));
	private final Relay relay = Relay.read("relay.example", Source.LINK).orElseThrow();
	private final FakeConnector connector = new FakeConnector();
	private final FakeArrivals arrivals = new FakeArrivals();
	private final List<Relay> worked = new ArrayList<>();
	private final List<Step> steps = new ArrayList<>();
	private final ConnectionPair pair = new ConnectionPair("", "Tina");
	private final CodeAttempt attempt = new CodeAttempt(code, connector, arrivals, new Listeners<>((what, cause) -> { }));

	private void go() {
		attempt.onChange(() -> steps.add(attempt.step()));
		attempt.go(() -> Optional.of(relay), worked::add);
	}

	@Test
	void takesTheCodeToTheRelayAndTheConnectionToTheEndpoint() {
		assertEquals(Step.FINDING_RELAY, attempt.step());
		go();
		assertEquals(List.of("tandem+relay://relay.example:443"), connector.targets);
		assertEquals(PairingCode.WAY_IN, connector.presented.wayIn());
		assertArrayEquals("K7M4".getBytes(StandardCharsets.US_ASCII), connector.presented.id());
		assertArrayEquals(code.secret(), connector.presented.secret());
		connector.progress.accept(Connector.Step.REACHING);
		connector.progress.accept(Connector.Step.SECURING);
		connector.progress.accept(Connector.Step.PROVING);
		connector.call.complete(pair.sharer());
		assertEquals(List.of(Step.REACHING, Step.SECURING, Step.PROVING, Step.CONNECTED), steps);
		assertEquals(List.of(pair.sharer()), arrivals.taken);
		assertEquals(List.of(relay), worked);
	}

	@Test
	void saysWhyItDidNotComeAbout() {
		go();
		connector.call.completeExceptionally(new ConnectFailedException(Why.NO_MAILBOX, "gone", null));
		assertEquals(Optional.of(new Failure.NotConnected(Why.NO_MAILBOX, relay)), attempt.failure());
		assertEquals(Step.FAILED, attempt.step());
		assertEquals(List.of(), worked);
	}

	@Test
	void asksForARelayWhereNobodyNamedOne() {
		attempt.go(Optional::empty, worked::add);
		assertEquals(Optional.of(new Failure.NoRelay()), attempt.failure());
		assertEquals(List.of(), connector.targets);
	}

	@Test
	void goesNowhereWhileSomebodyIsConnected() {
		arrivals.free = false;
		go();
		assertEquals(Optional.of(new Failure.NotNow()), attempt.failure());
		assertEquals(List.of(), connector.targets, "the code is not spent");
	}

	@Test
	void givesUpAtOnce() {
		go();
		attempt.cancel();
		assertEquals(Step.CANCELLED, attempt.step());
		assertTrue(connector.call.isCancelled());
		assertEquals(Optional.empty(), attempt.failure());
	}

	@Test
	void aConnectionThatComesTooLateIsHungUp() {
		go();
		attempt.cancel();
		connector.call.obtrudeValue(pair.sharer());
		final var late = new CodeAttempt(code, connector, arrivals, new Listeners<>((what, cause) -> { }));
		late.cancel();
		late.go(() -> Optional.of(relay), worked::add);
		assertEquals(Step.CANCELLED, late.step());
		assertTrue(pair.sharer().closed().isDone());
		assertEquals(List.of(), arrivals.taken);
	}

	@Test
	void aSecondConnectionInTheMeantimeIsHungUp() {
		go();
		arrivals.free = false;
		connector.call.complete(pair.sharer());
		assertEquals(Optional.of(new Failure.NotNow()), attempt.failure());
		assertTrue(pair.sharer().closed().isDone());
	}
}
