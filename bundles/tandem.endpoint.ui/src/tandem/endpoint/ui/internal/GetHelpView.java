// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.swt.widgets.Composite;

import tandem.endpoint.ui.internal.model.Page;
import tandem.endpoint.ui.internal.model.Sharer;

/** The start. */
final class GetHelpView implements PageView {

	private final Page.GetHelp shown;
	private final Composite parent;
	private CodeFieldView code;

	GetHelpView(final Composite parent, final Look look, final Sharer sharer, final Page.GetHelp page) {
		this.parent = parent;
		shown = page;
		look.heading(parent, Messages.App_name);
		look.text(parent, Messages.GetHelp_explanation);
		Look.gap(parent, 2);
		if (page.trouble().isPresent()) {
			final var card = look.card(parent);
			look.subheading(card, Messages.GetHelp_trouble);
			look.text(card, page.trouble().get());
		} else {
			code = new CodeFieldView(parent, look, sharer, page.code());
			Look.rule(parent);
			look.subheading(parent, Messages.GetHelp_inviteHeading);
			final var invite = Look.button(parent, Messages.GetHelp_invite, sharer::newInvitation);
			final var data = Look.wide();
			data.heightHint = 5 * Look.UNIT;
			invite.setLayoutData(data);
		}
	}

	@Override
	public boolean update(final Page page) {
		if (!(page instanceof final Page.GetHelp help) || !help.trouble().equals(shown.trouble())) {
			return false;
		}
		if (code != null) {
			code.update(help.code());
		}
		return true;
	}

	@Override
	public void focus() {
		if (code == null) {
			parent.forceFocus();
		} else {
			code.focus();
		}
	}
}
