// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tandem.screen.Area;
import tandem.screen.InputEvent.Pointer;
import tandem.screen.Layout;
import tandem.screen.Monitor;
import tandem.screen.codec.ScreenMessage;
import tandem.testsupport.Await;
import tandem.testsupport.NoErrorLogged;

/** What is seen on a real X server. */
@ExtendWith(NoErrorLogged.class)
class PictureTest {

	private static final int RED = 0xd02030;
	private static final int GREEN = 0x20a050;
	private static final int BLUE = 0x3050e0;

	private ViewerStage stage;

	@BeforeEach
	void open() {
		stage = new ViewerStage();
	}

	@AfterEach
	void close() {
		stage.close();
	}

	@ParameterizedTest
	@CsvSource({ "640, 480, true", "640, 480, false", "2560, 1440, true", "2560, 1440, false", "333, 2999, true" })
	void showsWhatTheSharerSees(final int width, final int height, final boolean fit) {
		final var tab = stage.viewing(width, height);
		tab.fit(fit);
		final var square = new Area(200, 100, 64, 64);
		for (final var colour : List.of(RED, GREEN, BLUE)) {
			tab.sharer.fill(square, colour);
			tab.awaitSeen(square, colour);
		}
		assertEquals(0, tab.seen(280, 200));
	}

	@Test
	void paintsOnlyWhatChanged() {
		final var tab = stage.viewing(1280, 800);
		tab.sharer.fill(new Area(0, 0, 1280, 800), GREEN);
		tab.awaitSeen(1000, 700, GREEN);
		final var painted = new ArrayList<Rectangle>();
		final var canvas = tab.canvas();
		stage.run(() -> canvas.addListener(SWT.Paint, event -> painted.add(new Rectangle(event.x, event.y, event.width, event.height))));
		// A mark of the test's own on the canvas: it stays where nothing is drawn.
		final var mark = tab.place(1000, 700);
		stage.run(() -> {
			final var gc = new org.eclipse.swt.graphics.GC(canvas);
			gc.setBackground(stage.display.getSystemColor(SWT.COLOR_YELLOW));
			gc.fillRectangle(mark.x - 3, mark.y - 3, 7, 7);
			gc.dispose();
		});
		tab.awaitSeen(1000, 700, 0xffff00);
		tab.sharer.fill(new Area(64, 64, 64, 64), RED);
		tab.awaitSeen(96, 96, RED);
		assertEquals(0xffff00, tab.seen(1000, 700));
		assertEquals(List.of(), List.copyOf(painted), "nothing went through a full paint");
		stage.run(canvas::redraw);
		tab.awaitSeen(1000, 700, GREEN);
	}

	@Test
	void anotherMonitorOfTheSameSizeLeavesNothingOfTheFirst() {
		final var layout = new Layout(1280, 480, List.of(new Monitor("left", new Area(0, 0, 640, 480), true),
				new Monitor("right", new Area(640, 0, 640, 480), false)));
		final var tab = stage.viewing(640, 480);
		tab.sharer.screen(layout, Optional.of("left"));
		tab.sharer.fill(new Area(100, 100, 64, 64), RED);
		tab.awaitSeen(132, 132, RED);
		tab.sharer.screen(layout, Optional.of("right"));
		tab.awaitSeen(132, 132, 0);
	}

	@Test
	void followsAScreenThatChangesItsSize() {
		final var tab = stage.viewing(640, 480).control();
		for (final var size : List.of(new Point(1280, 1024), new Point(320, 200), new Point(3000, 500))) {
			tab.sharer.screen(size.x, size.y);
			tab.sharer.fill(new Area(size.x - 64, size.y - 64, 64, 64), GREEN);
			Await.until("the new size", () -> tab.zoom().width() == size.x);
			tab.awaitSeen(size.x - 32, size.y - 32, GREEN);
			final var step = Math.ceil(1 / tab.zoom().scale());
			Await.until("its last corner can be pointed at", () -> {
				// There and back: a mouse that does not move tells nothing.
				tab.point(size.x / 2, size.y / 2);
				tab.point(size.x - 10, size.y - 10);
				return tab.sharer.received.stream().anyMatch(event -> event instanceof Pointer(var x, var y)
						&& Math.abs(x - size.x + 10) <= step && Math.abs(y - size.y + 10) <= step);
			});
		}
	}

	@Test
	void drawsThePointerAndNothingWhereItWas() {
		final var tab = stage.viewing(640, 480);
		tab.sharer.fill(new Area(0, 0, 640, 480), GREEN);
		tab.sharer.pointer(16, BLUE, 100, 100);
		tab.awaitSeen(108, 108, BLUE);
		tab.sharer.pointerAt(300, 200);
		tab.awaitSeen(308, 208, BLUE);
		tab.awaitSeen(108, 108, GREEN);
		tab.sharer.fill(new Area(290, 190, 64, 64), RED);
		tab.awaitSeen(340, 240, RED);
		assertEquals(BLUE, tab.seen(308, 208));
		tab.sharer.pointerAt(-50, 5_000);
		tab.awaitSeen(308, 208, RED);
	}

	@Test
	void manyPicturesArriveAndTheLastIsSeen() {
		final var tab = stage.viewing(1920, 1080);
		for (var i = 0; i < 60; i++) {
			tab.sharer.fill(new Area(i * 30, i * 15, 96, 96), i % 2 == 0 ? RED : GREEN);
		}
		tab.awaitSeen(59 * 30 + 48, 59 * 15 + 48, GREEN);
		Await.until("each confirmed", () -> tab.sharer.said.stream().filter(ScreenMessage.Done.class::isInstance).count() >= 60);
		assertTrue(tab.sharer.session.violation().isEmpty());
	}
}
