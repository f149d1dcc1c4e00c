// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

/**
 * Moves a part's content into a shell that covers the monitor, and back. The workbench's keys work in that shell too; while keys go to
 * the sharer's computer, F11 goes there as well. UI thread only.
 */
final class FullScreen {

	/** Leaves the workbench's keys as they are while this shell is in front: to the workbench other shells are dialogs. */
	private static final String NO_DIALOG = "org.eclipse.e4.ui.ignoreDialog"; //$NON-NLS-1$

	private final Composite content;

	private final Composite home;

	private final Runnable changed;

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
		shell.setData(NO_DIALOG, Boolean.TRUE);
		content.setParent(shell);
		shell.open();
		shell.setFullScreen(true);
	}

	private void back() {
		final var left = shell;
		shell = null;
		content.setParent(home);
		home.layout(true, true);
		left.dispose();
	}

	/** The part goes away: so does the shell. */
	void dispose() {
		if (shell != null) {
			shell.dispose();
			shell = null;
		}
	}
}
