// SPDX-License-Identifier: EPL-2.0
package tandem.discovery.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import tandem.discovery.Card;
import tandem.discovery.Neighbour;
import tandem.discovery.Neighbourhood;

class SightingsTest {

	private static final String ID = "00112233445566778899aabbccddeeff";

	private static final Card CARD = new Card(49_152, Set.of("easy-connect", "offer"), Optional.of("lab-3"));

	private final Instant start = Instant.parse("2030-01-01T00:00:00Z");

	private final Sightings sightings = new Sightings();

	@Test
	void whoAnnouncesIsThereUntilTheirTimeIsOver() throws UnknownHostException {
		assertTrue(sightings.hear(told(ID, 120, "192.0.2.7"), start));
		assertEquals(List.of(new Neighbour(ID, List.of("192.0.2.7"), CARD)), sightings.now(start.plusSeconds(119)));
		assertEquals(List.of("192.0.2.7:49152"), sightings.now(start).getFirst().addresses());
		assertEquals(List.of(), sightings.now(start.plusSeconds(120)));
	}

	@Test
	void goodbyeIsHeard() throws UnknownHostException {
		sightings.hear(told(ID, 120, "192.0.2.7"), start);
		assertTrue(sightings.hear(told(ID, 0, "192.0.2.7"), start));
		assertEquals(List.of(), sightings.now(start));
	}

	@Test
	void whoeverPromisesADayIsBelievedForFiveMinutes() throws UnknownHostException {
		sightings.hear(told(ID, 86_400, "192.0.2.7"), start);
		assertEquals(List.of(), sightings.now(start.plusSeconds(300)));
	}

	@Test
	void addressesThatLeadNowhereElseDontCount() throws UnknownHostException {
		assertFalse(sightings.hear(told(ID, 120, "127.0.0.1"), start));
		sightings.hear(told(ID, 120, "224.0.0.1"), start);
		sightings.hear(told(ID, 120, "0.0.0.0"), start);
		assertEquals(List.of(), sightings.now(start));
	}

	@Test
	void strangersCantFillTheMemory() throws UnknownHostException {
		for (var i = 0; i < Neighbourhood.MOST * 3; i++) {
			sightings.hear(told(String.format("%032x", i), 120, "192.0.2.7"), start);
		}
		for (var i = 0; i < 20; i++) {
			sightings.hear(told(String.format("%032x", 0), 120, "192.0.2." + i), start);
		}
		assertEquals(Neighbourhood.MOST, sightings.now(start).size());
		assertEquals(4, sightings.now(start).getFirst().hosts().size());
	}

	@Test
	void othersServicesAndQuestionsAreNobody() throws UnknownHostException {
		sightings.hear(told("printer", 120, "192.0.2.7"), start);
		sightings.hear(new DnsMessage(false, List.of(), told(ID, 120, "192.0.2.7").records()), start);
		assertEquals(List.of(), sightings.now(start));
	}

	@Test
	void aNameCantTurnTheTextAroundIt() {
		assertEquals("labrotcod", Records.clean("lab\u202erot<c>od\n"));
		assertEquals(Optional.of("lab 3"), Records.card(1, List.of("v=1", "computer=lab 3\u0000")).orElseThrow().computer());
		assertEquals(Optional.empty(), Records.card(1, List.of("v=2")));
		assertEquals(Optional.empty(), Records.card(1, List.of("v=1", "for=A B")));
		assertEquals(Optional.empty(), Records.card(0, List.of("v=1")));
	}

	private static DnsMessage told(final String id, final long seconds, final String address) throws UnknownHostException {
		return DnsMessage.telling(Records.of(id, CARD, List.of(InetAddress.getByName(address)), seconds));
	}
}
