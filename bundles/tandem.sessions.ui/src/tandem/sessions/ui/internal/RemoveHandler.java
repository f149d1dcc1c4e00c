// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

import tandem.technician.Phase;
import tandem.technician.Technician;
import tandem.technician.TechnicianSession;

/** Takes ended sessions off the list. */
public final class RemoveHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) {
		final var technician = HandlerUtil.getActiveWorkbenchWindow(event).getService(Technician.class);
		for (final var chosen : HandlerUtil.getCurrentStructuredSelection(event)) {
			if (chosen instanceof final TechnicianSession session && session.phase() == Phase.ENDED) {
				technician.remove(session);
			}
		}
		return null;
	}
}
