// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

/** Moves a part's content into a shell that covers the monitor, and back. UI thread only. */
final class FullScreen {

	private final Composite content;

	private final Composite home;

	private Shell shell;

	FullScreen(final Composite content) {
		this.content = content;
		home = content.getParent();
	}

	void toggle() {
		if (shell == null) {
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
		} else {
			final var left = shell;
			shell = null;
			content.setParent(home);
			home.layout(true, true);
			left.dispose();
		}
	}
}
