// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Room for the firewall, with what happens in sessions below it. */
public final class FirewallPerspective implements IPerspectiveFactory {

	static final String ID = "tandem.firewall.ui.perspective"; //$NON-NLS-1$

	private static final float BOTTOM = 0.82f;

	@Override
	public void createInitialLayout(final IPageLayout layout) {
		layout.setEditorAreaVisible(false);
		layout.addView(FirewallView.ID, IPageLayout.LEFT, 1, layout.getEditorArea());
		final var bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, BOTTOM, FirewallView.ID); //$NON-NLS-1$
		bottom.addView(IPageLayout.ID_PROGRESS_VIEW);
		bottom.addView("tandem.sessions.ui.log"); //$NON-NLS-1$
	}
}
