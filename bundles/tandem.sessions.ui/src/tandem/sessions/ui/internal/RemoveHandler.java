// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Takes ended sessions, and people who need not be called any more, off the list. */
public final class RemoveHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) {
		if (HandlerUtil.getActivePart(event) instanceof final SessionsView view) {
			for (final var chosen : HandlerUtil.getCurrentStructuredSelection(event)) {
				if (chosen instanceof final Entry entry && entry.isRemovable()) {
					view.remove(entry);
				}
			}
		}
		return null;
	}
}
