// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Copies or saves what the view found; for Quick Access, the menu and keys. */
public final class ReportHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		try {
			final var pane = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(FirewallView.ID).getAdapter(FirewallPane.class);
			if (event.getCommand().getId().endsWith("copyReport")) { //$NON-NLS-1$
				pane.copyReport();
			} else {
				pane.saveReport();
			}
			return null;
		} catch (final PartInitException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
	}
}
