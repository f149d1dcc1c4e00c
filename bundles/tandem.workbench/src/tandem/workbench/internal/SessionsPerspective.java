// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The technician's main perspective: who, the screen, about whom, and what happens. */
public final class SessionsPerspective implements IPerspectiveFactory {

	static final String ID = "tandem.workbench.sessions"; //$NON-NLS-1$

	private static final float LEFT = 0.25f;

	private static final float PEOPLE = 0.6f;

	private static final float RIGHT = 0.74f;

	private static final float BOTTOM = 0.78f;

	@Override
	public void createInitialLayout(final IPageLayout layout) {
		layout.setEditorAreaVisible(true);
		final var editors = layout.getEditorArea();
		layout.addView("tandem.sessions.ui.sessions", IPageLayout.LEFT, LEFT, editors); //$NON-NLS-1$
		final var people = layout.createFolder("people", IPageLayout.BOTTOM, PEOPLE, "tandem.sessions.ui.sessions"); //$NON-NLS-1$ //$NON-NLS-2$
		people.addView("tandem.sessions.ui.contacts"); //$NON-NLS-1$
		people.addView("tandem.sessions.ui.network"); //$NON-NLS-1$
		layout.addView("tandem.sessions.ui.details", IPageLayout.RIGHT, RIGHT, editors); //$NON-NLS-1$
		final var bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, BOTTOM, editors); //$NON-NLS-1$
		bottom.addView("tandem.sessions.ui.log"); //$NON-NLS-1$
		bottom.addPlaceholder("tandem.sessions.ui.saved"); //$NON-NLS-1$
		bottom.addView(IPageLayout.ID_PROGRESS_VIEW);
	}
}
