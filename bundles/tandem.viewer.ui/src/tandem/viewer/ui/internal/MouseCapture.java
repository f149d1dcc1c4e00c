// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

import tandem.screen.InputEvent;
import tandem.screen.InputEvent.Wheel;
import tandem.viewer.Viewer;

/** Sends the mouse to the sharer's computer while control is granted. UI thread only. */
final class MouseCapture {

	private static final int WHEEL_LINES = 3;

	private final ScreenCanvas canvas;

	private final Viewer viewer;

	private final BooleanSupplier granted;

	MouseCapture(final ScreenCanvas canvas, final Viewer viewer, final BooleanSupplier granted) {
		this.canvas = canvas;
		this.viewer = viewer;
		this.granted = granted;
		canvas.addListener(SWT.MouseMove, event -> move(event));
		canvas.addListener(SWT.MouseDown, event -> button(event, true));
		canvas.addListener(SWT.MouseUp, event -> button(event, false));
		canvas.addListener(SWT.MouseVerticalWheel, event -> wheel(event, 0, -clicks(event.count)));
		canvas.addListener(SWT.MouseHorizontalWheel, event -> wheel(event, -clicks(event.count), 0));
	}

	private static int clicks(final int lines) {
		final var clicks = lines / WHEEL_LINES;
		return Math.clamp(clicks == 0 ? Integer.signum(lines) : clicks, -Wheel.MAX_CLICKS, Wheel.MAX_CLICKS);
	}

	private boolean move(final Event event) {
		if (!granted.getAsBoolean()) {
			return false;
		}
		canvas.zoom().map(zoom -> zoom.toPicture(event.x, event.y)).ifPresent(at -> viewer.send(new InputEvent.Pointer(at.x, at.y)));
		return true;
	}

	private void button(final Event event, final boolean pressed) {
		final var button = number(event.button);
		if (button != 0 && move(event)) {
			viewer.send(new InputEvent.Button(button, pressed));
		}
	}

	/** SWT counts back and forward as 4 and 5, X11 as 8 and 9. */
	private static int number(final int button) {
		return switch (button) {
		case 1, 2, 3, 8, 9 -> button;
		case 4, 5 -> button + 4;
		default -> 0;
		};
	}

	private void wheel(final Event event, final int dx, final int dy) {
		if (move(event)) {
			event.doit = false;
			viewer.send(new Wheel(dx, dy));
		}
	}
}
