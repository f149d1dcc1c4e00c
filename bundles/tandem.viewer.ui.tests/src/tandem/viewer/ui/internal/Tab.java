// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import tandem.screen.Area;
import tandem.testsupport.Await;

/** Page object of one session's tab. */
interface Tab {

	ViewerStage stage();

	ViewerEditor editor();

	default <C extends Control> Optional<C> find(final Class<C> type) {
		return stage().ask(() -> ViewerStage.controls(editor().content()).filter(type::isInstance).map(type::cast).findFirst());
	}

	default ScreenCanvas canvas() {
		return find(ScreenCanvas.class).orElseThrow();
	}

	default Zoom zoom() {
		final var canvas = canvas();
		return stage().ask(canvas::zoom).orElseThrow();
	}

	/** Fit or actual size, and waits until scroll bars have their room. */
	default void fit(final boolean wanted) {
		final var canvas = canvas();
		stage().run(() -> canvas.setFit(wanted));
		Await.until("room for scroll bars", () -> stage().ask(() -> {
			final var room = canvas.getClientArea();
			final var bars = canvas.computeTrim(0, 0, 0, 0);
			return room.width == canvas.getSize().x - (canvas.getVerticalBar().getVisible() ? bars.width : 0)
					&& room.height == canvas.getSize().y - (canvas.getHorizontalBar().getVisible() ? bars.height : 0);
		}));
	}

	/** All that the bar says, and the line below it. */
	default String bar() {
		return texts(ViewerBar.class) + "\n" + texts(HintBar.class);
	}

	/** All that the message over the picture says, nothing where there is none. */
	default String cover() {
		return texts(CoverPane.class);
	}

	private String texts(final Class<? extends Control> part) {
		final var root = find(part).orElseThrow();
		return stage().ask(() -> ViewerStage.controls(root).filter(Control::isVisible).map(Tab::text).filter(text -> !text.isEmpty())
				.collect(Collectors.joining("\n")));
	}

	private static String text(final Control control) {
		return switch (control) {
		case final Label label -> label.getText();
		case final Button button -> button.getText();
		default -> "";
		};
	}

	default Optional<Button> button(final String text) {
		return stage().ask(() -> ViewerStage.controls(editor().content()).filter(Button.class::isInstance).map(Button.class::cast)
				.filter(Control::isVisible).filter(button -> text.equals(button.getText()) || text.equals(button.getToolTipText())).findFirst());
	}

	/** Clicks a button with the real mouse. */
	default void press(final String text) {
		Await.until("the button " + text, () -> button(text).isPresent());
		final var button = button(text).orElseThrow();
		final var size = stage().ask(button::getSize);
		stage().point(button, size.x / 2, size.y / 2);
		stage().xdotool("click", "1");
	}

	/** Where the middle of a pixel of the picture is on the canvas. */
	default Point place(final int x, final int y) {
		final var zoom = zoom();
		return new Point(zoom.x() + (int) Math.floor((x + 0.5) * zoom.scale()), zoom.y() + (int) Math.floor((y + 0.5) * zoom.scale()));
	}

	/** Moves the real mouse to a pixel of the picture. */
	default void point(final int x, final int y) {
		final var at = place(x, y);
		stage().point(canvas(), at.x, at.y);
	}

	/** The colour seen where a pixel of the picture must be. */
	default int seen(final int x, final int y) {
		return stage().seen(canvas(), place(x, y));
	}

	default void awaitSeen(final int x, final int y, final int colour) {
		Await.until("colour %06x at %d,%d".formatted(colour, x, y), () -> seen(x, y) == colour);
	}

	/** Waits until the middle of an area has a colour. */
	default void awaitSeen(final Area area, final int colour) {
		awaitSeen(area.x() + area.width() / 2, area.y() + area.height() / 2, colour);
	}
}
