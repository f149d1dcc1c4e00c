// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

import tandem.endpoint.ui.internal.model.Page;
import tandem.endpoint.ui.internal.model.Sharer;

/** What happened in a session. */
final class LogView implements PageView {

	private static final int HEIGHT = 40 * Look.UNIT;

	private final Text log;
	private final Button back;
	private final Sharer sharer;

	LogView(final Composite parent, final Look look, final Sharer sharer, final Page.Log page) {
		this.sharer = sharer;
		look.heading(parent, Messages.Log_heading);
		log = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		log.setText(page.text());
		final var data = new GridData(SWT.FILL, SWT.FILL, true, true);
		data.heightHint = HEIGHT;
		data.widthHint = Look.TEXT_WIDTH;
		log.setLayoutData(data);
		Look.name(log, Messages.Log_heading);
		back = Look.button(parent, Messages.Log_back, sharer::back);
		parent.getShell().setDefaultButton(back);
	}

	@Override
	public boolean update(final Page page) {
		if (!(page instanceof Page.Log(final var text))) {
			return false;
		}
		if (!log.getText().equals(text)) {
			log.setText(text);
		}
		return true;
	}

	@Override
	public void focus() {
		back.setFocus();
	}

	@Override
	public void escape() {
		sharer.back();
	}
}
