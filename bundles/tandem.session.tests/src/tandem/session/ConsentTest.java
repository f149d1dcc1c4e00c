// SPDX-License-Identifier: EPL-2.0
package tandem.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tandem.session.Permission.CONTROL;
import static tandem.session.Permission.VIEW;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import tandem.session.Consent.Wish;
import tandem.testsupport.session.FakeTimers;

class ConsentTest {

	private static final Permission CHAT = new Permission("tandem.chat");

	private final FakeTimers timers = new FakeTimers();
	private boolean prompt;
	private final Consent consent = new Consent(timers::nanos, () -> prompt);

	private void askedForView() {
		assertTrue(consent.doors(true));
		assertTrue(consent.authenticated());
		assertTrue(consent.askView());
	}

	private void viewing() {
		askedForView();
		assertEquals(Optional.of(Answer.ALLOWED), consent.answer(VIEW, Answer.ALLOWED));
		timers.pass(Consent.QUIET_AFTER_QUESTION);
	}

	private void controlled() {
		viewing();
		assertEquals(Wish.ASKED, consent.wish(CONTROL));
		assertEquals(Optional.of(Answer.ALLOWED), consent.answer(CONTROL, Answer.ALLOWED));
		timers.pass(Consent.QUIET_AFTER_QUESTION);
		assertTrue(consent.allows(CONTROL));
	}

	@Test
	void nothingIsAllowedBeforeTheSharerSaysSo() {
		askedForView();
		assertFalse(consent.allows(VIEW));
		assertFalse(consent.allows(CONTROL));
		assertEquals(Wish.NOT_NOW, consent.wish(CONTROL));
		assertEquals(Wish.NOT_NOW, consent.wish(CHAT));
		assertEquals(Wish.NOT_NOW, consent.wish(VIEW));
		consent.answer(VIEW, Answer.ALLOWED);
		assertTrue(consent.allows(VIEW));
		assertFalse(consent.allows(CONTROL));
	}

	@Test
	void anAnswerToAnotherQuestionChangesNothing() {
		askedForView();
		assertEquals(Optional.empty(), consent.answer(CONTROL, Answer.ALLOWED));
		assertEquals(SessionState.ASKING_VIEW, consent.state());
		consent.answer(VIEW, Answer.ALLOWED);
		assertEquals(Optional.empty(), consent.answer(CONTROL, Answer.ALLOWED));
		assertEquals(Optional.empty(), consent.answer(VIEW, Answer.SAID_NO));
		assertEquals(SessionState.VIEWING, consent.state());
	}

	@Test
	void noToTheFirstQuestionEnds() {
		askedForView();
		consent.answer(VIEW, Answer.SAID_NO);
		assertEquals(Optional.of(EndReason.SHARER_DECLINED), consent.now().ended());
	}

	@Test
	void noAnswerToTheFirstQuestionEnds() {
		askedForView();
		consent.answer(VIEW, Answer.DID_NOT_ANSWER);
		assertEquals(Optional.of(EndReason.SHARER_DID_NOT_ANSWER), consent.now().ended());
	}

	@Test
	void inputIsDroppedFromTheQuestionUntilASecondAfterIt() {
		controlled();
		assertEquals(Wish.ASKED, consent.wish(CHAT));
		assertFalse(consent.allows(CONTROL));
		assertTrue(consent.now().granted().contains(CONTROL), "held, not taken away");
		consent.answer(CHAT, Answer.SAID_NO);
		assertFalse(consent.allows(CONTROL));
		timers.pass(Consent.QUIET_AFTER_QUESTION.minusNanos(1));
		assertFalse(consent.allows(CONTROL));
		timers.pass(Duration.ofNanos(1));
		assertTrue(consent.allows(CONTROL));
	}

	@Test
	void aTechnicianThatAsksAndTakesBackCanNotFloodTheSharerWithQuestions() {
		viewing();
		assertEquals(Wish.ASKED, consent.wish(CONTROL));
		assertTrue(consent.release(CONTROL));
		for (var i = 0; i < 1000; i++) {
			assertEquals(Wish.NOT_NOW, consent.wish(CONTROL));
			assertEquals(Wish.NOT_NOW, consent.wish(CHAT), "nor for anything else");
			assertFalse(consent.release(CONTROL));
		}
		timers.pass(Consent.REST_AFTER_RELEASE.minusNanos(1));
		assertEquals(Wish.NOT_NOW, consent.wish(CONTROL));
		timers.pass(Duration.ofNanos(1));
		assertEquals(Wish.ASKED, consent.wish(CONTROL));
		consent.answer(CONTROL, Answer.SAID_NO);
		assertEquals(Wish.ASKED, consent.wish(CONTROL), "after an answer there is nothing to wait for");
	}

	@Test
	void inputIsDroppedWhileAPromptIsUp() {
		controlled();
		prompt = true;
		assertFalse(consent.allows(CONTROL));
		assertTrue(consent.allows(VIEW));
		prompt = false;
		assertTrue(consent.allows(CONTROL));
	}

	@Test
	void freshControlWaitsASecondToo() {
		viewing();
		consent.wish(CONTROL);
		consent.answer(CONTROL, Answer.ALLOWED);
		assertFalse(consent.allows(CONTROL));
	}

