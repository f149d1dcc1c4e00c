// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;

import tandem.pairing.OfferCalls;

/** Asks for the computer whose person is offered help. */
public final class OfferHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		final var calls = window.getService(OfferCalls.class);
		if (calls == null) {
			throw new ExecutionException("There is no technician's end to call from"); //$NON-NLS-1$
		}
		new OfferDialog(window.getShell(), calls).open();
		return null;
	}
}
