// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.ui.keys.IBindingService;

import tandem.screen.InputEvent;
import tandem.viewer.Viewer;

/**
 * Sends keys to the sharer's computer while the picture has the focus and control is granted: all of them, those that the workbench
 * binds too. Ctrl+Alt+Home gives the keyboard back. UI thread only.
 */
final class KeyCapture {

	private final Control control;

	private final Viewer viewer;

	private final IBindingService bindings;

	private final BooleanSupplier granted;

	private final Runnable changed;

	/** Keys that are down at the sharer's, by SWT key code. */
	private final Map<Integer, Integer> down = new HashMap<>();

	private final Listener filter = this::filter;

	private boolean capturing;

	KeyCapture(final Control control, final Viewer viewer, final IBindingService bindings, final BooleanSupplier granted, final Runnable changed) {
		this.control = control;
		this.viewer = viewer;
		this.bindings = bindings;
		this.granted = granted;
		this.changed = changed;
		control.addListener(SWT.FocusIn, event -> update());
		control.addListener(SWT.FocusOut, event -> stop());
		control.addListener(SWT.MouseDown, event -> {
			control.setFocus();
			update();
		});
		control.addListener(SWT.Dispose, event -> stop());
	}

	/** Whether keys go to the sharer's computer now. */
	boolean isCapturing() {
		return capturing;
	}

	/** Control was granted or withdrawn, or the focus moved. */
	void update() {
		if (!granted.getAsBoolean()) {
			stop();
		} else if (!capturing && control.isFocusControl()) {
			capturing = true;
			bindings.setKeyFilterEnabled(false);
			control.getDisplay().addFilter(SWT.KeyDown, filter);
			control.getDisplay().addFilter(SWT.KeyUp, filter);
			control.getDisplay().addFilter(SWT.Traverse, filter);
			changed.run();
		}
	}

	/** Gives the keyboard back and releases what is held there. */
	void stop() {
		if (capturing) {
			capturing = false;
			final var display = control.getDisplay();
			display.removeFilter(SWT.KeyDown, filter);
			display.removeFilter(SWT.KeyUp, filter);
			display.removeFilter(SWT.Traverse, filter);
			bindings.setKeyFilterEnabled(true);
			down.clear();
			viewer.releaseAll();
			if (!control.isDisposed()) {
				changed.run();
			}
		}
	}

	private void filter(final Event event) {
		if (event.widget != control) {
			return;
		}
		if (event.type == SWT.Traverse) {
			// Tab, arrows and Return are keys like all others here.
			event.detail = SWT.TRAVERSE_NONE;
			event.doit = false;
			return;
		}
		if (event.type == SWT.KeyDown) {
			if (isWayOut(event)) {
				stop();
			} else {
				press(event);
			}
		} else {
			final var keysym = down.remove(event.keyCode);
			if (keysym != null) {
				viewer.send(new InputEvent.Key(keysym, false));
			}
		}
		event.type = SWT.None;
		event.doit = false;
	}

	private static boolean isWayOut(final Event event) {
		return event.keyCode == SWT.HOME && (event.stateMask & (SWT.CTRL | SWT.ALT)) == (SWT.CTRL | SWT.ALT);
	}

	private void press(final Event event) {
		final var keysym = Keysyms.of(event.keyCode, event.character, event.stateMask);
		if (keysym.isEmpty()) {
			return;
		}
		viewer.send(new InputEvent.Key(keysym.getAsInt(), true));
		if (event.keyCode == 0) {
			// A character that an input method or a dead key made: no key goes up for it.
			viewer.send(new InputEvent.Key(keysym.getAsInt(), false));
		} else {
			final var before = down.put(event.keyCode, keysym.getAsInt());
			if (before != null && before != keysym.getAsInt()) {
				viewer.send(new InputEvent.Key(before, false));
			}
		}
	}
}
