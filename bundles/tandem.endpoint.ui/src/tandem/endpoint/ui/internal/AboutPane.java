// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;

import tandem.settings.Shipped;

/** What this program is: its version, and the licences of everything that came with it. UI thread only. */
final class AboutPane {

	private static final int LINES = 16;

	private final Composite area;

	AboutPane(final Composite parent, final Look look, final Shipped shipped) {
		area = new Composite(parent, SWT.NONE);
		area.setLayout(Look.column());
		look.subheading(area, NLS.bind(Messages.About_heading, shipped.version()));
		look.quiet(area, Messages.About_explanation);
		final var licences = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		final var data = new GridData(SWT.FILL, SWT.FILL, true, true);
		data.heightHint = LINES * licences.getLineHeight();
		data.widthHint = Look.TEXT_WIDTH;
		licences.setLayoutData(data);
		licences.setText(shipped.licences());
		Look.name(licences, Messages.About_licences);
	}

	Control control() {
		return area;
	}
}
