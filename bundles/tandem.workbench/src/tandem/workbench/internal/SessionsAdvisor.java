// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import org.eclipse.ui.application.WorkbenchAdvisor;

/** Opens the workbench with the sessions perspective. */
final class SessionsAdvisor extends WorkbenchAdvisor {

	@Override
	public String getInitialWindowPerspectiveId() {
		return SessionsPerspective.ID;
	}
}
