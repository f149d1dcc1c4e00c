// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tandem.session.Permission;
import tandem.session.SessionState;

/** The bar, with a real mouse. */
class SharingBarTest {

	private static final Permission CLIPBOARD = new Permission("clipboard");

	@TempDir
	private Path home;

	private UiStage stage;

	@BeforeEach
	void open() {
		stage = new UiStage(home);
		stage.endpoint.state(SessionState.VIEWING, Permission.VIEW);
		stage.until("the bar", () -> stage.windows.bar().isPresent() && stage.bar().isVisible());
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private void press(final String text, final String call) {
		stage.until(text, () -> UiStage.find(stage.bar(), text).isPresent());
		stage.click(UiStage.button(stage.bar(), text));
		stage.until(call, () -> stage.endpoint.calls.contains(call));
	}

	@Test
	void stopsEverythingWithOnePress() {
		press(Messages.Bar_hide, "hide");
		stage.endpoint.state(SessionState.PAUSED);
		press(Messages.Bar_show, "show");
		stage.endpoint.state(SessionState.CONTROLLED, Permission.VIEW, Permission.CONTROL, CLIPBOARD);
		press(Messages.Bar_takeBack, "takeBack");
		press("Clipboard", "withdraw clipboard");
		press(Messages.Bar_end, "end");
		assertEquals(List.of("hide", "show", "takeBack", "withdraw clipboard", "end"), stage.endpoint.calls);
	}

	@Test
	void letsTheTechnicianContinueAfterEsc() {
		stage.endpoint.flags(true, false, false, false);
		stage.until("the words", () -> UiStage.says(stage.bar(), "You took control back."));
		final var text = UiStage.texts(stage.bar()).stream().filter(t -> t.startsWith("&Let ")).findFirst().orElseThrow();
		press(text, "letContinue");
		assertTrue(stage.windows.consent().isEmpty());
	}

	@Test
	void endHelpStaysWhereItIsWhateverTheBarSays() {
		final var right = right();
		for (final var state : List.of(SessionState.CONTROLLED, SessionState.PAUSED, SessionState.RECONNECTING, SessionState.VIEWING)) {
			stage.endpoint.state(state, Permission.VIEW, CLIPBOARD);
			stage.forMilliseconds(150);
			assertEquals(right, right(), state::toString);
		}
	}

	private Point right() {
		final var box = UiStage.onDisplay(UiStage.button(stage.bar(), Messages.Bar_end));
		return new Point(box.x + box.width, box.y);
	}

	@Test
	void aChangeInTheMiddleOfAPressDoesNotLoseIt() {
		stage.pointAt(UiStage.button(stage.bar(), Messages.Bar_end));
		stage.xdotool("mousedown", "1");
		stage.endpoint.state(SessionState.CONTROLLED, Permission.VIEW, Permission.CONTROL, CLIPBOARD);
		stage.until("the words", () -> UiStage.says(stage.bar(), "Press Esc to stop them."));
		stage.xdotool("mouseup", "1");
		stage.until("the end", () -> stage.endpoint.calls.equals(List.of("end")));
	}

	@Test
	void closingTheBarEndsTheHelp() {
		stage.run(List.of("wmctrl", "-c", "Your screen is shared"));
		stage.until("the end", () -> stage.endpoint.calls.equals(List.of("end")));
		assertTrue(stage.bar().isVisible());
	}

	@Test
	void standsAtTheTopAboveAllOthers() {
		final var state = stage.windowState(stage.bar());
		assertTrue(state.contains("_NET_WM_STATE_ABOVE"), state);
		assertEquals(0, stage.bar().getLocation().y);
	}

	@Test
	void leavesTheKeyboardWhereThePersonWorks() {
		stage.endpoint.state(SessionState.WAITING);
		stage.until("no bar", () -> stage.windows.bar().isEmpty());
		final var work = new Shell(stage.display);
		work.setSize(200, 100);
		work.open();
		work.forceActive();
		stage.until("the keyboard at work", () -> stage.display.getActiveShell() == work);
		stage.endpoint.state(SessionState.VIEWING, Permission.VIEW);
		stage.until("the bar", () -> stage.windows.bar().isPresent() && stage.bar().isVisible());
		stage.forMilliseconds(300);
		assertSame(work, stage.display.getActiveShell());
		stage.ask(Permission.CONTROL);
		stage.endpoint.state(SessionState.CONTROLLED, Permission.VIEW, Permission.CONTROL);
		stage.until("the keyboard back at work", () -> stage.display.getActiveShell() == work);
	}

	@Test
	void movesByDraggingAndComesBackOntoTheScreen() {
		final var before = stage.bar().getLocation();
		stage.xdotool("mousemove", String.valueOf(before.x + 3), String.valueOf(before.y + 20));
		stage.xdotool("mousedown", "1");
		stage.xdotool("mousemove", String.valueOf(before.x - 97), String.valueOf(before.y + 220));
		stage.xdotool("mouseup", "1");
		stage.until("the move", () -> stage.bar().getLocation().equals(new Point(before.x - 100, before.y + 200)));
		stage.bar().setLocation(5_000, 5_000);
		final var screen = stage.display.getPrimaryMonitor().getClientArea();
		stage.until("the way back", () -> {
			final var bar = stage.bar().getBounds();
			return screen.union(bar).equals(screen);
		});
	}

	@ParameterizedTest
	@CsvSource({ "10, 10, 10, 10", "-50, 10, 0, 10", "900, 10, 700, 10", "10, 9000, 10, 550", "2500, 100, 2500, 100", "5000, 100, 2700, 100",
			"10, -900, 10, 0" })
	void isAlwaysWhollyOnOneMonitor(final int x, final int y, final int wantedX, final int wantedY) {
		final var small = new Rectangle(0, 0, 1_000, 600);
		final var right = new Rectangle(2_000, 0, 1_000, 600);
		assertEquals(new Point(wantedX, wantedY), ScreenPlace.visible(new Rectangle(x, y, 300, 50), small, right));
	}

	@Test
	void saysThatAPasswordPromptHoldsTheInput() {
		stage.endpoint.state(SessionState.CONTROLLED, Permission.VIEW, Permission.CONTROL);
		stage.endpoint.flags(false, false, true, true);
		stage.until("the words", () -> UiStage.says(stage.bar(), "A password prompt is open"));
		stage.endpoint.flags(false, false, true, false);
		stage.until("the words", () -> UiStage.says(stage.bar(), "their own Esc stops them too"));
		stage.endpoint.flags(false, true, false, false);
		stage.until("the words", () -> UiStage.says(stage.bar(), "You said No. They can\u2019t ask again."));
	}
}
