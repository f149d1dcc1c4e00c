// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows the start page. */
public final class StartHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		try {
			return HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().openEditor(new StartInput(), StartEditor.ID);
		} catch (final PartInitException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
	}
}
