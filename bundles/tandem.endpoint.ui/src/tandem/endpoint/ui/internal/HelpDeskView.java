// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import tandem.endpoint.ui.internal.model.Page;
import tandem.endpoint.ui.internal.model.Sharer;

/** Asks for the address of the help desk, which nothing on this computer names. */
final class HelpDeskView implements PageView {

	private final Sharer sharer;
	private final Text address;
	private final Label problem;

	HelpDeskView(final Composite parent, final Look look, final Sharer sharer, final Page.HelpDesk page) {
		this.sharer = sharer;
		look.heading(parent, Messages.HelpDesk_heading);
		look.text(parent, Messages.HelpDesk_explanation);
		Look.gap(parent, 2);
		new Label(parent, SWT.NONE).setText(Messages.HelpDesk_address);
		address = new Text(parent, SWT.BORDER | SWT.SINGLE);
		address.setLayoutData(Look.wide());
		address.setMessage(Messages.HelpDesk_example);
		address.setText(page.address());
		Look.name(address, Messages.HelpDesk_address);
		problem = look.subheading(parent, ""); //$NON-NLS-1$
		Look.gap(parent, 2);
		final var buttons = Look.group(parent, 2);
		final var back = Look.button(buttons, Messages.New_back, sharer::cancelCode);
		((GridData) back.getLayoutData()).grabExcessHorizontalSpace = true;
		((GridData) back.getLayoutData()).horizontalAlignment = SWT.BEGINNING;
		final var connect = Look.button(buttons, Messages.Code_connect, () -> sharer.helpDesk(address.getText()));
		connect.getShell().setDefaultButton(connect);
		update(page);
	}

	@Override
	public boolean update(final Page page) {
		if (!(page instanceof final Page.HelpDesk desk)) {
			return false;
		}
		Look.say(problem, desk.problem().orElse("")); //$NON-NLS-1$
		return true;
	}

	@Override
	public void focus() {
		address.setFocus();
		address.selectAll();
	}

	@Override
	public void escape() {
		sharer.cancelCode();
	}
}
