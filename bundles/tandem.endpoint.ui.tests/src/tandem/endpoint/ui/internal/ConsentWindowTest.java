// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.endpoint.ui.internal.model.AllowGuard;
import tandem.endpoint.ui.internal.model.FakeEndpoint;
import tandem.identity.Vouched;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.session.SessionState;

/** Attacks on the question, with real mouse and keys. */
class ConsentWindowTest {

	private static final List<String> NOTHING = List.of();

	@TempDir
	private Path home;

	private UiStage stage;

	@BeforeEach
	void open() {
		stage = new UiStage(home);
	}

	@AfterEach
	void close() {
		stage.run(List.of("xdotool", "mouseup", "1", "keyup", "Return", "keyup", "space", "keyup", "a"));
		stage.close();
	}

	private Button allow() {
		return UiStage.button(stage.consent(), Messages.Consent_allow);
	}

	private Button no() {
		return UiStage.button(stage.consent(), Messages.Consent_no);
	}

	private void untilEnabled() {
		stage.until("Allow", () -> allow().isEnabled());
	}

	private void untilAnswered(final String answer) {
		stage.until(answer, () -> stage.endpoint.calls.equals(List.of(answer)));
	}

	@Test
	void saysWhoAsksAndWhatToConsider() {
		stage.ask(Permission.VIEW);
		final var shell = stage.consent();
		assertTrue(UiStage.says(shell, "Bella Byte"));
		assertTrue(UiStage.says(shell, "Not verified"));
		assertTrue(UiStage.says(shell, "Did this person contact you out of the blue, by phone, e-mail or a pop-up? Choose No."));
		assertTrue(UiStage.says(shell, "apple   river   stone"));
		stage.until("the countdown", () -> UiStage.says(shell, "in 1:5"));
		assertEquals("May your helper see your screen?", shell.getText());
		assertFalse(stage.main().isVisible());
	}

	@Test
	void whoIsVouchedForIsCalledAsTheAuthorityWroteAndTheWarningStays() {
		stage.ask(Permission.VIEW);
		final var shell = stage.consent();
		untilEnabled();
		stage.vouchers.say(new Vouched("Maria Santos", "Example", "Example Help Desk"));
		stage.until("the name", () -> UiStage.says(shell, "Maria Santos of Example"));
		assertTrue(UiStage.says(shell, "Verified: Example Help Desk vouches for this name."));
		assertFalse(UiStage.says(shell, "Not verified"));
		assertTrue(UiStage.says(shell, "This is"));
		assertFalse(UiStage.says(shell, "Bella Byte"));
		assertFalse(UiStage.says(shell, "They say they are"));
		assertTrue(UiStage.says(shell, "out of the blue"));
		assertSame(shell, stage.consent(), "the same window, in which Allow has waited long enough");
		assertTrue(allow().isEnabled());
	}

