// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.about.InstallationPage;

import tandem.settings.Shipped;

/** About > Installation Details > Licences: of all that came with the workbench, and of what was added. UI thread only. */
public final class LicencesPage extends InstallationPage {

	private static final int LINES = 24;

	@Override
	public void createControl(final Composite parent) {
		final var body = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(body);
		final var text = new Text(body, SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL | SWT.BORDER);
		text.setFont(JFaceResources.getTextFont());
		text.setText(Shipped.here().licences());
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, LINES * text.getLineHeight()).applyTo(text);
		setControl(body);
	}
}
