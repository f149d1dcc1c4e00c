// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The name on a part's tab without the asterisk that stands for unsaved work: a session is none. UI thread only. */
final class TabName {

	private TabName() {
	}

	/**
	 * Writes the name after the workbench has written its own.
	 *
	 * @param inside a control of the part, in the workbench's window
	 */
	static void write(final Composite inside, final String name) {
		inside.getDisplay().asyncExec(() -> {
			Control child = inside;
			while (child != null && !child.isDisposed() && child.getParent() != null) {
				if (child.getParent() instanceof final CTabFolder folder) {
					writeOn(folder, child, name);
					return;
				}
				child = child.getParent();
			}
		});
	}

	private static void writeOn(final CTabFolder folder, final Control child, final String name) {
		for (final var tab : folder.getItems()) {
			if (tab.getControl() == child) {
				tab.setText(LegacyActionTools.escapeMnemonics(name));
			}
		}
	}
}
