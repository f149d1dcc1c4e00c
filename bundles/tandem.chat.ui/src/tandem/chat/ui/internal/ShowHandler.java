// SPDX-License-Identifier: EPL-2.0
package tandem.chat.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows the chat, with the keyboard in its field. */
public final class ShowHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		try {
			HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(ChatView.ID);
			return null;
		} catch (final PartInitException e) {
			throw new ExecutionException("no chat", e); //$NON-NLS-1$
		}
	}
}
