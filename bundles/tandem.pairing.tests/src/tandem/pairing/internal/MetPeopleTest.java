// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import tandem.identity.Contact.Side;
import tandem.session.Role;
import tandem.testsupport.Await;
import tandem.testsupport.session.ChannelPair;
import tandem.testsupport.session.FakeIdentity;
import tandem.testsupport.session.FakeSession;
import tandem.testsupport.session.FakeTimers;

/** Both ends of the channel over which people become acquainted. */
class MetPeopleTest {

	private final FakeIdentity bella = new FakeIdentity("Bella");
	private final FakeIdentity tom = new FakeIdentity("Tom");
	private final ContactsTest.Remembered atSharer = new ContactsTest.Remembered();
	private final ContactsTest.Remembered atTechnician = new ContactsTest.Remembered();
	private final MetPeople sharer = people(atSharer, bella);
	private final MetPeople technician = people(atTechnician, tom);
	private final FakeSession here = new FakeSession(Role.SHARER, "here");
	private final FakeSession there = new FakeSession(Role.TECHNICIAN, "there");
	private final ChannelPair line = new ChannelPair(MetPeople.CHANNEL, 1 << 16);

	private static MetPeople people(final ContactsTest.Remembered contacts, final FakeIdentity identity) {
		return new MetPeople(contacts, identity::publicKey, new FakeTimers(), new SecureRandom(), (what, cause) -> { });
	}

	private void meet() {
		here.proved(tom.publicKey());
		there.proved(bella.publicKey());
		sharer.feature(Role.SHARER, Optional::empty).attach(here, line.left());
		technician.feature(Role.TECHNICIAN, Optional::empty).attach(there, line.right());
	}

	@Test
	void bothDeriveTheSameAndNothingIsKeptBeforeOneRemembers() throws IOException {
		meet();
		Await.until("acquainted", () -> sharer.of("here").isPresent() && technician.of("there").isPresent());
		final var helper = sharer.last(Side.HELPER).orElseThrow();
		final var helped = technician.last(Side.HELPED).orElseThrow();
		assertArrayEquals(helper.contact().secret(), helped.contact().secret());
		assertTrue(helper.contact().owns(tom.publicKey()) && helped.contact().owns(bella.publicKey()));
		assertTrue(atSharer.known.isEmpty() && atTechnician.known.isEmpty());
		sharer.remember(helper);
		assertEquals(1, atSharer.known.size());
		assertTrue(sharer.of("here").orElseThrow().remembered());
		assertTrue(atTechnician.known.isEmpty(), "that is for the other one to say");
		final var now = new FakeTimers().now();
		assertEquals(ContactKeys.at(helper.contact(), now).announced(), ContactKeys.at(helped.contact(), now).announced());
	}

	@Test
	void whereContactsAreForbiddenNobodyBecomesAcquainted() {
		here.proved(tom.publicKey());
		sharer.feature(Role.SHARER, () -> Optional.of("off")).attach(here, line.left());
		assertFalse(line.left().connected());
		assertEquals(Optional.empty(), sharer.of("here"));
	}

	@Test
	void whoProvedNoKeyIsNobody() {
		sharer.feature(Role.SHARER, Optional::empty).attach(here, line.left());
		assertEquals(Optional.empty(), sharer.of("here"));
		assertFalse(line.left().connected());
	}

	@Test
	void whoSaysSomethingElseBreaksTheRules() {
		here.proved(tom.publicKey());
		sharer.feature(Role.SHARER, Optional::empty).attach(here, line.left());
		line.right().listen(new tandem.channel.Channel.Listener() {

			@Override
			public void message(final byte[] message) {
				line.right().send(new byte[3]);
			}
		});
		Await.until("refused", () -> here.violation().isPresent());
		assertEquals(Optional.empty(), sharer.of("here"));
	}
}
