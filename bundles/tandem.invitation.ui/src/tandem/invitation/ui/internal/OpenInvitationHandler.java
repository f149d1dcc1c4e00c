// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;

import tandem.invitation.InvitationFormat;

/** Asks for an invitation file and opens it. */
public final class OpenInvitationHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) {
		final var window = HandlerUtil.getActiveWorkbenchWindow(event);
		final var dialog = new FileDialog(window.getShell(), SWT.OPEN);
		dialog.setText(Messages.fileDialog);
		final var formats = window.getService(Formats.class).all();
		final var patterns = formats.stream().map(Formats::pattern).toList();
		dialog.setFilterNames(Stream.concat(Stream.of(Messages.fileFilterAll), formats.stream().map(InvitationFormat::label)).toArray(String[]::new));
		dialog.setFilterExtensions(Stream.concat(Stream.of(String.join(";", patterns)), patterns.stream()).toArray(String[]::new)); //$NON-NLS-1$
		final var file = dialog.open();
		if (file != null) {
			new OpenInvitation().run(window, Path.of(file));
		}
		return null;
	}
}
