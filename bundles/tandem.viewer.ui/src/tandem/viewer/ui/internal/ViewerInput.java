// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import tandem.sessions.ui.PlainInput;
import tandem.technician.TechnicianSession;

/**
 * One session as an editor's input. Never restored: a session ends with the workbench.
 *
 * @param session what is shown
 */
record ViewerInput(TechnicianSession session) implements PlainInput {

	@Override
	public boolean exists() {
		return false;
	}

	@Override
	public String getName() {
		return session.label();
	}

	@Override
	public String getToolTipText() {
		return session.label() + " \u2013 " + session.route(); //$NON-NLS-1$
	}

	@Override
	public <T> T getAdapter(final Class<T> adapter) {
		return adapter.isInstance(session) ? adapter.cast(session) : null;
	}
}
