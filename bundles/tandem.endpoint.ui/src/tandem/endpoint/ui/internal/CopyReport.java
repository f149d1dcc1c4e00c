// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

import tandem.endpoint.ui.internal.model.ReachDesk;

/** Puts what was found into the clipboard, for a message to the helper. */
final class CopyReport {

	private CopyReport() {
	}

	static Button button(final Composite parent, final ReachDesk reach) {
		return Look.button(parent, Messages.Reach_copy, () -> copy(parent, reach));
	}

	private static void copy(final Composite parent, final ReachDesk reach) {
		final var clipboard = new Clipboard(parent.getDisplay());
		clipboard.setContents(new Object[] { reach.text() }, new Transfer[] { TextTransfer.getInstance() });
		clipboard.dispose();
	}
}
