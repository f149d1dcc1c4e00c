// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

import tandem.endpoint.ui.internal.model.AllowGuard;

/** Tells an {@link AllowGuard} what mouse and keyboard do in its window, and enables Allow when its time has come. UI thread only. */
final class PressWatch {

	/** How soon to look again where the clock is not there yet, in milliseconds. */
	private static final int AGAIN = 20;

	private final Shell shell;
	private final Button allow;
	private final AllowGuard guard;
	private boolean seen;

	private PressWatch(final Shell shell, final Button allow, final AllowGuard guard) {
		this.shell = shell;
		this.allow = allow;
		this.guard = guard;
	}

	static void install(final Shell shell, final Button allow, final AllowGuard guard) {
		final var watch = new PressWatch(shell, allow, guard);
		final var display = shell.getDisplay();
		final Listener down = watch::keyDown;
		final Listener up = watch::keyUp;
		// a mnemonic and Enter are told of as a traversal, and not as a key
		final Listener traverse = watch::traversed;
		display.addFilter(SWT.Traverse, traverse);
		display.addFilter(SWT.KeyDown, down);
		display.addFilter(SWT.KeyUp, up);
		shell.addListener(SWT.Dispose, e -> {
			display.removeFilter(SWT.Traverse, traverse);
			display.removeFilter(SWT.KeyDown, down);
			display.removeFilter(SWT.KeyUp, up);
		});
		shell.addListener(SWT.Deactivate, e -> guard.interrupted());
		shell.addListener(SWT.Paint, e -> watch.painted());
		allow.addListener(SWT.MouseDown, e -> {
			if (e.button == 1) {
				guard.mouseDown();
			}
		});
	}

	private void painted() {
		if (!seen) {
			seen = true;
			guard.shown();
			enableIn((int) AllowGuard.DELAY.toMillis());
		}
	}

	private void enableIn(final int milliseconds) {
		shell.getDisplay().timerExec(milliseconds, () -> {
			if (shell.isDisposed()) {
				return;
			}
			if (guard.enabled()) {
				allow.setEnabled(true);
			} else {
				enableIn(AGAIN);
			}
		});
	}

	private boolean isHere(final Event event) {
		return event.widget == shell || event.widget instanceof final Control control && control.getShell() == shell;
	}

	private void keyDown(final Event event) {
		if (isHere(event)) {
			guard.keyDown(event.keyCode, event.time, event.widget == allow && presses(event));
		}
	}

	private void traversed(final Event event) {
		if (isHere(event)) {
			final var mnemonic = event.detail == SWT.TRAVERSE_MNEMONIC && event.doit;
			guard.keyDown(event.keyCode, event.time, event.widget == allow && (mnemonic || presses(event)));
		}
	}

	private void keyUp(final Event event) {
		if (isHere(event)) {
			guard.keyUp(event.keyCode);
		}
	}

	private static boolean presses(final Event event) {
		return event.keyCode == SWT.SPACE || event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
	}
}
