// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceRegistration;

import tandem.screen.Area;
import tandem.screen.InputEvent;
import tandem.testsupport.Await;
import tandem.viewer.ui.ViewerMouse;
import tandem.viewer.ui.ViewerMouse.Kind;
import tandem.viewer.ui.ViewerSurface;
import tandem.viewer.ui.ViewerTool;
import tandem.viewer.ui.ViewerToolUse;

/** What plug-ins bring to the picture, with a real mouse over the real canvas. */
class ToolTest {

	private ViewerStage stage;
	private FakeTool tool;
	private ServiceRegistration<ViewerTool> registration;

	@BeforeEach
	void open() {
		stage = new ViewerStage();
		tool = new FakeTool();
		registration = stage.context.registerService(ViewerTool.class, tool, null);
	}

	@AfterEach
	void close() {
		stage.xdotool("mouseup", "1");
		registration.unregister();
		stage.close();
	}

	/** A ruler that paints a green square at 200, 100 of the sharer's screen. */
	private static final class FakeTool implements ViewerTool {

		private final List<ViewerMouse> heard = new CopyOnWriteArrayList<>();
		private final List<String> calls = new CopyOnWriteArrayList<>();
		private volatile boolean available = true;
		private volatile boolean fails;
		private volatile ViewerSurface surface;

		@Override
		public String id() {
			return "a.ruler";
		}

		@Override
		public String label() {
			return "Ruler";
		}

		@Override
		public ImageDescriptor icon() {
			return ImageDescriptor.createFromURL(ToolTest.class.getResource("/icons/fit.svg"));
		}

		@Override
		public ViewerToolUse use(final ViewerSurface at) {
			surface = at;
			return new ViewerToolUse() {

				@Override
				public boolean isAvailable() {
					return available;
				}

				@Override
				public void on(final boolean on) {
					calls.add(on ? "on" : "off");
				}

				@Override
				public void fill(final Composite strip) {
					strip.setLayout(new FillLayout());
					new Label(strip, SWT.NONE).setText("in pixels");
				}

				@Override
				public void mouse(final ViewerMouse event) {
					if (fails) {
						throw new IllegalStateException("a tool that fails");
					}
					heard.add(event);
				}

				@Override
				public void paint(final GC gc) {
					at.toCanvas(200, 100).ifPresent(place -> {
						gc.setBackground(new Color(0, 255, 0));
						gc.fillRectangle(place.x, place.y, 10, 10);
					});
				}

				@Override
				public void close() {
					calls.add("close");
				}
			};
		}
	}

	@Test
	void hasAButtonALineTheMouseAndPaintsAboveThePicture() {
		final var tab = stage.viewing(640, 480).control();
		final var zoom = tab.zoom();
		final var green = new Point(zoom.x() + (int) (203 * zoom.scale()), zoom.y() + (int) (103 * zoom.scale()));
		Await.until("what it paints", () -> stage.seen(tab.canvas(), green) == 0x00ff00);
		tab.press("Ruler");
		Await.until("it is on", () -> tool.calls.equals(List.of("on")));
		assertTrue(stage.ask(() -> ViewerStage.controls(tab.editor().content()).anyMatch(control -> control instanceof final Label label && label.isVisible() && label.getText().equals("in pixels"))));
		final var before = tab.sharer.received.size();
		tab.point(100, 60);
		stage.xdotool("mousedown", "1");
		tab.point(300, 200);
		stage.xdotool("mouseup", "1");
		Await.until("the drag", () -> tool.heard.stream().anyMatch(event -> event.kind() == Kind.UP));
		final var down = tool.heard.stream().filter(event -> event.kind() == Kind.DOWN).findFirst().orElseThrow();
		assertEquals(List.of(100, 60, 1), List.of(down.x(), down.y(), down.button()));
		final var up = tool.heard.stream().filter(event -> event.kind() == Kind.UP).findFirst().orElseThrow();
		assertEquals(List.of(300, 200), List.of(up.x(), up.y()));
		tab.press("Ruler");
		Await.until("it is off", () -> tool.calls.equals(List.of("on", "off")));
		assertFalse(tab.sharer.received.stream().skip(before).anyMatch(InputEvent.Button.class::isInstance), () -> "" + tab.sharer.received);
		tab.point(120, 60);
		stage.xdotool("click", "1");
		tab.sharer.awaitActs(new InputEvent.Button(1, true), new InputEvent.Button(1, false));
		tab.sharer.fill(new Area(192, 64, 64, 64), 0xff0000);
		final var beside = new Point(zoom.x() + (int) (240 * zoom.scale()), zoom.y() + (int) (120 * zoom.scale()));
		Await.until("the new picture below", () -> stage.seen(tab.canvas(), beside) == 0xff0000 && stage.seen(tab.canvas(), green) == 0x00ff00);
	}

	@Test
	void goesWhenItIsOfNoUseAndWithItsService() {
		final var tab = stage.viewing(640, 480);
		tab.press("Ruler");
		Await.until("it is on", () -> tool.calls.contains("on"));
		tool.available = false;
		tool.surface.changed();
		Await.until("it is off", () -> tool.calls.contains("off") && tab.button("Ruler").isEmpty());
		tool.available = true;
		tool.surface.changed();
		Await.until("the button", () -> tab.button("Ruler").isPresent());
		registration.unregister();
		Await.until("closed", () -> tool.calls.contains("close") && tab.button("Ruler").isEmpty());
		registration = stage.context.registerService(ViewerTool.class, tool, null);
		Await.until("the button again", () -> tab.button("Ruler").isPresent());
	}

	@Test
	void oneThatFailsIsPutAwayAlone() {
		final var tab = stage.viewing(640, 480).control();
		tab.press("Ruler");
		Await.until("it is on", () -> tool.calls.contains("on"));
		Await.until("its line", () -> stage.ask(() -> ViewerStage.controls(tab.editor().content()).anyMatch(control -> control instanceof final Label label && label.isVisible()
				&& label.getText().equals("in pixels"))));
		tool.fails = true;
		Await.until("it is closed", () -> {
			tab.point(100 + (int) (System.nanoTime() / 1_000_000 % 50), 60);
			return tool.calls.contains("close");
		});
		Await.until("its button is gone", () -> tab.button("Ruler").isEmpty());
		tab.point(120, 60);
		stage.xdotool("click", "1");
		tab.sharer.awaitActs(new InputEvent.Button(1, true), new InputEvent.Button(1, false));
	}
}
