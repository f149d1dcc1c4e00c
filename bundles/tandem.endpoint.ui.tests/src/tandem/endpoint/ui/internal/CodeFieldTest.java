// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.channel.ConnectFailedException.Why;
import tandem.endpoint.ui.internal.model.FakeCodes;
import tandem.pairing.CodeEntry.Failure;
import tandem.pairing.CodeEntry.Step;
import tandem.pairing.Relay;

/** The code from the assistant, with a real keyboard. */
class CodeFieldTest {

	@TempDir
	private Path home;

	private UiStage stage;

	@BeforeEach
	void open() {
		stage = new UiStage(home);
		stage.until("the keyboard in the field", () -> stage.main() == stage.display.getActiveShell() && field().isFocusControl());
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private Text field() {
		return field(stage.main()).orElseThrow();
	}

	private static Optional<Text> field(final Composite parent) {
		for (final Control child : parent.getChildren()) {
			final var found = child instanceof final Text text ? Optional.of(text)
					: child instanceof final Composite inner ? field(inner) : Optional.<Text>empty();
			if (found.isPresent()) {
				return found;
			}
		}
		return Optional.empty();
	}

	private void type(final String text) {
		stage.xdotool("type", "--delay", "20", text);
	}

	@Test
	void groupsItselfWhileOneTypesAndConnectsOnEnter() {
		final var plain = FakeCodes.RIGHT.replace("-", "").toLowerCase();
		type(plain);
		stage.until("the groups", () -> field().getText().equals(FakeCodes.RIGHT));
		assertEquals(List.of(), stage.codes.sent);
		stage.xdotool("key", "Return");
		stage.until("the code to go", () -> stage.codes.sent.equals(List.of(FakeCodes.RIGHT)));
		stage.until("the way", () -> UiStage.says(stage.main(), Messages.Connecting_heading));
		stage.xdotool("key", "Escape");
		stage.until("the code again", () -> field().getText().equals(FakeCodes.RIGHT));
		assertEquals(Step.CANCELLED, stage.codes.last.step());
	}

	@Test
	void aLetterPutInTheMiddleStaysThere() {
		type("k7m1x");
		stage.until("the groups", () -> field().getText().equals("K7M-1X"));
		stage.xdotool("key", "Home", "Right", "Right");
		type("0");
		stage.until("it stands in its place", () -> field().getText().equals("K70-M1X"));
		type("2");
		stage.until("and the next after it", () -> field().getText().equals("K70-2M1-X"));
		stage.xdotool("key", "BackSpace", "BackSpace");
		stage.until("both are gone", () -> field().getText().equals("K7M-1X"));
	}

	@Test
	void connectWakesUpWithTheLastLetterOnly() {
		final var connect = UiStage.button(stage.main(), Messages.Code_connect);
		assertFalse(connect.isEnabled());
		type(FakeCodes.RIGHT);
		stage.until("it can be pressed", connect::isEnabled);
		stage.click(connect);
		stage.until("the code to go", () -> stage.codes.sent.size() == 1);
	}

	@Test
	void saysBelowTheFieldWhatIsWrong() {
		type("k7u");
		stage.until("the words", () -> UiStage.says(stage.main(), "never occurs in a code"));
	}

	@Test
	void asksForTheHelpDesksAddress() {
		stage.codes.failsAtOnce = Optional.of(new Failure.NoRelay());
		type(FakeCodes.RIGHT);
		stage.xdotool("key", "Return");
		stage.until("the question", () -> UiStage.says(stage.main(), Messages.HelpDesk_heading) && field().isFocusControl());
		stage.codes.failsAtOnce = Optional.empty();
		type("help.example.org");
		stage.xdotool("key", "Return");
		stage.until("the code to go there", () -> stage.codes.sent.getLast().equals(FakeCodes.RIGHT + " help.example.org"));
		stage.codes.last.fails(new Failure.NotConnected(Why.UNREACHABLE, Relay.read("help.example.org", Relay.Source.TYPED).orElseThrow()));
		stage.until("the reason", () -> UiStage.says(stage.main(), "help.example.org can\u2019t be reached"));
		assertEquals(FakeCodes.RIGHT, field().getText());
	}
}
