// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.endpoint.ui.internal.model.Lifetime;
import tandem.invitation.OpenInvitation.State;
import tandem.invitation.mail.Delivery;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.session.SessionState;

/** The one window, by keyboard and mouse. */
class MainWindowTest {

	@TempDir
	private Path home;

	private UiStage stage;

	@BeforeEach
	void open() {
		stage = new UiStage(home);
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private void untilSays(final String words) {
		stage.until(words, () -> UiStage.says(stage.main(), words));
	}

	private void invite() {
		stage.sharer.newInvitation();
		stage.sharer.make("Help " + stage.invitations.made.size(), new Lifetime(6, Lifetime.Unit.HOURS));
		untilSays("Waiting for your helper");
	}

	private void active() {
		stage.until("the keyboard in the window", () -> stage.display.getActiveShell() == stage.main());
	}

	@Test
	void invitesByKeyboardAlone() throws IOException {
		active();
		assertEquals("Get help", stage.main().getText());
		stage.xdotool("key", "Tab", "key", "Return");
		untilSays("Save the invitation in this");
		stage.xdotool("type", "For Bella");
		stage.xdotool("key", "Tab", "key", "Tab", "key", "Up", "key", "Return");
		untilSays("K7M4 XQ2P D9WR");
		untilSays("Tell them the password by phone, not together with the file.");
		untilSays("6:59:5");
		assertEquals(Duration.ofHours(7), stage.invitations.made.getFirst().lifetime);
		assertEquals("i1", Files.readString(home.resolve("For Bella.tandem-invitation")));
	}

	@Test
	void invitesByEmailWithTheKeyboardAlone() {
		stage.mail.next = new Delivery.Failed("No mail program answered on this computer.", "");
		stage.mail.server = Optional.of("mail.example.org");
		active();
		stage.xdotool("key", "Tab", "key", "Tab", "key", "Return");
		untilSays("Send an invitation by e-mail");
		stage.xdotool("type", "help@example.org");
		stage.xdotool("key", "Return");
		untilSays("K7M4 XQ2P D9WR");
		untilSays("No mail program answered on this computer.");
		untilSays("Tell your helper the password by phone, not in the message.");
		UiStage.button(stage.main(), "Copy as &text").notifyListeners(org.eclipse.swt.SWT.Selection, null);
		untilSays("The invitation is copied as text");
		final var clipboard = new org.eclipse.swt.dnd.Clipboard(stage.display);
		assertEquals("as text", clipboard.getContents(org.eclipse.swt.dnd.TextTransfer.getInstance()));
		clipboard.dispose();
		stage.mail.next = new Delivery.Sent();
		UiStage.button(stage.main(), "Send by &mail.example.org").notifyListeners(org.eclipse.swt.SWT.Selection, null);
		untilSays("The message was sent.");
		assertEquals("[help@example.org]", stage.mail.drafts.getLast().to().toString());
	}

	@Test
	void whatIsForbiddenIsAbsent() {
		stage.forbidden.add(tandem.settings.Way.EMAIL);
		stage.endpoint.becomes(stage.endpoint.now());
		stage.until("it goes", () -> !UiStage.says(stage.main(), "by e-mail"));
	}

	@Test
	void saysWhatIsWrongWithTheFileAndKeepsWhatWasTyped() {
		stage.sharer.newInvitation();
		untilSays("Save an invitation as a file");
		active();
		stage.xdotool("key", "ctrl+a", "type", "/nowhere/Help");
		stage.xdotool("key", "Return");
		untilSays("There is no folder /nowhere.");
		assertTrue(UiStage.controls(stage.main()).anyMatch(control -> control instanceof final Text text && text.getText().equals("/nowhere/Help")));
		stage.xdotool("key", "Escape");
		untilSays("Invite someone you trust to help you");
	}

	@Test
	void closingAsksInsideTheSameWindow() {
		invite();
		stage.run(List.of("wmctrl", "-c", "Get help"));
		untilSays("If you close, your helper can no longer connect.");
		assertEquals(1, stage.display.getShells().length);
		assertEquals(List.of(), stage.endpoint.calls);
		assertSame(UiStage.button(stage.main(), Messages.Close_keep), stage.display.getFocusControl());
		stage.click(UiStage.button(stage.main(), Messages.Close_keep));
		untilSays("K7M4 XQ2P D9WR");
		stage.main().close();
		untilSays("If you close, your helper can no longer connect.");
		stage.click(UiStage.button(stage.main(), Messages.Close_stop));
		stage.until("the end of the program", stage.display::isDisposed);
		assertEquals(List.of("shutDown"), stage.endpoint.calls);
	}

	@Test
	void closesAtOnceWhereNothingIsOpen() {
		stage.main().close();
		stage.until("the end of the program", stage.display::isDisposed);
		assertEquals(List.of("shutDown"), stage.endpoint.calls);
	}

	@Test
	void theLogOutAsksNothing() {
		invite();
		stage.windows.shutDown();
		stage.until("the end of the program", stage.display::isDisposed);
		assertEquals(List.of("shutDown"), stage.endpoint.calls);
	}

	@Test
	void showsEachInvitationWithItsTries() {
		invite();
		invite();
		invite();
		assertEquals(3, UiStage.texts(stage.main()).stream().filter("K7M4 XQ2P D9WR"::equals).count());
		stage.invitations.made.getFirst().wrongTry();
		untilSays("1 of 5");
		stage.invitations.made.getFirst().becomes(State.TOO_MANY_TRIES);
		untilSays("Somebody tried a wrong password five times.");
		assertEquals(2, UiStage.texts(stage.main()).stream().filter("K7M4 XQ2P D9WR"::equals).count());
		stage.click(UiStage.button(stage.main(), Messages.Waiting_dismiss));
		stage.until("two", () -> !UiStage.says(stage.main(), "Somebody tried"));
	}

	@Test
	void theEndShowsWhatHappenedInTheSameWindow() throws IOException {
		stage.endpoint.log = Optional.of(Files.writeString(home.resolve("log"), "{\"time\":\"2026-02-03T12:00:00Z\",\"kind\":\"connected\",\"text\":\"They saw the screen.\"}\n"));
		stage.endpoint.state(SessionState.VIEWING, Permission.VIEW);
		stage.until("the bar", () -> stage.windows.bar().isPresent());
		assertFalse(stage.main().isVisible());
		stage.endpoint.ended(EndReason.SHARER_ENDED);
		stage.until("the main window", () -> stage.main().isVisible());
		untilSays("can no longer see or use this computer. Nobody can connect until you ask again.");
		assertTrue(stage.windows.bar().isEmpty());
		stage.click(UiStage.button(stage.main(), Messages.Ended_log));
		untilSays(":00  They saw the screen.");
		assertEquals(1, stage.display.getShells().length);
		stage.click(UiStage.button(stage.main(), Messages.Log_back));
		untilSays("can no longer see");
		stage.click(UiStage.button(stage.main(), Messages.Ended_back));
		untilSays("Invite someone you trust to help you");
	}

	@Test
	void offersNothingThatCantBeDone() {
		stage.endpoint.trouble("Wayland can't be shared yet.");
		untilSays("Wayland can't be shared yet.");
		assertTrue(UiStage.find(stage.main(), Messages.GetHelp_invite).isEmpty());
	}

	@Test
	void showsThatItStartsWhileTheServicesAreAway() {
		stage.windows.follow(null);
		untilSays(Messages.Busy_starting);
		stage.main().close();
		stage.until("the end of the program", stage.display::isDisposed);
	}
}
