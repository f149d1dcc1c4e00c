// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

/**
 * Moves a part's content into a shell that covers the monitor, and back. The workbench's keys don't reach that shell, so F11 is heard
 * here; while keys go to the sharer's computer, F11 goes there too. UI thread only.
 */
final class FullScreen {

	private final Composite content;

	private final Composite home;

	private final Runnable changed;

	private final Listener leave = this::leave;

	private Shell shell;

	/** @param changed told after each change */
	FullScreen(final Composite content, final Runnable changed) {
		this.content = content;
		this.changed = changed;
		home = content.getParent();
	}

	boolean isOn() {
		return shell != null;
	}

	void toggle() {
		if (isOn()) {
			back();
		} else {
			cover();
		}
		changed.run();
	}

	private void cover() {
		shell = new Shell(home.getShell(), SWT.NO_TRIM);
		shell.setText(home.getShell().getText());
		shell.setLayout(new FillLayout());
		shell.setBounds(home.getMonitor().getBounds());
		shell.addListener(SWT.Close, event -> {
			event.doit = false;
			toggle();
		});
		content.setParent(shell);
		shell.open();
		shell.setFullScreen(true);
		shell.getDisplay().addFilter(SWT.KeyDown, leave);
	}

	private void back() {
		final var left = shell;
		shell = null;
		left.getDisplay().removeFilter(SWT.KeyDown, leave);
		content.setParent(home);
		home.layout(true, true);
		left.dispose();
	}

	private void leave(final Event event) {
		if (event.keyCode == SWT.F11 && shell != null && shell.getDisplay().getActiveShell() == shell) {
			event.type = SWT.None;
			event.doit = false;
			toggle();
		}
	}

	/** The part goes away: so does the shell. */
	void dispose() {
		if (shell != null) {
			shell.getDisplay().removeFilter(SWT.KeyDown, leave);
			shell.dispose();
			shell = null;
		}
	}
}
