// SPDX-License-Identifier: EPL-2.0
package tandem.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import tandem.testsupport.session.FakeTimers;

/** Whatever two people and the network do in whatever order, the rules hold after every step. */
class ConsentPropertiesTest {

	private static final Permission OTHER = new Permission("tandem.chat");

	private static final List<Permission> ALL = List.of(Permission.VIEW, Permission.CONTROL, OTHER);

	/** What can happen. */
	enum Event {
		OPEN, CLOSE, AUTHENTICATED, ASK_VIEW, WISH_VIEW, WISH_CONTROL, WISH_OTHER, ALLOW, NO, NO_ANSWER, RELEASE_CONTROL, RELEASE_OTHER, RELEASE_VIEW,
		TAKE_BACK, LET_CONTINUE, WITHDRAW_OTHER, HIDE, SHOW, PROMPT, PROMPT_GONE, TIME, END
	}

	private final FakeTimers timers = new FakeTimers();
	private boolean prompt;
	private final Consent consent = new Consent(timers::nanos, () -> prompt);
	/** What the sharer has allowed and not withdrawn since. */
	private boolean controlWasAllowed;

	@Property(tries = 2000)
	void rulesHold(@ForAll @Size(max = 60) final List<Event> events) {
		begin();
		for (final var event : events) {
			final var before = consent.now();
			happen(event, before);
			final var after = consent.now();
			checkStep(event, before, after);
			checkState(after);
		}
	}

	private void begin() {
		consent.doors(true);
		consent.authenticated();
		consent.askView();
	}

	private void happen(final Event event, final Consent.Now before) {
		switch (event) {
		case OPEN -> consent.doors(true);
		case CLOSE -> consent.doors(false);
		case AUTHENTICATED -> consent.authenticated();
		case ASK_VIEW -> consent.askView();
		case WISH_VIEW -> consent.wish(Permission.VIEW);
		case WISH_CONTROL -> consent.wish(Permission.CONTROL);
		case WISH_OTHER -> consent.wish(OTHER);
		case ALLOW -> before.question().ifPresent(question -> {
			controlWasAllowed |= question.equals(Permission.CONTROL);
			consent.answer(question, Answer.ALLOWED);
		});
		case NO -> before.question().ifPresent(question -> consent.answer(question, Answer.SAID_NO));
		case NO_ANSWER -> before.question().ifPresent(question -> consent.answer(question, Answer.DID_NOT_ANSWER));
		case RELEASE_CONTROL -> consent.release(Permission.CONTROL);
		case RELEASE_OTHER -> consent.release(OTHER);
		case RELEASE_VIEW -> consent.release(Permission.VIEW);
		case TAKE_BACK -> consent.takeBack();
		case LET_CONTINUE -> consent.letContinue();
		case WITHDRAW_OTHER -> consent.withdraw(OTHER);
		case HIDE -> consent.hide();
		case SHOW -> consent.show();
		case PROMPT -> prompt = true;
		case PROMPT_GONE -> prompt = false;
		case TIME -> timers.pass(Duration.ofMillis(400));
		case END -> consent.end(EndReason.SHARER_ENDED);
		}
	}

	private static void checkStep(final Event event, final Consent.Now before, final Consent.Now after) {
		final var gained = after.granted().stream().filter(permission -> !before.granted().contains(permission)).toList();
		if (!gained.isEmpty()) {
			switch (event) {
			case ALLOW -> assertTrue(before.question().isPresent());
			case LET_CONTINUE -> assertEquals(List.of(Permission.CONTROL), gained);
			case SHOW -> assertEquals(List.of(Permission.VIEW), gained);
			case NO, NO_ANSWER, RELEASE_CONTROL -> {
				assertEquals(SessionState.ASKING_CONTROL, before.state(), "what the question about control had set aside");
				assertEquals(List.of(OTHER), gained);
			}
			default -> throw new AssertionError(event + " gave " + gained);
			}
		}
		if (before.state() == SessionState.ENDED) {
			assertEquals(before, after);
		}
	}

	private void checkState(final Consent.Now now) {
		assertEquals(now.state().seesScreen(), consent.allows(Permission.VIEW));
		if (consent.allows(Permission.CONTROL)) {
			assertEquals(SessionState.CONTROLLED, now.state());
			assertTrue(controlWasAllowed);
			assertFalse(prompt);
			assertTrue(now.question().isEmpty());
		}
		ALL.stream().filter(consent::allows).forEach(permission -> assertTrue(now.granted().contains(permission)));
		if (now.state() != SessionState.VIEWING && now.state() != SessionState.CONTROLLED) {
			assertFalse(consent.allows(OTHER));
		}
		assertEquals(now.state() == SessionState.ASKING_CONTROL, now.question().filter(Permission.CONTROL::equals).isPresent());
	}
}
