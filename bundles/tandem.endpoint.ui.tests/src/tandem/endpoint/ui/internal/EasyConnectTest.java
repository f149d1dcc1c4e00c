// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.endpoint.ui.internal.model.FakeEasyConnect;
import tandem.pairing.OpenPassword.State;
import tandem.settings.Way;

/** The Easy Connect password, with a real mouse. */
class EasyConnectTest {

	@TempDir
	private Path home;

	private UiStage stage;

	@BeforeEach
	void open() {
		stage = new UiStage(home);
		stage.until("the keyboard in the window", () -> stage.main() == stage.display.getActiveShell());
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private void allow() {
		stage.easy.forbidden = Optional.empty();
		stage.forbidden.remove(Way.EASY_CONNECT);
		stage.endpoint.doors();
		stage.until("the button", () -> UiStage.find(stage.main(), Messages.GetHelp_easy).isPresent());
	}

	@Test
	void isAbsentUntilTheHelpDeskEnablesIt() {
		assertFalse(UiStage.find(stage.main(), Messages.GetHelp_easy).isPresent());
		allow();
	}

	@Test
	void showsThePasswordAndSaysWhenSomebodyGuessed() {
		allow();
		stage.click(UiStage.button(stage.main(), Messages.GetHelp_easy));
		stage.until("the password", () -> UiStage.texts(stage.main()).contains(FakeEasyConnect.PASSWORD));
		stage.until("the countdown", () -> UiStage.says(stage.main(), "29:") || UiStage.says(stage.main(), "30:"));
		stage.easy.made.getFirst().become(State.WAITING, 1);
		stage.until("the wrong try", () -> UiStage.says(stage.main(), "1 of 5"));
		stage.easy.made.getFirst().become(State.TOO_MANY_TRIES, 5);
		stage.until("the end", () -> UiStage.says(stage.main(), Messages.Easy_over));
		assertFalse(UiStage.texts(stage.main()).contains(FakeEasyConnect.PASSWORD));
		stage.click(UiStage.button(stage.main(), Messages.Easy_another));
		stage.until("another password", () -> stage.easy.made.size() == 2 && UiStage.texts(stage.main()).contains(FakeEasyConnect.PASSWORD));
		stage.click(UiStage.button(stage.main(), Messages.Easy_cancel));
		stage.until("the start", () -> UiStage.find(stage.main(), Messages.GetHelp_easy).isPresent());
		assertEquals(State.CANCELLED, stage.easy.made.getLast().state());
	}
}
