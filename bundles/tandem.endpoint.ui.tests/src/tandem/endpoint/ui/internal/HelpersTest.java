// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.endpoint.ui.internal.model.FakeHelpers;
import tandem.pairing.OpenPassword.State;

/** People who helped before, with a real mouse. */
class HelpersTest {

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

	@Test
	void theyAreAskedByAButtonEach() {
		assertFalse(UiStage.find(stage.main(), Messages.GetHelp_contacts).isPresent(), "nobody helped yet");
		stage.helpers.known.addAll(List.of(FakeHelpers.helper("Maria Santos", 1), FakeHelpers.helper("Tom", 2)));
		stage.endpoint.doors();
		stage.until("the button", () -> UiStage.find(stage.main(), Messages.GetHelp_contacts).isPresent());
		stage.click(UiStage.button(stage.main(), Messages.GetHelp_contacts));
		stage.until("both", () -> UiStage.says(stage.main(), "Maria Santos") && UiStage.says(stage.main(), "Tom"));
		stage.click(UiStage.button(stage.main(), Messages.Helpers_ask));
		stage.until("waiting", () -> UiStage.says(stage.main(), NLS.bind(Messages.Asking_heading, "Maria Santos")));
		assertEquals(List.of("Maria Santos"), stage.helpers.asked);
		stage.click(UiStage.button(stage.main(), Messages.Asking_cancel));
		stage.until("the start", () -> UiStage.find(stage.main(), Messages.GetHelp_contacts).isPresent());
		assertEquals(State.CANCELLED, stage.helpers.doors.getFirst().state());
	}
}
