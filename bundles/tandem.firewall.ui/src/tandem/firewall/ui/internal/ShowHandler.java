// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows the firewall's perspective and looks at once: looking changes nothing. */
public final class ShowHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		try {
			return show(HandlerUtil.getActiveWorkbenchWindowChecked(event));
		} catch (final WorkbenchException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
	}

	private static Object show(final IWorkbenchWindow window) throws WorkbenchException {
		window.getWorkbench().showPerspective(FirewallPerspective.ID, window);
		final var view = window.getActivePage().showView(FirewallView.ID);
		view.getAdapter(FirewallPane.class).checkOnce();
		return view;
	}
}
