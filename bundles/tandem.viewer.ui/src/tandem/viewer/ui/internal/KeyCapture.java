// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.List;
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
 * and its menus bind too. Ctrl+Alt+Home gives the keyboard back. UI thread only.
 */
final class KeyCapture {

	private static final int WAY_OUT = SWT.CTRL | SWT.ALT;

	private final Control control;

	private final Viewer viewer;

	private final IBindingService bindings;

	private final BooleanSupplier granted;

	private final Runnable changed;

	private final HeldKeys held = new HeldKeys();

	private final Mnemonics mnemonics;

	private final Listener filter = this::filter;

	private char highSurrogate;

	private boolean capturing;

	/** The way out was taken: the focus alone does not capture keys again. */
	private boolean left;

	/**
	 * @param granted whether keys may go to the sharer's computer now
	 * @param changed told when keys begin or cease to go there
	 */
	KeyCapture(final Control control, final Viewer viewer, final IBindingService bindings, final BooleanSupplier granted, final Runnable changed) {
		this.control = control;
		this.viewer = viewer;
		this.bindings = bindings;
		this.granted = granted;
		this.changed = changed;
		mnemonics = new Mnemonics(control);
		control.addListener(SWT.FocusIn, event -> start());
		control.addListener(SWT.FocusOut, event -> stop());
		control.addListener(SWT.MouseDown, event -> {
			start();
			align(event);
		});
		control.addListener(SWT.MouseMove, this::align);
		control.addListener(SWT.Dispose, event -> stop());
	}

	/** Whether keys go to the sharer's computer now. */
	boolean isCapturing() {
		return capturing;
	}

	/** Sends keys to the sharer's computer from now on, if control is granted. */
	void start() {
		left = false;
		control.setFocus();
		update();
	}

	/** Control was granted or withdrawn. */
	void update() {
		if (!granted.getAsBoolean()) {
			stop();
		} else if (!capturing && !left && control.isFocusControl()) {
			capturing = true;
			bindings.setKeyFilterEnabled(false);
			mnemonics.disable();
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
			mnemonics.enable();
			held.forget();
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
		switch (event.type) {
		case SWT.Traverse -> event.detail = SWT.TRAVERSE_NONE; // Tab, arrows and Return are keys like all others here.
		case SWT.KeyDown -> {
			down(event);
			event.type = SWT.None;
		}
		default -> {
			align(event);
			send(held.release(event.keyCode));
			event.type = SWT.None;
		}
		}
		event.doit = false;
	}

	private void down(final Event event) {
		if (event.keyCode == SWT.HOME && (event.stateMask & WAY_OUT) == WAY_OUT) {
			left = true;
			stop();
			return;
		}
		align(event);
		if (Character.isSurrogate(event.character)) {
			surrogate(event.character);
		} else {
			Keysyms.of(event.keyCode, event.character, event.stateMask).ifPresent(keysym -> send(held.press(event.keyCode, keysym)));
		}
	}

	/** A character beyond the first 65,536 comes as two events. */
	private void surrogate(final char half) {
		if (Character.isHighSurrogate(half)) {
			highSurrogate = half;
		} else if (Character.isSurrogatePair(highSurrogate, half)) {
			send(held.press(0, Keysyms.ofCodePoint(Character.toCodePoint(highSurrogate, half))));
			highSurrogate = 0;
		}
	}

	private void align(final Event event) {
		if (capturing) {
			send(held.align(event.stateMask, event.keyCode));
		}
	}

	private void send(final List<InputEvent.Key> keys) {
		keys.forEach(viewer::send);
	}
}