	@Test
	void takenBackControlComesBackWithoutAQuestionOnlyFromTheSharer() {
		controlled();
		assertTrue(consent.takeBack());
		assertFalse(consent.allows(CONTROL));
		assertTrue(consent.now().tookBack());
		assertEquals(Wish.ASKED, consent.wish(CONTROL), "the technician has to ask");
		assertFalse(consent.letContinue(), "not beside a question");
		consent.answer(CONTROL, Answer.SAID_NO);
		assertTrue(consent.letContinue());
		timers.pass(Consent.QUIET_AFTER_QUESTION);
		assertTrue(consent.allows(CONTROL));
		assertFalse(consent.now().tookBack());
	}

	@Test
	void letContinueGivesNothingThatWasNotTakenBack() {
		viewing();
		assertFalse(consent.letContinue());
		consent.wish(CONTROL);
		consent.answer(CONTROL, Answer.ALLOWED);
		consent.release(CONTROL);
		assertFalse(consent.letContinue(), "the technician gave it back");
		assertEquals(SessionState.VIEWING, consent.state());
	}

	@Test
	void letContinueIsGoneAfterHiding() {
		controlled();
		consent.takeBack();
		consent.hide();
		consent.show();
		assertFalse(consent.letContinue());
	}

	@Test
	void twoNosAreForGood() {
		viewing();
		consent.wish(CONTROL);
		assertEquals(Optional.of(Answer.SAID_NO), consent.answer(CONTROL, Answer.SAID_NO));
		assertFalse(consent.now().refusesControl());
		consent.wish(CONTROL);
		assertEquals(Optional.of(Answer.SAID_NO_FOR_GOOD), consent.answer(CONTROL, Answer.SAID_NO));
		assertTrue(consent.now().refusesControl());
		assertEquals(Wish.REFUSED_FOR_GOOD, consent.wish(CONTROL));
		assertEquals(SessionState.VIEWING, consent.state());
		assertEquals(Optional.empty(), consent.now().question());
	}

	@Test
	void noAnswerIsNoNo() {
		viewing();
		for (var i = 0; i < 3; i++) {
			assertEquals(Wish.ASKED, consent.wish(CONTROL));
			assertEquals(Optional.of(Answer.DID_NOT_ANSWER), consent.answer(CONTROL, Answer.DID_NOT_ANSWER));
		}
	}

	@Test
	void hidingStopsEverythingAndShowingBringsTheViewAlone() {
		viewing();
		consent.wish(CHAT);
		consent.answer(CHAT, Answer.ALLOWED);
		consent.wish(CONTROL);
		consent.answer(CONTROL, Answer.ALLOWED);
		assertTrue(consent.hide());
		assertEquals(Set.of(), consent.now().granted());
		assertFalse(consent.allows(VIEW));
		assertFalse(consent.allows(CHAT));
		assertTrue(consent.show());
		assertEquals(Set.of(VIEW), consent.now().granted());
	}

	@Test
	void hidingClosesAQuestion() {
		viewing();
		consent.wish(CONTROL);
		assertTrue(consent.hide());
		assertEquals(Optional.empty(), consent.now().question());
		assertEquals(SessionState.PAUSED, consent.state());
		assertEquals(Optional.empty(), consent.answer(CONTROL, Answer.ALLOWED));
		assertFalse(consent.allows(CONTROL));
	}

	@Test
	void otherPermissionsAreEmptyOutsideViewingAndControlled() {
		viewing();
		consent.wish(CHAT);
		consent.answer(CHAT, Answer.ALLOWED);
		assertTrue(consent.allows(CHAT));
		consent.wish(CONTROL);
		assertFalse(consent.allows(CHAT));
		assertEquals(Set.of(VIEW), consent.now().granted());
		consent.answer(CONTROL, Answer.ALLOWED);
		assertTrue(consent.allows(CHAT));
		assertTrue(consent.withdraw(CHAT));
		assertFalse(consent.allows(CHAT));
	}

	@Test
	void theTechnicianCanNotGiveTheViewBackOrWithdrawItsQuestion() {
		askedForView();
		assertFalse(consent.release(VIEW));
		assertEquals(SessionState.ASKING_VIEW, consent.state());
	}

	@Test
	void endedIsForGoodAndTheFirstReasonStays() {
		controlled();
		assertTrue(consent.end(EndReason.SHARER_ENDED));
		assertFalse(consent.end(EndReason.TECHNICIAN_LEFT));
		assertEquals(Optional.of(EndReason.SHARER_ENDED), consent.now().ended());
		assertEquals(Set.of(), consent.now().granted());
		assertFalse(consent.show());
		assertFalse(consent.letContinue());
		assertFalse(consent.takeBack());
		assertEquals(Wish.NOT_NOW, consent.wish(CONTROL));
		assertEquals(Optional.empty(), consent.answer(CONTROL, Answer.ALLOWED));
	}

	@Test
	void aTechnicianCanNotFillTheSetOfPermissions() {
		viewing();
		for (var i = 0; i < Consent.MAX_OTHERS; i++) {
			final var permission = new Permission("p" + i);
			consent.wish(permission);
			consent.answer(permission, Answer.ALLOWED);
		}
		assertEquals(Wish.NOT_NOW, consent.wish(new Permission("one.more")));
		assertEquals(Consent.MAX_OTHERS + 1, consent.now().granted().size());
	}
}
