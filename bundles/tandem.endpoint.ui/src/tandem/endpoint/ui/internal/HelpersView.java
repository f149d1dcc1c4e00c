// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

import tandem.endpoint.ui.internal.model.Page;
import tandem.endpoint.ui.internal.model.Sharer;

/** Those who helped before, each to be asked, blocked or forgotten. */
final class HelpersView implements PageView {

	/** Helpers seen at once; more are scrolled to. */
	private static final int MOST_SEEN = 4;

	private final Page.Helpers shown;
	private final Sharer sharer;
	private final Button back;

	HelpersView(final Composite parent, final Look look, final Sharer sharer, final Page.Helpers page) {
		shown = page;
		this.sharer = sharer;
		look.heading(parent, Messages.Helpers_heading);
		look.text(parent, Messages.Helpers_explanation);
		page.problem().ifPresent(problem -> look.subheading(parent, problem));
		if (page.helpers().size() > MOST_SEEN) {
			scrolled(parent, look, page);
		} else {
			page.helpers().forEach(helper -> helper(parent, look, helper));
		}
		back = Look.button(parent, Messages.Helpers_back, () -> sharer.helpers(false));
	}

	private void scrolled(final Composite parent, final Look look, final Page.Helpers page) {
		final var scroller = new ScrolledComposite(parent, SWT.V_SCROLL);
		final var column = new Composite(scroller, SWT.NONE);
		column.setLayout(Look.column());
		page.helpers().forEach(helper -> helper(column, look, helper));
		scroller.setContent(column);
		scroller.setExpandHorizontal(true);
		scroller.setShowFocusedControl(true);
		final var size = column.computeSize(Look.TEXT_WIDTH, SWT.DEFAULT);
		column.setSize(size);
		final var data = new GridData(SWT.FILL, SWT.FILL, true, true);
		data.heightHint = size.y * MOST_SEEN / page.helpers().size();
		scroller.setLayoutData(data);
	}

	private void helper(final Composite parent, final Look look, final Page.Helper helper) {
		final var card = look.card(parent);
		look.subheading(card, helper.name());
		if (!helper.state().isEmpty()) {
			look.text(card, helper.state());
		}
		final var buttons = Look.group(card, 3);
		final var first = helper.state().isEmpty() ? Look.button(buttons, Messages.Helpers_ask, () -> sharer.ask(helper.id())) : null;
		final var block = helper.state().isEmpty() || helper.blocked()
				? Look.button(buttons, helper.blocked() ? Messages.Helpers_unblock : Messages.Helpers_block, () -> sharer.block(helper.id())) : null;
		final var forget = Look.button(buttons, Messages.Helpers_forget, () -> sharer.forget(helper.id()));
		final var left = first != null ? first : block != null ? block : forget;
		((GridData) left.getLayoutData()).grabExcessHorizontalSpace = true;
	}

	@Override
	public boolean update(final Page page) {
		return page.equals(shown);
	}

	@Override
	public void focus() {
		back.setFocus();
	}

	@Override
	public void escape() {
		sharer.helpers(false);
	}
}
