// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;

import tandem.invitation.InvitationFile;

/** Asks for an invitation file and opens it. */
public final class OpenInvitationHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) {
		final var window = HandlerUtil.getActiveWorkbenchWindow(event);
		final var dialog = new FileDialog(window.getShell(), SWT.OPEN);
		dialog.setText(Messages.fileDialog);
		final var own = '*' + InvitationFile.EXTENSION;
		final var windows = "*.msrcIncident;*.msrcincident;*.MsRcIncident;*.MSRCINCIDENT"; //$NON-NLS-1$
		dialog.setFilterNames(new String[] { Messages.fileFilterAll, Messages.fileFilter, Messages.fileFilterWindows });
		dialog.setFilterExtensions(new String[] { own + ';' + windows, own, windows });
		final var file = dialog.open();
		if (file != null) {
			new OpenInvitation().run(window, Path.of(file));
		}
		return null;
	}
}
