// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.io.IOException;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;

import tandem.pairing.Acquaintance;
import tandem.pairing.Acquaintances;

/** Remembers the person of a session. */
public final class RememberHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final var acquaintances = HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(Acquaintances.class);
		final Optional<Acquaintance> met = HandlerUtil.getCurrentStructuredSelection(event).getFirstElement() instanceof Entry.Live(final var session)
				? acquaintances.of(session.id()) : Optional.empty();
		try {
			if (met.isPresent()) {
				acquaintances.remember(met.get());
			}
			MessageDialog.openInformation(HandlerUtil.getActiveShell(event), Messages.rememberTitle,
					met.map(one -> NLS.bind(Messages.remembered, one.contact().name())).orElse(Messages.rememberNo));
			return null;
		} catch (final IOException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
	}
}
