// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens a tab with a new code. */
public final class AssistHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		try {
			return HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().openEditor(new CodeInput(new Object()), CodeEditor.ID);
		} catch (final PartInitException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
	}
}
