// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import tandem.endpoint.ui.internal.model.Countdown;
import tandem.endpoint.ui.internal.model.Page;
import tandem.endpoint.ui.internal.model.Sharer;

/** Somebody who helped before is asked, or did not come. */
final class AskingView implements PageView {

	private final Page.Asking shown;
	private final Sharer sharer;
	private final Button first;
	private Label left;
	private Label status;

	AskingView(final Composite parent, final Look look, final Sharer sharer, final Page.Asking page) {
		shown = page;
		this.sharer = sharer;
		if (page.over().isPresent()) {
			look.heading(parent, NLS.bind(Messages.Asking_over, page.name()));
			look.text(parent, page.over().get());
			Look.gap(parent, 2);
			first = Look.button(parent, Messages.Ended_back, sharer::cancelAsking);
		} else {
			look.heading(parent, NLS.bind(Messages.Asking_heading, page.name()));
			look.text(parent, NLS.bind(Messages.Asking_explanation, page.name()));
			left = look.text(parent, ""); //$NON-NLS-1$
			status = look.quiet(parent, status(page));
			Look.gap(parent, 2);
			first = Look.button(parent, Messages.Asking_cancel, sharer::cancelAsking);
		}
		tick();
	}

	private static String status(final Page.Asking page) {
		return page.connecting() ? Messages.Busy_connecting : Messages.Waiting_keep;
	}

	@Override
	public boolean update(final Page page) {
		if (!(page instanceof final Page.Asking asking) || !asking.name().equals(shown.name()) || !asking.over().equals(shown.over())) {
			return false;
		}
		if (status != null) {
			Look.say(status, status(asking));
		}
		return true;
	}

	@Override
	public void tick() {
		if (left != null) {
			Look.say(left, NLS.bind(Messages.Asking_left, Countdown.text(sharer.clock(), shown.expires())));
		}
	}

	@Override
	public void focus() {
		first.setFocus();
	}
}
