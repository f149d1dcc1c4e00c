// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

import tandem.pairing.EasyCalls;

/** Asks for an Easy Connect password. */
public final class EasyConnectHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		final var calls = window.getService(EasyCalls.class);
		if (calls == null) {
			throw new ExecutionException("There is no technician's end to call from"); //$NON-NLS-1$
		}
		new EasyConnectDialog(window.getShell(), calls).open();
		return null;
	}
}
