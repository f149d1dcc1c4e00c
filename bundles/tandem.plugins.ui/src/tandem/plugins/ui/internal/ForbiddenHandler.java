// SPDX-License-Identifier: EPL-2.0
package tandem.plugins.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.ISourceProviderService;

/** Says why plug-ins can be neither installed nor updated. */
public final class ForbiddenHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		final var source = (ForbiddenSource) window.getService(ISourceProviderService.class).getSourceProvider(ForbiddenSource.FORBIDDEN);
		final var reason = source.reason();
		if (reason.isPresent()) {
			MessageDialog.openInformation(window.getShell(), Messages.title, reason.get());
		} else {
			goOn(event.getCommand().getId(), source, window);
		}
		return null;
	}

	/** The administrator has allowed it a moment ago: now another handler takes the command. */
	private static void goOn(final String command, final ForbiddenSource source, final IWorkbenchWindow window) throws ExecutionException {
		source.tell();
		try {
			window.getService(IHandlerService.class).executeCommand(command, null);
		} catch (final CommandException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
	}
}
