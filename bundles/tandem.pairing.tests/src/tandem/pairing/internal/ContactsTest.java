// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import tandem.channel.Peer;
import tandem.discovery.Card;
import tandem.identity.Contact;
import tandem.identity.Contact.Side;
import tandem.identity.Contact.Standing;
import tandem.identity.Contacts;
import tandem.pairing.OpenPassword.State;
import tandem.session.WayIn;
import tandem.settings.Way;
import tandem.testsupport.Await;
import tandem.testsupport.session.ConnectionPair;
import tandem.testsupport.session.FakeAsks;
import tandem.testsupport.session.FakeTimers;
import tandem.testsupport.settings.FakeRules;

/** A sharer asks a contact, who helps: what both know of each other, and who is turned away. */
class ContactsTest {

	private final FakeConnector connector = new FakeConnector();
	private final FakeArrivals arrivals = new FakeArrivals();
	private final FakeNeighbourhood neighbourhood = new FakeNeighbourhood();
	private final FakeTimers timers = new FakeTimers();
	private final FakeRules rules = new FakeRules();
	private final List<WayIn> doors = new ArrayList<>();
	private final Remembered contacts = new Remembered();
	private final FakeAsks asks = new FakeAsks();
	private final Contact helper = contact(Side.HELPER, 1, 7);
	private final AskDoors ask = new AskDoors(new LocalDoor.Parts(connector, arrivals, neighbourhood, timers, new SecureRandom(), Optional::empty, Optional::empty,
			rules::forbidden, (what, cause) -> { }), contacts, asks, door -> {
				doors.add(door);
				return () -> doors.remove(door);
			});

	private static Contact contact(final Side side, final int key, final int secret) {
		final var bytes = new byte[44];
		Arrays.fill(bytes, (byte) key);
		final var shared = new byte[32];
		Arrays.fill(shared, (byte) secret);
		return new Contact(side, "Maria", bytes, shared, Instant.EPOCH, Standing.GOOD);
	}

	private static Peer peer(final int key) {
		return new Peer("Maria", "", "192.0.2.7", Optional.of(java.util.Collections.nCopies(44, (byte) key)), List.of("a", "b", "c"), Optional.of("contact-1"));
	}

	@Test
	void bothEndsKnowTheSameOfEachOtherForAnHourAndNobodyCanTellTwoHoursTogether() {
		final var helped = contact(Side.HELPED, 2, 7);
		final var now = timers.now();
		final var theirs = ContactKeys.at(helper, now);
		final var mine = ContactKeys.around(helped, now.plusSeconds(1_800));
		assertTrue(mine.stream().anyMatch(key -> key.announced().equals(theirs.announced()) && Arrays.equals(key.id(), theirs.id())
				&& Arrays.equals(key.secret(), theirs.secret())));
		assertTrue(ContactKeys.around(helped, now.plusSeconds(7_200)).stream().noneMatch(key -> key.announced().equals(theirs.announced())));
		assertNotEquals(theirs.announced(), ContactKeys.at(contact(Side.HELPER, 1, 8), now).announced());
		assertFalse(Arrays.equals(theirs.id(), theirs.secret()));
		assertEquals(1, new Card(1, java.util.Set.of(theirs.announced()), Optional.empty()).ways().size());
	}

	@Test
	void bothEndsDeriveTheSameSecretFromTheirNoncesAndKeys() {
		final var a = new byte[] { 1 };
		final var b = new byte[] { 2 };
		assertArrayEquals(ContactKeys.secret(a, b, a, b), ContactKeys.secret(a, b, a, b));
		assertFalse(Arrays.equals(ContactKeys.secret(a, b, a, b), ContactKeys.secret(b, a, a, b)));
		assertFalse(Arrays.equals(ContactKeys.secret(a, b, a, b), ContactKeys.secret(a, b, b, a)));
	}

