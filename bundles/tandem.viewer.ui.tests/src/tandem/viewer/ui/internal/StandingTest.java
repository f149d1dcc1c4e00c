// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import tandem.screen.Area;
import tandem.screen.Layout;
import tandem.screen.Monitor;
import tandem.session.EndReason;
import tandem.technician.ControlAnswer;
import tandem.technician.Ending;
import tandem.technician.Phase;
import tandem.testsupport.technician.FakeTechnicianSession;
import tandem.viewer.ui.internal.ScreenCanvas.Light;

/** What is said of a session, and what the desktop is told. */
class StandingTest {

	private final FakeTechnicianSession session = new FakeTechnicianSession("id", "Bella", _ -> {
	});

	@ParameterizedTest
	@EnumSource(Phase.class)
	void eachPhaseHasItsWordsAndHidesWhatMustNotBeSeen(final Phase phase) {
		session.phase(phase);
		final var standing = Standing.of(session);
		assertFalse(standing.line().isBlank() || standing.line().contains("{"), standing::line);
		final var seen = switch (phase) {
		case VIEWING, ASKING_CONTROL, CONTROLLING -> Light.CLEAR;
		case RECONNECTING -> Light.DIM;
		case REACHING, SECURING, PROVING, WAITING_FOR_SHARER, PAUSED, ENDED -> Light.NONE;
		};
		assertEquals(seen, standing.light());
	}

	@Test
	void eachEndHasItsOwnWords() {
		final var said = new HashSet<String>();
		for (final var reason : EndReason.values()) {
			session.end(reason);
			said.add(Standing.ending(session));
		}
		assertEquals(EndReason.values().length, said.size());
		assertTrue(said.stream().noneMatch(text -> text.contains("{")));
		session.end(new Ending.Cancelled());
		assertEquals("You left the session.", Standing.ending(session));
	}

	@Test
	void eachAnswerHasItsOwnWords() {
		final var said = new HashSet<String>();
		for (final var answer : ControlAnswer.values()) {
			session.answer(answer, Phase.VIEWING);
			said.add(Standing.of(session).line());
		}
		assertEquals(ControlAnswer.values().length, said.size());
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "PROVING, WAITING_FOR_SHARER, -, noticeConnects", "WAITING_FOR_SHARER, VIEWING, -, noticeAllowed",
			"ASKING_CONTROL, CONTROLLING, ALLOWED, noticeControl", "ASKING_CONTROL, VIEWING, SAID_NO, noticeDeclined",
			"ASKING_CONTROL, VIEWING, DID_NOT_ANSWER, didNotAnswer", "ASKING_CONTROL, VIEWING, -, -", "CONTROLLING, VIEWING, TAKEN_BACK, noticeTakenBack",
			"CONTROLLING, VIEWING, ALLOWED, -", "PAUSED, VIEWING, TAKEN_BACK, -", "VIEWING, PAUSED, -, -", "VIEWING, RECONNECTING, -, noticeReconnecting",
			"RECONNECTING, VIEWING, -, noticeBack", "VIEWING, ASKING_CONTROL, -, -" })
	void theDesktopIsToldWhatTheOtherSideDid(final Phase before, final Phase now, final ControlAnswer answer, final String key) throws ReflectiveOperationException {
		if (answer != null) {
			session.answer(answer, now);
		}
		assertEquals(key == null ? Optional.empty() : Optional.of(Messages.class.getField(key).get(null)), ViewerOpener.notice(session, Optional.of(before), now));
	}

	@Test
	void theDesktopIsToldOfAnEndThatTheOtherSideMade() {
		session.end(EndReason.SHARER_ENDED);
		assertEquals(Optional.of(Messages.noticeEnded), ViewerOpener.notice(session, Optional.of(Phase.VIEWING), Phase.ENDED));
		assertEquals(Optional.empty(), ViewerOpener.notice(session, Optional.of(Phase.REACHING), Phase.ENDED), "the list of sessions tells it");
		session.end(EndReason.CONNECTION_LOST);
		assertEquals(Optional.of(Messages.noticeLost), ViewerOpener.notice(session, Optional.of(Phase.CONTROLLING), Phase.ENDED));
		session.end(EndReason.TECHNICIAN_LEFT);
		assertEquals(Optional.empty(), ViewerOpener.notice(session, Optional.of(Phase.VIEWING), Phase.ENDED));
	}

	@Test
	void textsAreCutWithoutBreakingACharacter() {
		assertEquals(List.of(), Pieces.of("", 4));
		assertEquals(List.of("abcd", "e"), Pieces.of("abcde", 4));
		assertEquals(List.of("abc", "\ud83d\ude00d"), Pieces.of("abc\ud83d\ude00d", 4));
		assertEquals("a\nb\nc\n", Typist.normal("a\r\nb\rc\n"));
	}

	@Test
	void whatNobodyDrawsDoesNotGrow() {
		final var wakes = new CountDownLatch(2);
		final var fresh = new FreshAreas(wakes::countDown);
		for (var i = 0; i < 1_000; i++) {
			fresh.pixels(List.of(new Area(i, 2 * i, 10, 10)));
		}
		assertEquals(1, wakes.getCount(), "woken once");
		final var news = fresh.take();
		assertTrue(news.whole() && news.areas().size() <= 257);
		for (var i = 0; i < 1_000; i++) {
			final var area = new Area(i, 2 * i, 10, 10);
			assertTrue(news.areas().stream().anyMatch(some -> some.contains(area)), area::toString);
		}
		fresh.cursor();
		assertEquals(new FreshAreas.News(false, List.of()), fresh.take());
		fresh.layout(new Layout(1, 1, List.of(new Monitor("m", new Area(0, 0, 1, 1), true))));
		assertTrue(fresh.take().whole());
	}
}
