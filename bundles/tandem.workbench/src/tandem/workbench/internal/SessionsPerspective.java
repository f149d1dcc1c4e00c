// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The technician's main perspective. */
public final class SessionsPerspective implements IPerspectiveFactory {

	static final String ID = "tandem.workbench.sessions"; //$NON-NLS-1$

	@Override
	public void createInitialLayout(final IPageLayout layout) {
		layout.setEditorAreaVisible(true);
	}
}
