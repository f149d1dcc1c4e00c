// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import tandem.endpoint.ui.internal.model.Page;
import tandem.endpoint.ui.internal.model.Sharer;

/** Whom an invitation is sent to by e-mail, and for how long it is open. */
final class NewMailView implements PageView {

	private final Sharer sharer;
	private final Text to;
	private final LifetimeField lifetime;
	private final Label problem;
	private final Button back;
	private final Button write;

	NewMailView(final Composite parent, final Look look, final Sharer sharer, final Page.NewMail page) {
		this.sharer = sharer;
		look.heading(parent, Messages.NewMail_heading);
		look.text(parent, Messages.NewMail_explanation);
		Look.gap(parent, 2);
		new Label(parent, SWT.NONE).setText(Messages.NewMail_to);
		to = new Text(parent, SWT.BORDER | SWT.SINGLE);
		final var wide = Look.wide();
		wide.widthHint = 1;
		to.setLayoutData(wide);
		to.setText(page.to());
		Look.name(to, Messages.NewMail_to);
		lifetime = new LifetimeField(parent, page.lifetime());
		problem = look.subheading(parent, ""); //$NON-NLS-1$
		Look.gap(parent, 2);
		final var buttons = Look.group(parent, 2);
		back = Look.button(buttons, Messages.New_back, sharer::back);
		((GridData) back.getLayoutData()).grabExcessHorizontalSpace = true;
		((GridData) back.getLayoutData()).horizontalAlignment = SWT.BEGINNING;
		write = Look.button(buttons, Messages.NewMail_write, () -> sharer.mail(to.getText(), lifetime.get()));
		write.getShell().setDefaultButton(write);
		update(page);
	}

	@Override
	public boolean update(final Page page) {
		if (!(page instanceof final Page.NewMail mail)) {
			return false;
		}
		for (final var control : new Control[] { to, back, write }) {
			control.setEnabled(!mail.busy());
		}
		lifetime.setEnabled(!mail.busy());
		Look.say(problem, mail.busy() ? Messages.Busy_saving : mail.problem().orElse("")); //$NON-NLS-1$
		return true;
	}

	@Override
	public void focus() {
		to.setFocus();
		to.selectAll();
	}

	@Override
	public void escape() {
		sharer.back();
	}
}
