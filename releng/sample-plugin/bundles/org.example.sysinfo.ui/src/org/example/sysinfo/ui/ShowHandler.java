// SPDX-License-Identifier: EPL-2.0
package org.example.sysinfo.ui;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows the view. */
public final class ShowHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		try {
			return HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView("org.example.sysinfo.ui.view");
		} catch (final PartInitException e) {
			throw new ExecutionException("The view can't be shown", e);
		}
	}
}
