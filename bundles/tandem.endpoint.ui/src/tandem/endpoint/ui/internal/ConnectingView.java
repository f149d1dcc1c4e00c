// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;

import tandem.endpoint.ui.internal.model.Page;
import tandem.endpoint.ui.internal.model.Sharer;

/** A code on its way to the helper. */
final class ConnectingView implements PageView {

	private final Sharer sharer;
	private final Label doing;
	private final Button cancel;

	ConnectingView(final Composite parent, final Look look, final Sharer sharer, final Page.Connecting page) {
		this.sharer = sharer;
		look.heading(parent, Messages.Connecting_heading);
		doing = look.text(parent, page.doing());
		final var bar = new ProgressBar(parent, SWT.HORIZONTAL | SWT.INDETERMINATE);
		bar.setLayoutData(Look.wide());
		Look.name(bar, Messages.Connecting_heading);
		look.quiet(parent, Messages.Connecting_askedFirst);
		Look.gap(parent, 3);
		cancel = Look.button(parent, Messages.Connecting_cancel, sharer::cancelCode);
	}

	@Override
	public boolean update(final Page page) {
		if (!(page instanceof final Page.Connecting connecting)) {
			return false;
		}
		Look.say(doing, connecting.doing());
		return true;
	}

	@Override
	public void focus() {
		cancel.setFocus();
	}

	@Override
	public void escape() {
		sharer.cancelCode();
	}
}
