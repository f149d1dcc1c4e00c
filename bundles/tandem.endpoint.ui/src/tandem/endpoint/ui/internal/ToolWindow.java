// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import tandem.sharer.ui.SharerPane;
import tandem.sharer.ui.SharerPlace;
import tandem.sharer.ui.SharerTool;

/** The window of a tool, at the bottom right of the screen at first; closing it leaves the tool at work. UI thread only. */
final class ToolWindow {

	private static final int WIDTH = 44 * Look.UNIT;

	private static final int HEIGHT = 56 * Look.UNIT;

	private static final int ASIDE = 3 * Look.UNIT;

	private final Shell shell;
	private final SharerPane pane;

	/** @param closed told when it is gone */
	ToolWindow(final Display display, final Look look, final SharerTool tool, final String technician, final Runnable closed) {
		shell = new Shell(display, SWT.SHELL_TRIM);
		shell.setText(tool.label());
		shell.setImage(look.icon());
		shell.setLayout(new FillLayout());
		shell.addListener(SWT.Dispose, event -> closed.run());
		try {
			pane = tool.open(new Composite(shell, SWT.NONE), new SharerPlace() {

				@Override
				public String technician() {
					return technician;
				}

				@Override
				public void close() {
					dispose();
				}
			});
		} catch (final RuntimeException e) {
			shell.dispose();
			throw e;
		}
		final var screen = display.getPrimaryMonitor().getClientArea();
		final var height = Math.min(HEIGHT, screen.height - 2 * ASIDE);
		shell.setBounds(screen.x + screen.width - WIDTH - ASIDE, screen.y + screen.height - height - ASIDE, WIDTH, height);
		QuietWindow.prepare(shell);
	}

	/** It is seen, without the keyboard, or not. */
	void show(final boolean wanted) {
		if (wanted != shell.getVisible()) {
			shell.setVisible(wanted);
		}
	}

	/** The sharer wants it. */
	void raise() {
		show(true);
		shell.setMinimized(false);
		shell.forceActive();
		pane.setFocus();
	}

	Shell shell() {
		return shell;
	}

	void dispose() {
		shell.dispose();
	}
}
