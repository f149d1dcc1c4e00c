// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import tandem.endpoint.ui.internal.model.Countdown;
import tandem.endpoint.ui.internal.model.Page;
import tandem.endpoint.ui.internal.model.Sharer;

/** An Easy Connect password, for as long as it waits. */
final class EasyView implements PageView {

	private static final double PASSWORD = 2;

	private final Page.EasyPassword shown;
	private final Sharer sharer;
	private Label left;
	private Label status;
	private Button first;

	EasyView(final Composite parent, final Look look, final Sharer sharer, final Page.EasyPassword page) {
		shown = page;
		this.sharer = sharer;
		look.heading(parent, page.over().isPresent() ? Messages.Easy_over : Messages.Easy_heading);
		if (page.over().isPresent()) {
			over(parent, look, page.over().get());
		} else {
			waiting(parent, look, page);
		}
	}

	private void over(final Composite parent, final Look look, final String why) {
		look.text(parent, why);
		Look.gap(parent, 2);
		final var buttons = Look.group(parent, 2);
		first = Look.button(buttons, Messages.Easy_another, sharer::easyConnect);
		((GridData) first.getLayoutData()).grabExcessHorizontalSpace = true;
		Look.button(buttons, Messages.Ended_back, sharer::cancelEasyConnect);
	}

	private void waiting(final Composite parent, final Look look, final Page.EasyPassword page) {
		look.text(parent, Messages.Easy_explanation);
		final var card = look.card(parent);
		look.quiet(card, Messages.Easy_password);
		if (page.password().isEmpty()) {
			look.text(card, Messages.Easy_starting);
		} else {
			final var password = new Text(card, SWT.READ_ONLY | SWT.SINGLE);
			password.setText(page.password());
			password.setFont(look.fixed(PASSWORD));
			password.setLayoutData(Look.high(password));
			Look.name(password, Messages.Easy_password);
			left = look.text(card, ""); //$NON-NLS-1$
		}
		if (!page.tries().isEmpty()) {
			look.subheading(card, page.tries());
		}
		status = look.quiet(parent, status(page));
		first = Look.button(parent, Messages.Easy_cancel, sharer::cancelEasyConnect);
		tick();
	}

	private static String status(final Page.EasyPassword page) {
		return page.connecting() ? Messages.Busy_connecting : Messages.Waiting_keep;
	}

	@Override
	public boolean update(final Page page) {
		if (!(page instanceof final Page.EasyPassword easy) || !easy.password().equals(shown.password()) || !easy.tries().equals(shown.tries())
				|| !easy.over().equals(shown.over())) {
			return false;
		}
		if (status != null) {
			Look.say(status, status(easy));
		}
		return true;
	}

	@Override
	public void tick() {
		if (left != null) {
			Look.say(left, NLS.bind(Messages.Waiting_left, Countdown.text(sharer.clock(), shown.expires())));
		}
	}

	@Override
	public void focus() {
		first.setFocus();
	}
}
