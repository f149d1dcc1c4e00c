// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.Set;

import org.eclipse.swt.widgets.Composite;

import tandem.endpoint.ui.internal.model.Page;
import tandem.endpoint.ui.internal.model.Sharer;
import tandem.settings.Way;

/** The start. */
final class GetHelpView implements PageView {

	private final Page.GetHelp shown;
	private final Composite parent;
	private CodeFieldView code;

	GetHelpView(final Composite parent, final Look look, final Sharer sharer, final Page.GetHelp page, final Runnable settings) {
		this.parent = parent;
		shown = page;
		look.headingWithSettings(parent, Messages.App_name, settings);
		look.text(parent, Messages.GetHelp_explanation);
		Look.gap(parent, 2);
		if (page.trouble().isPresent()) {
			final var card = look.card(parent);
			look.subheading(card, Messages.GetHelp_trouble);
			look.text(card, page.trouble().get());
		} else {
			if (page.ways().contains(Way.CODE)) {
				code = new CodeFieldView(parent, look, sharer, page.code());
				Look.rule(parent);
			}
			invite(look, sharer, page.ways());
		}
	}

	/** What is switched off is absent. */
	private void invite(final Look look, final Sharer sharer, final Set<Way> ways) {
		if (!ways.contains(Way.FILE) && !ways.contains(Way.EMAIL) && !ways.contains(Way.EASY_CONNECT) && !ways.contains(Way.CONTACTS)) {
			return;
		}
		look.subheading(parent, Messages.GetHelp_inviteHeading);
		if (ways.contains(Way.FILE)) {
			wide(Messages.GetHelp_invite, sharer::newInvitation);
		}
		if (ways.contains(Way.EMAIL)) {
			wide(Messages.GetHelp_mail, sharer::newMail);
		}
		if (ways.contains(Way.EASY_CONNECT)) {
			wide(Messages.GetHelp_easy, sharer::easyConnect);
		}
		if (ways.contains(Way.CONTACTS)) {
			wide(Messages.GetHelp_contacts, () -> sharer.helpers(true));
		}
	}

	private void wide(final String text, final Runnable pressed) {
		final var button = Look.button(parent, text, pressed);
		final var data = Look.wide();
		data.heightHint = 5 * Look.UNIT;
		button.setLayoutData(data);
	}

	@Override
	public boolean update(final Page page) {
		if (!(page instanceof final Page.GetHelp help) || !help.trouble().equals(shown.trouble()) || !help.ways().equals(shown.ways())) {
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
