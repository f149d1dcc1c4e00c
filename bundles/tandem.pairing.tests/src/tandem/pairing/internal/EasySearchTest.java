// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;

import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.discovery.Card;
import tandem.discovery.Neighbour;
import tandem.pairing.EasyCalls.Failure;
import tandem.pairing.EasyCalls.Step;
import tandem.pairing.PairingCode;
import tandem.pairing.Relay;
import tandem.pairing.Relay.Source;
import tandem.testsupport.Await;
import tandem.testsupport.session.ConnectionPair;

class EasySearchTest {

	private static final String RELAY = "tandem+relay://relay.example:443?meet=1";

	private final FakeConnector connector = new FakeConnector();
	private final FakeArrivals arrivals = new FakeArrivals();
	private final FakeNeighbourhood neighbourhood = new FakeNeighbourhood();
	private final List<String> worked = new CopyOnWriteArrayList<>();
	private final PairingCode password = PairingCode.generate("K7M4", 12, new SecureRandom());
	private Optional<Relay> relay = Relay.read("relay.example", Source.TYPED);

	private EasySearch begin() {
		final var search = new EasySearch(TechnicianEasyCalls.wanted(password), new EasySearch.Parts(connector, arrivals, neighbourhood, () -> relay, used -> worked.add(used.address()),
				new EasySearch.Patience(Duration.ofMillis(500), Duration.ofMillis(200)), (what, cause) -> { }));
		Thread.ofVirtual().start(search::go);
		return search;
	}

	private EasySearch end() {
		final var search = begin();
		Await.until("over", () -> search.step() == Step.FAILED || search.step() == Step.CONNECTED);
		return search;
	}

	private void there(final String host, final String... ways) {
		neighbourhood.there.add(new Neighbour(String.format("%032x", neighbourhood.there.size()), List.of(host), new Card(49_152, Set.of(ways), Optional.empty())));
	}

	private void fails(final String target, final Why why) {
		connector.calls.put(target, CompletableFuture.failedFuture(new ConnectFailedException(why, "as told", null)));
	}

	@Test
	void findsWhoeverKnowsItOnTheNetworkAndTriesNobodyElse() {
		final var pair = new ConnectionPair("", "Bella");
		there("192.0.2.1", "offer");
		there("192.0.2.2", "easy-connect");
		there("192.0.2.3", "easy-connect");
		there("192.0.2.4", "easy-connect");
		fails("tandem+tls://192.0.2.2:49152", Why.REFUSED);
		connector.calls.put("tandem+tls://192.0.2.3:49152", CompletableFuture.completedFuture(pair.technician()));
		final var search = end();
		assertEquals(Step.CONNECTED, search.step());
		assertEquals(List.of("tandem+tls://192.0.2.2:49152", "tandem+tls://192.0.2.3:49152"), connector.targets);
		assertEquals(List.<Connection>of(pair.technician()), arrivals.taken);
		assertEquals("easy-connect", connector.presented.wayIn());
		assertArrayEquals("K7M4".getBytes(StandardCharsets.US_ASCII), connector.presented.id());
		Await.until("nobody looks any more", () -> neighbourhood.searches == 0);
	}

	@Test
	void goesToTheRelayWhereNobodyIsNear() {
		final var pair = new ConnectionPair("", "Bella");
		connector.calls.put(RELAY, CompletableFuture.completedFuture(pair.technician()));
		assertEquals(Step.CONNECTED, end().step());
		assertEquals(List.of(RELAY), connector.targets);
		Await.until("kept", () -> worked.equals(List.of("relay.example")));
	}

	@Test
	void eachGetsOneGuessAndThenItSaysThatThePasswordIsWrong() {
		there("192.0.2.2", "easy-connect");
		there("192.0.2.3", "easy-connect");
		fails("tandem+tls://192.0.2.2:49152", Why.REFUSED);
		fails("tandem+tls://192.0.2.3:49152", Why.UNREACHABLE);
		fails(RELAY, Why.NO_MAILBOX);
		final var search = end();
		assertEquals(Optional.of(new Failure.Refused()), search.failure());
		assertEquals(3, connector.targets.size());
	}

	@Test
	void saysThatNobodyIsThereAndWhereItLooked() {
		fails(RELAY, Why.NO_MAILBOX);
		assertEquals(Optional.of(new Failure.Nobody(relay, Optional.empty())), end().failure());
		relay = Optional.empty();
		neighbourhood.down = true;
		assertEquals(Optional.of(new Failure.Nobody(Optional.empty(), Optional.of("no network"))), end().failure());
	}

	@Test
	void saysWhatKeptItFromThoseWhoAreThere() {
		there("192.0.2.2", "easy-connect");
		fails("tandem+tls://192.0.2.2:49152", Why.UNREACHABLE);
		fails(RELAY, Why.NO_MAILBOX);
		assertEquals(Optional.of(new Failure.NotConnected(Why.UNREACHABLE, "192.0.2.2:49152")), end().failure());
	}

	@Test
	void strangersCantSendItAroundForEver() {
		for (var i = 1; i < 100; i++) {
			there("192.0.2." + i, "easy-connect");
			fails("tandem+tls://192.0.2." + i + ":49152", Why.REFUSED);
		}
		fails(RELAY, Why.NO_MAILBOX);
		end();
		assertEquals(9, connector.targets.size());
	}

	@Test
	void givenUpItCallsNobodyAnyMore() {
		there("192.0.2.2", "easy-connect");
		final var search = begin();
		Await.until("called", () -> search.step() == Step.NEARBY);
		search.cancel();
		assertEquals(Step.CANCELLED, search.step());
		Await.until("the call is given up", connector.call::isCancelled);
		Await.until("nobody looks any more", () -> neighbourhood.searches == 0);
		assertEquals(1, connector.targets.size());
		assertTrue(arrivals.taken.isEmpty());
	}
}