	@Test
	void whoIsAskedComesInWithoutAPasswordByTheirKey() {
		contacts.known.add(helper);
		final var door = ask.ask(helper);
		assertEquals("", door.password());
		doors.getFirst().listening(List.of("192.0.2.7:49152"), new byte[32]);
		final var key = ContactKeys.at(helper, timers.now());
		Await.until("announced", () -> neighbourhood.announced.size() == 1);
		assertEquals(java.util.Set.of(key.announced()), neighbourhood.announced.getFirst().ways());
		final var attempt = doors.getFirst().authenticator().begin("contact", key.id()).orElseThrow();
		assertArrayEquals(key.secret(), attempt.secret());
		assertTrue(attempt.spend());
		attempt.succeeded();
		assertTrue(doors.getFirst().welcomes(peer(1)));
		doors.getFirst().used("Maria");
		assertEquals(State.USED, door.state());
		Await.until("announced no longer", neighbourhood.announced::isEmpty);
	}

	@Test
	void anotherKeyIsAnAlarmAndNoQuestion() {
		contacts.known.add(helper);
		final var door = ask.ask(helper);
		doors.getFirst().listening(List.of("192.0.2.7:49152"), new byte[32]);
		assertFalse(doors.getFirst().welcomes(peer(9)));
		assertEquals(State.FAILED, door.state());
		assertTrue(door.trouble().isPresent());
		assertEquals(Standing.OTHER_KEY, contacts.known.getFirst().standing());
		assertThrows(IllegalStateException.class, () -> ask.ask(contacts.known.getFirst()));
		assertEquals(List.of(), doors);
	}

	@Test
	void whoWasBlockedOrForgottenMeanwhileStaysOutside() {
		contacts.known.add(helper.standing(Standing.BLOCKED));
		assertThrows(IllegalStateException.class, () -> ask.ask(helper.standing(Standing.BLOCKED)));
		ask.ask(helper);
		assertFalse(doors.getFirst().welcomes(peer(1)));
		assertEquals(Standing.BLOCKED, contacts.known.getFirst().standing());
		contacts.known.clear();
		ask.ask(helper);
		assertFalse(doors.getFirst().welcomes(peer(1)));
	}

	@Test
	void isForbiddenWhereTheSettingsSaySo() {
		rules.forbid(Way.CONTACTS, "off");
		assertEquals(Optional.of("off"), ask.forbidden());
		assertThrows(IllegalStateException.class, () -> ask.ask(helper));
	}

	@Test
	void theTechnicianFindsWhoAsksAndHangsUpOnSomebodyElse() {
		final var helped = contact(Side.HELPED, 2, 7);
		contacts.known.add(helped);
		final var key = ContactKeys.at(helped, timers.now().minusSeconds(3_600));
		neighbourhood.there.add(new tandem.discovery.Neighbour("0".repeat(32), List.of("192.0.2.7"), new Card(49_152, java.util.Set.of(key.announced()), Optional.empty())));
		final var pair = new ConnectionPair("", "Bella");
		connector.call.complete(pair.technician());
		final var search = new EasySearch(new EasySearch.Wanted(Way.CONTACTS, "Bella", ContactKeys.around(helped, timers.now()),
				peer -> AskDoors.isThem(contacts, (what, cause) -> { }, helped, peer)), new EasySearch.Parts(connector, arrivals, neighbourhood, Optional::empty,
						used -> { }, new EasySearch.Patience(Duration.ofMillis(500), Duration.ofMillis(100)), (what, cause) -> { }));
		search.go();
		assertEquals(List.of("tandem+tls://192.0.2.7:49152"), connector.targets);
		assertArrayEquals(key.id(), connector.presented.id());
		assertEquals(Optional.of(new tandem.pairing.EasyCalls.Failure.SomebodyElse()), search.failure(), "it has no key that this is proven by");
		assertTrue(pair.technician().closed().isDone());
		assertEquals(Standing.OTHER_KEY, contacts.known.getFirst().standing());
		assertTrue(arrivals.taken.isEmpty());
	}

	/** Contacts in memory. */
	static final class Remembered implements Contacts {

		final List<Contact> known = new ArrayList<>();

		@Override
		public List<Contact> all() {
			return List.copyOf(known);
		}

		@Override
		public void remember(final Contact contact) {
			remove(contact.id());
			known.add(contact);
		}

		@Override
		public void replace(final Contact contact) {
			known.replaceAll(one -> one.id().equals(contact.id()) ? contact : one);
		}

		@Override
		public void remove(final String id) {
			known.removeIf(one -> one.id().equals(id));
		}

		@Override
		public Runnable onChange(final Runnable listener) {
			return () -> { };
		}
	}
}
