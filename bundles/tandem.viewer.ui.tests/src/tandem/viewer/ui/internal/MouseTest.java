// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tandem.screen.Area;
import tandem.screen.InputEvent;
import tandem.screen.InputEvent.Button;
import tandem.screen.InputEvent.Key;
import tandem.screen.InputEvent.Pointer;
import tandem.screen.InputEvent.Wheel;
import tandem.technician.Phase;
import tandem.testsupport.Await;
import tandem.testsupport.NoErrorLogged;

/** A real mouse over the real canvas. */
@ExtendWith(NoErrorLogged.class)
class MouseTest {

	private ViewerStage stage;

	@BeforeEach
	void open() {
		stage = new ViewerStage();
	}

	@AfterEach
	void close() {
		stage.xdotool("mouseup", "1", "keyup", "ctrl", "keyup", "shift");
		stage.close();
	}

	private static Pointer last(final FakeSharer sharer) {
		return sharer.received.stream().filter(Pointer.class::isInstance).map(Pointer.class::cast).reduce((_, second) -> second).orElse(new Pointer(-1, -1));
	}

	@ParameterizedTest
	@CsvSource({ "640, 480, true", "640, 480, false", "2560, 1440, true", "2560, 1440, false", "1001, 3000, true", "1001, 3000, false" })
	void pointsAtThePixelUnderIt(final int width, final int height, final boolean fit) {
		final var tab = stage.viewing(width, height).control();
		tab.fit(fit);
		final var zoom = tab.zoom();
		final var canvas = stage.ask(() -> tab.canvas().getClientArea());
		final var shown = zoom.bounds().intersection(canvas);
		for (final var at : List.of(new Point(shown.x + 3, shown.y + 3), new Point(shown.x + shown.width / 2, shown.y + shown.height / 3),
				new Point(shown.x + shown.width - 4, shown.y + shown.height - 4))) {
			stage.point(tab.canvas(), at.x, at.y);
			final var wanted = new Pointer((int) ((at.x - zoom.x()) / zoom.scale()), (int) ((at.y - zoom.y()) / zoom.scale()));
			Await.until("the pointer at " + wanted, () -> last(tab.sharer).equals(wanted));
		}
	}

	@Test
	void scrolledToTheEndItReachesTheLastPixel() {
		final var tab = stage.viewing(2560, 1440).control();
		tab.fit(false);
		final var canvas = tab.canvas();
		stage.run(() -> Stream.of(canvas.getHorizontalBar(), canvas.getVerticalBar()).forEach(bar -> {
			bar.setSelection(bar.getMaximum());
			bar.notifyListeners(SWT.Selection, new Event());
		}));
		tab.sharer.fill(new Area(2496, 1376, 64, 64), 0xff0000);
		final var room = stage.ask(canvas::getClientArea);
		stage.point(canvas, room.width - 1, room.height - 1);
		Await.until("the last pixel", () -> last(tab.sharer).equals(new Pointer(2559, 1439)));
		Await.until("seen", () -> stage.seen(canvas, new Point(room.width - 8, room.height - 8)) == 0xff0000);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 2", "3, 3", "8, 8", "9, 9" })
	void buttonsGoWithTheirPlace(final int here, final int there) {
		final var tab = stage.viewing(640, 480).control();
		tab.point(100, 60);
		stage.xdotool("click", String.valueOf(here));
		tab.sharer.awaitActs(new Button(there, true), new Button(there, false));
		assertEquals(new Pointer(100, 60), tab.sharer.received.get(tab.sharer.received.indexOf(new Button(there, true)) - 1));
	}

	@ParameterizedTest
	@CsvSource({ "4, 0, -1", "5, 0, 1", "6, -1, 0", "7, 1, 0" })
	void theWheelTurnsThere(final int button, final int dx, final int dy) {
		final var tab = stage.viewing(640, 2000).control();
		tab.fit(false);
		final var before = tab.zoom();
		tab.point(100, 60);
		stage.xdotool("click", "--repeat", "3", String.valueOf(button));
		tab.sharer.awaitActs(new Wheel(dx, dy), new Wheel(dx, dy), new Wheel(dx, dy));
		assertEquals(before, tab.zoom(), "the picture itself stays");
	}

	@Test
	void aDragOutOfThePictureStaysAtItsEdgeAndEnds() {
		final var tab = stage.viewing(640, 480).control();
		tab.point(600, 400);
		stage.xdotool("mousedown", "1");
		tab.point(700, 420);
		Await.until("the edge", () -> last(tab.sharer).equals(new Pointer(639, 420)));
		stage.xdotool("mousemove", "1", "1");
		Await.until("the corner", () -> last(tab.sharer).equals(new Pointer(0, 0)));
		stage.xdotool("mouseup", "1");
		tab.sharer.awaitActs(new Button(1, true), new Button(1, false));
	}

	@Test
	void whatIsPressedBesideThePictureStaysHere() {
		final var tab = stage.viewing(640, 480).control();
		tab.point(-10, 100);
		stage.xdotool("click", "1", "click", "5");
		tab.point(5, 5);
		stage.xdotool("click", "3");
		tab.sharer.awaitActs(new Button(3, true), new Button(3, false));
	}

	@Test
	void modifiersGoWithTheClickThatBringsTheFocus() {
		final var tab = stage.viewing(640, 480).control();
		stage.xdotool("key", "ctrl+alt+Home");
		Await.until("the keyboard back", () -> tab.bar().contains("Click into the picture"));
		tab.sharer.received.clear();
		tab.point(50, 50);
		stage.xdotool("keydown", "ctrl", "click", "1", "keyup", "ctrl");
		tab.sharer.awaitActs(new Key(Keysyms.CONTROL, true), new Button(1, true), new Button(1, false), new Key(Keysyms.CONTROL, false));
	}

	@Test
	void withoutControlNothingGoes() {
		final var tab = stage.viewing(640, 480);
		tab.point(50, 50);
		stage.xdotool("click", "1", "click", "4");
		tab.control();
		tab.state.prompt(true);
		Await.until("held", () -> !tab.cover().isEmpty());
		stage.xdotool("click", "1");
		tab.state.prompt(false);
		tab.state.phase(Phase.CONTROLLING);
		Await.until("not held", () -> tab.cover().isEmpty());
		tab.point(60, 60);
		stage.xdotool("click", "3");
		tab.sharer.awaitActs(new Button(3, true), new Button(3, false));
		final List<InputEvent> moves = tab.sharer.received.stream().filter(Pointer.class::isInstance).toList();
		assertTrue(moves.contains(new Pointer(60, 60)) && !moves.contains(new Pointer(50, 50)), moves::toString);
	}
}
