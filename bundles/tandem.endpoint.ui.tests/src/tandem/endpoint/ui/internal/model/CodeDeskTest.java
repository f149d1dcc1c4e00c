// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import tandem.channel.ConnectFailedException.Why;
import tandem.pairing.CodeEntry.Failure;
import tandem.pairing.CodeEntry.Step;
import tandem.pairing.Relay;

class CodeDeskTest {

	private static final Relay RELAY = Relay.read("help.example.org", Relay.Source.TEAM).orElseThrow();

	private final FakeCodes codes = new FakeCodes();
	private final AtomicInteger changes = new AtomicInteger();
	private final CodeDesk desk = new CodeDesk(codes, Runnable::run, changes::incrementAndGet);

	private String problem() {
		return desk.field().problem().orElse("");
	}

	private void sent() {
		desk.typed(FakeCodes.RIGHT);
		desk.connect();
	}

	@Test
	void groupsWhatIsTypedAndLetsOnlyAWholeCodeGo() {
		desk.typed("k7");
		assertEquals(new Page.CodeField("K7", Optional.empty(), Optional.empty(), false), desk.field());
		desk.typed("K7om1");
		assertEquals("K70-M1", desk.field().text());
		desk.connect();
		assertEquals(List.of(), codes.sent);
		desk.typed(FakeCodes.RIGHT.toLowerCase());
		assertEquals(new Page.CodeField(FakeCodes.RIGHT, Optional.empty(), Optional.empty(), true), desk.field());
		desk.connect();
		assertEquals(List.of(FakeCodes.RIGHT), codes.sent);
	}

	@Test
	void aLinkFillsTheFieldAndGoesNowhereByItself() {
		desk.typed("tandem://relay.example/" + FakeCodes.RIGHT);
		assertEquals(FakeCodes.RIGHT, desk.field().text());
		assertTrue(desk.field().through().orElseThrow().contains("relay.example"));
		assertEquals(List.of(), codes.sent);
		desk.connect();
		assertEquals(List.of(FakeCodes.RIGHT + " relay.example"), codes.sent);
	}

	@Test
	void aRelayFromALinkIsForgottenWithItsCode() {
		desk.typed("tandem://relay.example/" + FakeCodes.RIGHT);
		desk.typed("K7");
		assertEquals(Optional.empty(), desk.field().through());
		desk.typed(FakeCodes.RIGHT);
		desk.connect();
		assertEquals(List.of(FakeCodes.RIGHT), codes.sent);
	}

	@ParameterizedTest
	@CsvSource({ "K7U,'Letter 3, \u201cU\u201d, never occurs in a code. Ask your helper to read it again.'",
			"K70M1XQ2,'One more letter, or one of these is wrong.'", "K7M4XQ2PDK7M4X,This is longer than a code. Remove what does not belong to it.",
			"there is nothing of that kind in here,There is no code in this text." })
	void saysWhatIsWrongBeforeAnythingIsSent(final String typed, final String words) {
		desk.typed(typed);
		assertEquals(words, problem());
		desk.connect();
		assertEquals(List.of(), codes.sent);
	}

	@Test
	void namesTwoNeighboursThatWereExchanged() {
		final var symbols = FakeCodes.RIGHT.replace("-", "");
		desk.typed("7K" + symbols.substring(2));
		assertTrue(problem().startsWith("Letter 1 or ") || problem().startsWith("One of the letters"), problem());
	}

	@Test
	void showsTheWayAndForgetsTheCodeWhenItLedThere() {
		sent();
		for (final var step : List.of(Step.FINDING_RELAY, Step.REACHING, Step.SECURING, Step.PROVING)) {
			codes.last.at(step);
			assertFalse(assertInstanceOf(Page.Connecting.class, desk.page().orElseThrow()).doing().isEmpty());
		}
		desk.typed("K7");
		assertEquals(FakeCodes.RIGHT, desk.field().text(), "nothing is typed meanwhile");
		codes.last.at(Step.CONNECTED);
		assertEquals(Optional.empty(), desk.page());
		assertEquals("", desk.field().text());
	}

	@ParameterizedTest
	@EnumSource
	void eachFailureHasItsWordsAndKeepsTheCode(final Why why) {
		sent();
		codes.last.fails(new Failure.NotConnected(why, RELAY));
		assertEquals(Optional.empty(), desk.page());
		assertEquals(FakeCodes.RIGHT, desk.field().text());
		assertFalse(problem().isBlank());
		assertFalse(problem().contains("{"), problem());
		desk.connect();
		assertEquals(2, codes.sent.size(), "it can be tried again");
	}

	@Test
	void asksForTheHelpDesksAddressOnceAndGoesOn() {
		sent();
		codes.last.fails(new Failure.NoRelay());
		assertEquals(Optional.of(new Page.HelpDesk("", Optional.empty())), desk.page());
		desk.helpDesk("not an address");
		assertEquals(new Page.HelpDesk("not an address", Optional.of(Messages.HelpDesk_noAddress)), desk.page().orElseThrow());
		desk.helpDesk("help.example.org:8443");
		assertEquals(FakeCodes.RIGHT + " help.example.org:8443", codes.sent.getLast());
		codes.last.fails(new Failure.NoRelay());
		assertEquals(Optional.of(new Page.HelpDesk("help.example.org:8443", Optional.empty())), desk.page(), "nothing typed is lost");
		desk.cancel();
		assertEquals(Optional.empty(), desk.page());
		assertEquals(FakeCodes.RIGHT, desk.field().text());
	}

	@Test
	void failsAtOnceWhileSomebodyIsConnected() {
		codes.failsAtOnce = Optional.of(new Failure.NotNow());
		sent();
		assertEquals(Messages.Code_notNow, problem());
		assertFalse(desk.isBusy());
	}

	@Test
	void givesUp() {
		sent();
		final var given = codes.last;
		desk.cancel();
		assertEquals(Step.CANCELLED, given.step());
		assertEquals(Optional.empty(), desk.page());
		given.at(Step.PROVING);
		assertEquals(Optional.empty(), desk.page(), "what comes late is not shown");
	}

	@Test
	void typingAgainTakesTheFailureAway() {
		sent();
		codes.last.fails(new Failure.NotConnected(Why.NO_MAILBOX, RELAY));
		desk.typed("K7");
		assertEquals("", problem());
	}
}
