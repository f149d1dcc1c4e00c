// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.io.IOException;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

import tandem.invitation.InvitationText;

/** Opens an invitation that was copied as text, for example from web mail. */
public final class PasteInvitationHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) {
		final var window = HandlerUtil.getActiveWorkbenchWindow(event);
		final var clipboard = new Clipboard(window.getShell().getDisplay());
		try {
			open(window, clipboard.getContents(TextTransfer.getInstance()) instanceof final String text ? text : ""); //$NON-NLS-1$
		} finally {
			clipboard.dispose();
		}
		return null;
	}

	private static void open(final IWorkbenchWindow window, final String text) {
		final var found = InvitationText.find(text);
		if (found.isEmpty()) {
			MessageDialog.openInformation(window.getShell(), Messages.pasteTitle, Messages.pasteNone);
			return;
		}
		try {
			new OpenInvitation().run(window, new PastedInvitations().keep(found.get()));
		} catch (final IOException e) {
			MessageDialog.openError(window.getShell(), Messages.pasteTitle, NLS.bind(Messages.notReadable, e.getMessage()));
		}
	}
}