	@Test
	void noHasTheKeyboardAndAllowWaits() {
		final var from = System.nanoTime();
		stage.ask(Permission.VIEW);
		assertSame(no(), stage.display.getFocusControl());
		assertSame(no(), stage.consent().getDefaultButton());
		untilEnabled();
		assertTrue(System.nanoTime() - from >= AllowGuard.DELAY.toNanos());
		assertSame(no(), stage.display.getFocusControl());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Return", "space", "KP_Enter", "Escape", "alt+n" })
	void keysSayNo(final String key) {
		stage.ask(Permission.VIEW);
		stage.xdotool("key", key);
		untilAnswered("no view");
		assertFalse(stage.consent().isVisible());
	}

	@Test
	void theWindowManagersCloseSaysNo() {
		stage.ask(Permission.CONTROL);
		stage.run(List.of("wmctrl", "-c", title()));
		untilAnswered("no control");
	}

	private String title() {
		return stage.consent().getText();
	}

	@Test
	void aClickOnNoSaysNoAtOnce() {
		stage.ask(Permission.VIEW);
		stage.click(no());
		untilAnswered("no view");
	}

	@Test
	void aClickAllowsAfterASecond() {
		stage.ask(Permission.VIEW);
		untilEnabled();
		stage.click(allow());
		untilAnswered("allow view");
	}

	@ParameterizedTest
	@ValueSource(strings = { "alt+a", "Tab space", "Tab Return", "Tab KP_Enter" })
	void keysAllowAfterASecond(final String keys) {
		stage.ask(Permission.VIEW);
		untilEnabled();
		for (final var key : keys.split(" ")) {
			stage.xdotool("key", key);
		}
		untilAnswered("allow view");
	}

	@Test
	void clicksInTheFirstSecondDoNothing() {
		stage.ask(Permission.VIEW);
		stage.pointAt(allow());
		final var tries = new int[1];
		while (!allow().isEnabled()) {
			stage.run(List.of("xdotool", "click", "1"));
			tries[0]++;
		}
		assertTrue(tries[0] > 2);
		assertEquals(NOTHING, stage.endpoint.calls);
	}

	@Test
	void aClickThatBeganTooEarlyDoesNothing() {
		stage.ask(Permission.VIEW);
		stage.pointAt(allow());
		stage.xdotool("mousedown", "1");
		untilEnabled();
		stage.xdotool("mouseup", "1");
		stage.forMilliseconds(400);
		assertEquals(NOTHING, stage.endpoint.calls);
		stage.click(allow());
		untilAnswered("allow view");
	}

	@Test
	void aClickThatBeganOutsideDoesNothing() {
		stage.ask(Permission.VIEW);
		untilEnabled();
		stage.xdotool("mousemove", "3", "900");
		stage.xdotool("mousedown", "1");
		stage.pointAt(allow());
		stage.xdotool("mouseup", "1");
		stage.forMilliseconds(400);
		assertEquals(NOTHING, stage.endpoint.calls);
	}

	@Test
	void aClickThatBeganBesideAllowDoesNothing() {
		stage.ask(Permission.VIEW);
		untilEnabled();
		final var box = UiStage.onDisplay(allow());
		stage.xdotool("mousemove", String.valueOf(box.x - 6), String.valueOf(box.y - 6));
		stage.xdotool("mousedown", "1");
		stage.pointAt(allow());
		stage.xdotool("mouseup", "1");
		stage.forMilliseconds(400);
		assertEquals(NOTHING, stage.endpoint.calls);
	}

	@Test
	void aKeyHeldSinceBeforeTheWindowDoesNotAllow() {
		final var other = new Shell(stage.display);
		other.setLayout(new FillLayout());
		other.setSize(200, 100);
		other.open();
		other.forceActive();
		stage.until("the other window", () -> stage.display.getActiveShell() == other);
		stage.run(List.of("xset", "r", "rate", "200", "40"));
		stage.xdotool("keydown", "alt", "keydown", "a");
		stage.ask(Permission.VIEW);
		untilEnabled();
		stage.forMilliseconds(600);
		stage.xdotool("keyup", "a", "keyup", "alt");
		assertEquals(NOTHING, stage.endpoint.calls);
		stage.xdotool("key", "alt+a");
		untilAnswered("allow view");
	}

	@Test
	void aKeyHeldOnAllowFromTooEarlyDoesNotAllow() {
		stage.ask(Permission.VIEW);
		stage.run(List.of("xset", "r", "rate", "200", "40"));
		stage.xdotool("keydown", "alt", "keydown", "a");
		untilEnabled();
		stage.forMilliseconds(600);
		stage.xdotool("keyup", "a", "keyup", "alt");
		assertEquals(NOTHING, stage.endpoint.calls);
	}

	@Test
	void aProgramsOwnPressDoesNotAllow() {
		stage.ask(Permission.VIEW);
		untilEnabled();
		allow().notifyListeners(SWT.Selection, new Event());
		stage.forMilliseconds(200);
		assertEquals(NOTHING, stage.endpoint.calls);
	}

	@Test
	void anAnswerAfterTheTimeDoesNotAllow() {
		stage.endpoint.asks(FakeEndpoint.BELLA, Permission.VIEW, Instant.now().plusMillis(1_500));
		stage.until("the question", () -> stage.windows.consent().isPresent());
		untilEnabled();
		stage.until("the time", () -> UiStage.says(stage.consent(), "0:00"));
		stage.click(allow());
		stage.forMilliseconds(200);
		assertEquals(NOTHING, stage.endpoint.calls);
	}

	@Test
	void theNextQuestionIsANewWindowThatWaitsAgain() {
		stage.ask(Permission.VIEW);
		final var first = stage.consent();
		untilEnabled();
		stage.click(allow());
		stage.endpoint.state(SessionState.VIEWING, Permission.VIEW);
		stage.until("the bar", () -> stage.windows.consent().isEmpty() && stage.windows.bar().isPresent());
		stage.ask(Permission.CONTROL);
		stage.until("the end of the first", first::isDisposed);
		assertNotSame(first, stage.consent());
		assertFalse(allow().isEnabled());
		assertSame(no(), stage.display.getFocusControl());
		assertTrue(UiStage.says(stage.consent(), "asks to use your mouse and keyboard."));
		assertTrue(UiStage.says(stage.consent(), "You keep yours. Press Esc to stop them."));
		assertFalse(UiStage.onDisplay(stage.consent()).intersects(UiStage.onDisplay(stage.bar())));
	}

	@Test
	void standsAboveWindowsThatOpenLater() {
		stage.ask(Permission.VIEW);
		final var state = stage.windowState(stage.consent());
		assertTrue(state.contains("_NET_WM_STATE_ABOVE"), state);
	}

	@Test
	void anEvilNameStaysAName() {
		stage.endpoint.asks(FakeEndpoint.peer("Tandem\u201d is \u202everified & safe \u05d0\u05d1" + "x".repeat(200)), Permission.VIEW,
				Instant.now().plusSeconds(60));
		stage.until("the question", () -> stage.windows.consent().isPresent() && stage.consent().isVisible());
		final var name = UiStage.texts(stage.consent()).stream().filter(text -> text.contains("verified &")).findFirst().orElseThrow();
		assertTrue(name.startsWith("\u201c\u2068Tandem' is verified && safe") && name.endsWith("\u2026\u2069\u201d"), name);
		final var screen = stage.display.getPrimaryMonitor().getClientArea();
		assertTrue(stage.consent().getSize().x < screen.width / 2);
	}

	@Test
	void aChangeThatIsProposedIsShownToTheLetter() {
		stage.endpoint.proposes(FakeEndpoint.BELLA, new Permission("tandem.firewall.change"), Instant.now().plusSeconds(120), List.of("ufw allow in 49152/tcp comment 'Remote & more'"));
		stage.until("the question", () -> stage.windows.consent().isPresent() && stage.consent().isVisible());
		assertTrue(UiStage.says(stage.consent(), "proposes this: A change of this computer’s firewall."), () -> UiStage.texts(stage.consent()).toString());
		assertTrue(UiStage.says(stage.consent(), "ufw allow in 49152/tcp comment 'Remote & more'"));
		assertTrue(UiStage.says(stage.consent(), "this once"));
		assertFalse(UiStage.button(stage.consent(), "&Allow").isEnabled(), "not within the first second");
		stage.until("Allow can be pressed", () -> UiStage.button(stage.consent(), "&Allow").isEnabled());
	}

	/** Who allows something reads all of it: a longer change needs a higher window, and a very long one can be scrolled. */
	@Test
	void noLineOfAChangeIsCutOff() {
		final var rule = "nft --echo --handle insert rule inet own in handle 4 tcp dport 49152 accept comment '\"Remote Assistance (Tandem)\"'";
		stage.endpoint.proposes(FakeEndpoint.BELLA, new Permission("tandem.firewall.change"), Instant.now().plusSeconds(120), List.of(rule, rule));
		stage.until("the question", () -> stage.windows.consent().isPresent() && stage.consent().isVisible());
		final var field = UiStage.controls(stage.consent()).filter(Text.class::isInstance).map(Text.class::cast).findFirst().orElseThrow();
		final var end = field.getText().length();
		field.setSelection(end);
		final var caret = field.getCaretLocation().y + field.getLineHeight();
		assertTrue(caret > 4 * field.getLineHeight(), () -> "it wraps: " + caret);
		assertTrue(caret <= field.getClientArea().height, () -> "the last line ends at " + caret + " of " + field.getClientArea().height);
	}

	@Test
	void goesAwayWithTheQuestion() {
		stage.ask(Permission.VIEW);
		stage.endpoint.ended(EndReason.SHARER_DID_NOT_ANSWER);
		stage.until("the end", () -> stage.windows.consent().isEmpty() && stage.main().isVisible());
		assertTrue(UiStage.says(stage.main(), "You did not answer in time"));
		assertEquals(NOTHING, stage.endpoint.calls);
	}
}
