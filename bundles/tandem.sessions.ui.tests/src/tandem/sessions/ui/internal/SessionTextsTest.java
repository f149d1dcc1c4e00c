// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import tandem.channel.ConnectFailedException.Why;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.sessions.ui.Prospect;
import tandem.technician.ControlAnswer;
import tandem.technician.Ending;
import tandem.technician.Phase;
import tandem.testsupport.technician.FakeTechnician;
import tandem.testsupport.technician.FakeTechnicianSession;

class SessionTextsTest {

	private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

	private final FakeTechnicianSession session = new FakeTechnician().add("1", "Bella");

	@Test
	void eachPhaseIsCalledDifferently() {
		final var names = new HashSet<String>();
		for (final var phase : Phase.values()) {
			assertTrue(names.add(SessionTexts.phase(phase)), () -> phase + " is called as another phase");
		}
	}

	@ParameterizedTest
	@EnumSource(EndReason.class)
	void theEndSaysByWhomOrWhy(final EndReason reason) {
		session.end(reason);
		assertTrue(SessionTexts.explained(session).startsWith(SessionTexts.state(session) + ": "), SessionTexts.explained(session));
	}

	@Test
	void endsForDifferentReasonsReadDifferently() {
		final var texts = new HashSet<String>();
		for (final var reason : EndReason.values()) {
			session.end(reason);
			assertTrue(texts.add(SessionTexts.explained(session)), reason::name);
		}
	}

	@ParameterizedTest
	@EnumSource(Why.class)
	void aCallThatFailedSaysWhy(final Why why) {
		session.end(new Ending.NotConnected(why, "secret detail"));
		final var text = SessionTexts.explained(session);
		assertTrue(text.startsWith("Not connected: ") && text.length() > "Not connected: ".length(), text);
		assertFalse(text.contains("secret detail"), text);
	}

	@Test
	void theAnswersAboutControlReadDifferently() {
		final var texts = new HashSet<String>();
		for (final var answer : ControlAnswer.values()) {
			assertTrue(texts.add(SessionTexts.answer(answer)), answer::name);
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, 0:00", "1, 0:01", "581, 9:41", "3600, 1:00:00", "20469, 5:41:09", "172799, 47:59:59", "172800, 2 days", "-5, 0:00" })
	void countsDown(final long seconds, final String text) {
		assertEquals(text, SessionTexts.left(Duration.ofSeconds(seconds)));
	}

	@Test
	void theLastSecondIsShownAsOne() {
		assertEquals("0:01", SessionTexts.left(Duration.ofMillis(1)));
	}

	@Test
	void aProspectHasItsStandingAndTheTimeLeft() {
		final var prospect = new Prospect("p", "Bella", "Ready", NOW, Optional.of(NOW.plusSeconds(90)), Optional.empty(), () -> { });
		assertEquals("Ready \u00b7 1:30", SessionTexts.state(prospect, NOW));
		assertEquals("Ready \u00b7 0:01", SessionTexts.state(prospect, NOW.plusSeconds(89)));
		assertEquals("Expired", SessionTexts.state(prospect, NOW.plusSeconds(90)));
	}

	@Test
	void permissionsAreNamed() {
		assertEquals("nothing yet", SessionTexts.permissions(session));
		session.allow(Permission.VIEW);
		assertEquals("see the screen", SessionTexts.permissions(session));
		session.allow(Permission.VIEW, Permission.CONTROL);
		assertEquals("see the screen, use mouse and keyboard", SessionTexts.permissions(session));
	}

	@Test
	void bytesHaveTheirUnits() {
		assertEquals("999 B", SessionTexts.bytes(999));
		assertTrue(SessionTexts.bytes(1_500).matches("1[.,]5 KB"));
		assertTrue(SessionTexts.bytes(12_300_000).matches("12[.,]3 MB"));
	}

	@org.junit.jupiter.params.ParameterizedTest
	@org.junit.jupiter.params.provider.EnumSource(tandem.settings.Way.class)
	void everyWayInHasItsWord(final tandem.settings.Way way) {
		assertTrue(!SessionTexts.how(way.kind()).isBlank());
		assertEquals("", SessionTexts.how("another"));
	}
}
