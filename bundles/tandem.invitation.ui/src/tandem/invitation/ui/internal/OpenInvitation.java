// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.nio.file.Path;

import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.statushandlers.StatusManager;

import tandem.sessions.ui.FileInput;

/** Opens the tab of an invitation file. UI thread only. */
final class OpenInvitation {

	/** Opens the file, or shows its tab if it is open already. */
	void run(final IWorkbenchWindow window, final Path file) {
		try {
			final var absolute = file.toAbsolutePath().normalize();
			window.getActivePage().openEditor(new FileInput(absolute), window.getService(Formats.class).editor(absolute));
			window.getShell().forceActive();
		} catch (final PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}
}
