// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.session.Permission;
import tandem.settings.Allowing;
import tandem.settings.Setting;
import tandem.settings.Way;

/** The settings, by mouse and keyboard. */
class SettingsWindowTest {

	@TempDir
	private Path home;

	private UiStage stage;
	private SettingsPage page;

	@BeforeEach
	void start() {
		stage = new UiStage(home);
		page = new SettingsPage(stage);
	}

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void turnsHelpOffAtTheWheel() {
		page.open();
		assertEquals(5, page.sections().size());
		assertFalse(page.button("Save").isEnabled(), "nothing is chosen yet");
		stage.click(page.button("Off"));
		stage.click(page.check(Setting.CONTROL));
		assertEquals(Allowing.ALWAYS, stage.settings.get(Setting.ALLOW), "nothing is changed before Save");
		stage.click(page.button("Save"));
		stage.until("closed", () -> !page.isOpen());
		assertEquals(Allowing.OFF, stage.settings.get(Setting.ALLOW));
		assertFalse(stage.settings.get(Setting.CONTROL));
	}

	@Test
	void cancelAndEscapeChangeNothing() {
		page.open();
		stage.click(page.button("Off"));
		stage.click(page.button("Cancel"));
		stage.until("closed", () -> !page.isOpen());
		page.open();
		stage.click(page.button("Off"));
		stage.xdotool("key", "Escape");
		stage.until("closed", () -> !page.isOpen());
		assertEquals(Allowing.ALWAYS, stage.settings.get(Setting.ALLOW));
	}

	@Test
	void whatAnAdministratorFixedIsGreyAndSaysSo() {
		stage.settings.fix(Setting.CONTROL, false);
		stage.settings.fix(Setting.INVITATION_MINUTES, 30);
		page.open();
		assertFalse(page.check(Setting.CONTROL).isEnabled());
		assertFalse(page.check(Setting.CONTROL).getSelection());
		assertEquals(Optional.of("set by your administrator"), page.note(page.check(Setting.CONTROL)));
		assertFalse(page.spinner(Setting.INVITATION_MINUTES).isEnabled());
		assertEquals(30, page.spinner(Setting.INVITATION_MINUTES).getSelection());
		assertTrue(page.check(Setting.BY_CODE).isEnabled());
		assertEquals(Optional.empty(), page.note(page.check(Setting.BY_CODE)));
	}

	@Test
	void showsWhatOthersChangeMeanwhile() {
		page.open();
		stage.settings.fix(Setting.BY_CODE, false);
		stage.until("greyed", () -> !page.check(Setting.BY_CODE).isEnabled() && !page.check(Setting.BY_CODE).getSelection());
		stage.settings.policyTrouble("/etc/tandem/policy.json can be changed by everybody.");
		stage.until("said", () -> UiStage.says(page.shell(), "can be changed by everybody"));
		assertTrue(UiStage.find(page.shell(), "Use the usual settings").isEmpty(), "nobody here can mend it");
	}

	@Test
	void mendsSettingsThatCanNotBeRead() {
		stage.settings.trouble("settings.json: broken");
		page.open();
		assertTrue(UiStage.says(page.shell(), "settings.json: broken"));
		stage.click(page.button("Use the usual settings"));
		stage.until("mended", () -> UiStage.find(page.shell(), "Use the usual settings").isEmpty());
		assertEquals(Optional.empty(), stage.settings.trouble());
	}

	@Test
	void saysWhatIsWrongWithAText() {
		page.open();
		page.tab(1);
		page.text(Setting.NAME).setText("x".repeat(65));
		stage.until("said", () -> UiStage.says(page.shell(), "Your name: one line of text of at most 64 characters, please."));
		assertFalse(page.button("Save").isEnabled());
		page.text(Setting.NAME).setText("Zoë & Co");
		stage.until("mended", () -> page.button("Save").isEnabled());
		page.spinner(Setting.KILOBITS).setSelection(2_000);
		page.button("Save").notifyListeners(SWT.Selection, null);
		assertEquals("Zoë & Co", stage.settings.get(Setting.NAME));
		assertEquals(2_000, stage.settings.get(Setting.KILOBITS));
	}

	@Test
	void goesAwayForAQuestionAndStaysAwayDuringASession() {
		page.open();
		stage.ask(Permission.VIEW);
		assertFalse(page.isOpen());
		assertFalse(stage.windows.openSettings());
	}

	@Test
	void whatIsOffIsNotOffered() {
		stage.forbidden.add(Way.CODE);
		stage.sharer.seeLog();
		stage.sharer.back();
		stage.until("no field for a code", () -> !UiStage.says(stage.main(), "Code from assistant"));
		assertTrue(UiStage.says(stage.main(), "Invite"));
	}
}
