// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

import tandem.screen.InputEvent;
import tandem.screen.InputEvent.Wheel;
import tandem.viewer.Viewer;

/**
 * Sends the mouse to the sharer's computer while control is granted. What is pressed beside the picture stays here; what is dragged out of
 * it stays at its edge. UI thread only.
 */
final class MouseCapture {

	private final ScreenCanvas canvas;

	private final Viewer viewer;

	private final BooleanSupplier granted;

	private final Clicks across = new Clicks();

	private final Clicks down = new Clicks();

	/** Buttons that went down in the picture. */
	private final Set<Integer> held = new HashSet<>();

	/** @param granted whether the mouse may act on the sharer's computer now */
	MouseCapture(final ScreenCanvas canvas, final Viewer viewer, final BooleanSupplier granted) {
		this.canvas = canvas;
		this.viewer = viewer;
		this.granted = granted;
		canvas.addListener(SWT.MouseMove, event -> place(event).ifPresent(zoom -> point(zoom, event)));
		canvas.addListener(SWT.MouseDown, this::press);
		canvas.addListener(SWT.MouseUp, this::release);
		canvas.addListener(SWT.MouseVerticalWheel, event -> wheel(event, 0, -down.add(event.count)));
		canvas.addListener(SWT.MouseHorizontalWheel, event -> wheel(event, -across.add(event.count), 0));
	}

	private Optional<Zoom> place(final Event event) {
		return granted.getAsBoolean() ? canvas.zoom().filter(zoom -> !held.isEmpty() || zoom.bounds().contains(event.x, event.y)) : Optional.empty();
	}

	private void point(final Zoom zoom, final Event event) {
		final var at = zoom.toPicture(event.x, event.y);
		viewer.send(new InputEvent.Pointer(at.x, at.y));
	}

	private void press(final Event event) {
		final var button = number(event.button);
		if (button != 0) {
			place(event).ifPresent(zoom -> {
				held.add(button);
				point(zoom, event);
				viewer.send(new InputEvent.Button(button, true));
			});
		}
	}

	private void release(final Event event) {
		final var button = number(event.button);
		final var place = place(event);
		if (held.remove(button)) {
			place.ifPresent(zoom -> {
				point(zoom, event);
				viewer.send(new InputEvent.Button(button, false));
			});
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
		place(event).ifPresent(zoom -> {
			// The sharer's window scrolls, not the picture.
			event.doit = false;
			if (dx != 0 || dy != 0) {
				point(zoom, event);
				viewer.send(new Wheel(dx, dy));
			}
		});
	}
}
