// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import tandem.channel.Peer;
import tandem.identity.Contact;
import tandem.identity.Contact.Standing;
import tandem.pairing.Acquaintance;
import tandem.pairing.OpenPassword.State;

class ContactDeskTest {

	private final FakeHelpers helpers = new FakeHelpers();
	private final Contact maria = FakeHelpers.helper("Maria", 1);
	private final ContactDesk desk = new ContactDesk(helpers.people(), Runnable::run, () -> { });

	private <P extends Page> P page(final Class<P> type) {
		return assertInstanceOf(type, desk.page(false).orElseThrow());
	}

	private static Optional<Peer> technician(final int key) {
		return Optional.of(new Peer("Maria", "", "192.0.2.9", Optional.of(Collections.nCopies(44, (byte) key)), List.of("a", "b", "c"), Optional.empty()));
	}

	private Page.Ended ended(final int key) {
		return desk.ended(new Page.Ended("Over", "It is over.", false, Optional.empty()), technician(key));
	}

	@Test
	void whoHasJustHelpedCanBeRememberedAndNobodyElse() {
		assertEquals(Optional.empty(), ended(1).remember());
		helpers.met = Optional.of(new Acquaintance("s1", maria, false));
		assertEquals(Optional.of(MarkedName.marked("Maria", MarkedName.LONG)), ended(1).remember());
		assertEquals(Optional.empty(), ended(2).remember(), "that was another session");
		desk.remember(technician(2));
		assertTrue(helpers.known.isEmpty());
		desk.remember(technician(1));
		assertEquals(List.of(maria), helpers.known);
		assertEquals(Optional.empty(), ended(1).remember());
		assertTrue(ended(1).text().contains("is remembered"));
		helpers.forbidden = Optional.of("off");
		assertFalse(ended(1).text().contains("is remembered"));
	}

	@Test
	void whoHelpedBeforeIsAskedUntilTheyComeOrTheSharerGivesUp() {
		helpers.known.add(maria);
		assertTrue(desk.knowsSomebody());
		desk.list(true);
		assertEquals(List.of(new Page.Helper(maria.id(), "Maria", "", false)), page(Page.Helpers.class).helpers());
		desk.ask(maria.id());
		assertEquals("Maria", page(Page.Asking.class).name());
		assertTrue(desk.somethingWaits());
		helpers.doors.getLast().become(State.EXPIRED, 0);
		assertTrue(page(Page.Asking.class).over().isPresent());
		desk.cancel();
		assertEquals(Optional.empty(), desk.page(false));
		desk.list(true);
		desk.ask(maria.id());
		helpers.doors.getLast().become(State.USED, 0);
		assertEquals(Optional.empty(), desk.page(false));
		assertFalse(desk.somethingWaits());
		assertEquals(0, helpers.doors.getLast().listeners());
	}

	@Test
	void whoIsBlockedOrHasAnotherKeyIsNotAsked() {
		helpers.known.add(maria);
		desk.list(true);
		desk.block(maria.id());
		assertTrue(page(Page.Helpers.class).helpers().getFirst().blocked());
		desk.ask(maria.id());
		assertTrue(helpers.asked.isEmpty());
		desk.block(maria.id());
		assertFalse(page(Page.Helpers.class).helpers().getFirst().blocked());
		helpers.known.set(0, maria.standing(Standing.OTHER_KEY));
		assertTrue(page(Page.Helpers.class).helpers().getFirst().state().startsWith("Alarm"));
		desk.ask(maria.id());
		assertTrue(helpers.asked.isEmpty());
		desk.forget(maria.id());
		assertEquals(List.of(), page(Page.Helpers.class).helpers());
		assertFalse(desk.knowsSomebody());
	}
}
