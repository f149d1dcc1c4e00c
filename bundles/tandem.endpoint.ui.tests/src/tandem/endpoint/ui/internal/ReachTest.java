// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.endpoint.ui.internal.model.FakeStation;
import tandem.endpoint.ui.internal.model.Lifetime;
import tandem.endpoint.ui.internal.model.Page;
import tandem.firewall.Applied;
import tandem.settings.Way;

/** What the sharer reads of a firewall that lets nobody in, and does about it. */
class ReachTest {

	private static final String BLOCKED = "This computer’s firewall won’t let your helper in.";

	private static final String FIX = "Fix it (needs an administrator)…";

	private static final String RUN = "Run as administrator";

	@TempDir
	private Path home;

	private UiStage stage;

	@BeforeEach
	void start() {
		stage = new UiStage(home);
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private void invite() {
		stage.sharer.newInvitation();
		stage.sharer.make("help", new Lifetime(6, Lifetime.Unit.HOURS));
		stage.until("the invitation waits", () -> stage.sharer.scene().page() instanceof Page.Waiting);
		stage.until("the check is over", () -> stage.station.checks > 0 && !stage.sharer.reach().busy());
	}

	private void press(final Shell shell, final String text) {
		stage.until(text, () -> UiStage.find(shell, text).isPresent());
		stage.click(UiStage.button(shell, text));
	}

	private Shell settings() {
		stage.windows.openSettings();
		final var shell = stage.windows.settingsWindow().orElseThrow().shell();
		final var tabs = (TabFolder) shell.getChildren()[0];
		for (var index = 0; index < tabs.getItemCount(); index++) {
			if (tabs.getItem(index).getText().equals("Reachability")) {
				tabs.setSelection(index);
			}
		}
		stage.until("the tab", () -> UiStage.find(shell, "Check now").isPresent());
		return shell;
	}

	@Test
	void nothingIsSaidWhereHelpGetsIn() {
		invite();
		assertFalse(UiStage.says(stage.main(), "firewall"), () -> UiStage.texts(stage.main()).toString());
	}

	@Test
	void showsTheCommandsFirstRunsThemLooksAgainAndTakesThemBack() {
		stage.station.blocked = true;
		invite();
		stage.until("said", () -> UiStage.says(stage.main(), BLOCKED));
		press(stage.main(), FIX);
		stage.until("the commands", () -> UiStage.says(stage.main(), "ufw allow in 49152/tcp"));
		assertEquals(List.of(), stage.station.applied, "nothing is changed before the person says so");
		press(stage.main(), RUN);
		stage.until("open", () -> UiStage.says(stage.main(), "lets your helper in"));
		assertEquals(List.of(FakeStation.OPEN), stage.station.applied);
		assertEquals(2, stage.station.checks, "it is looked at again");
		press(stage.main(), "Take the change back");
		stage.until("shut", () -> UiStage.says(stage.main(), BLOCKED));
		assertEquals(2, stage.station.applied.size());
	}

	@Test
	void leavesItAsItIs() {
		stage.station.blocked = true;
		invite();
		press(stage.main(), FIX);
		press(stage.main(), "Leave it as it is");
		stage.until("back", () -> UiStage.says(stage.main(), BLOCKED) && UiStage.find(stage.main(), FIX).isPresent());
		assertEquals(List.of(), stage.station.applied);
	}

	@Test
	void saysWhereAnAdministratorRefused() {
		stage.station.blocked = true;
		stage.station.outcome = Applied.Outcome.REFUSED;
		invite();
		press(stage.main(), FIX);
		press(stage.main(), RUN);
		stage.until("said", () -> UiStage.says(stage.main(), "an administrator did not permit it"));
		assertTrue(UiStage.find(stage.main(), FIX).isPresent(), "it can be tried again");
	}

	@Test
	void aCodeInsteadClosesTheInvitationAndGoesToItsField() {
		stage.station.blocked = true;
		invite();
		press(stage.main(), "Use a code instead");
		stage.until("the start", () -> stage.sharer.scene().page() instanceof Page.GetHelp);
		assertFalse(stage.sharer.scene().page() instanceof Page.Waiting);
	}

	@Test
	void noCodeIsOfferedWhereCodesAreOff() {
		stage.forbidden.add(Way.CODE);
		stage.station.blocked = true;
		invite();
		stage.until("said", () -> UiStage.says(stage.main(), BLOCKED));
		assertTrue(UiStage.find(stage.main(), "Use a code instead").isEmpty());
	}

	@Test
	void copiesTheReport() {
		stage.station.blocked = true;
		invite();
		press(stage.main(), "Copy report for my helper");
		final var clipboard = new Clipboard(stage.display);
		stage.until("copied", () -> clipboard.getContents(TextTransfer.getInstance()) instanceof final String text && text.contains("The firewall drops it"));
		clipboard.dispose();
	}

	@Test
	void checksAtTheWheelAndCanBeBrokenOff() {
		final var shell = settings();
		stage.station.hold = new CountDownLatch(1);
		press(shell, "Check now");
		stage.until("results as they come", () -> UiStage.says(shell, "Port 49152 is free"));
		final var cancel = UiStage.texts(shell).lastIndexOf("Cancel");
		assertTrue(cancel >= 0 && stage.sharer.reach().busy());
		stage.sharer.reach().cancel();
		stage.until("broken off", () -> UiStage.says(shell, "The check was broken off."));
		stage.station.hold = new CountDownLatch(0);
		press(shell, "Check now");
		stage.until("the verdict", () -> UiStage.says(shell, "Help can reach this computer."));
	}
}
