// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.HandlerUtil;

/** Copy, select all and filter, in the active view's table. */
public final class TableHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) {
		final var part = HandlerUtil.getActivePart(event);
		final ListTable<?> table = part == null ? null : part.getAdapter(ListTable.class);
		if (table != null) {
			switch (event.getCommand().getId()) {
			case IWorkbenchCommandConstants.EDIT_COPY -> table.copy();
			case IWorkbenchCommandConstants.EDIT_SELECT_ALL -> table.selectAll();
			default -> table.filter();
			}
		}
		return null;
	}
}
