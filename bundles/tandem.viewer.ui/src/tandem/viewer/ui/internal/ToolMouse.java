// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

import tandem.viewer.Viewer;
import tandem.viewer.ui.ViewerMouse;
import tandem.viewer.ui.ViewerMouse.Kind;

/** Hands the mouse to the tool that is on. UI thread only. */
final class ToolMouse {

	private final ScreenCanvas canvas;
	private final Viewer viewer;
	private final ToolRack rack;
	private int pressed;
	private boolean inside;

	ToolMouse(final ScreenCanvas canvas, final Viewer viewer, final ToolRack rack) {
		this.canvas = canvas;
		this.viewer = viewer;
		this.rack = rack;
		canvas.addListener(SWT.MouseDown, this::down);
		canvas.addListener(SWT.MouseMove, this::move);
		canvas.addListener(SWT.MouseUp, this::up);
		canvas.addListener(SWT.MouseExit, event -> leave(event));
	}

	private boolean isUpon(final Event event) {
		return rack.isOn() && canvas.zoom().filter(zoom -> zoom.bounds().contains(event.x, event.y)).isPresent();
	}

	private void down(final Event event) {
		if (pressed == 0 && isUpon(event)) {
			pressed = event.button;
			tell(Kind.DOWN, event, event.button);
		}
	}

	private void move(final Event event) {
		if (pressed != 0) {
			tell(Kind.DRAG, event, pressed);
		} else if (isUpon(event)) {
			inside = true;
			tell(Kind.MOVE, event, 0);
		} else {
			leave(event);
		}
	}

	private void up(final Event event) {
		if (pressed != 0 && event.button == pressed) {
			tell(Kind.UP, event, pressed);
			pressed = 0;
		}
	}

	private void leave(final Event event) {
		if (inside) {
			inside = false;
			tell(Kind.EXIT, event, 0);
		}
	}

	private void tell(final Kind kind, final Event event, final int button) {
		canvas.zoom().ifPresent(zoom -> viewer.shown().ifPresent(shown -> {
			final var at = zoom.toPicture(event.x, event.y);
			rack.mouse(new ViewerMouse(kind, shown.x() + at.x, shown.y() + at.y, button, event.stateMask));
		}));
	}
}
