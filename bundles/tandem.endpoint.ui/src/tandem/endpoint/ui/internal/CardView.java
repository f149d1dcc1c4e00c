// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import tandem.endpoint.ui.internal.model.Countdown;
import tandem.endpoint.ui.internal.model.Page;
import tandem.endpoint.ui.internal.model.Sharer;

/** One invitation. */
final class CardView {

	private static final double PASSWORD = 2;

	private final Page.Card shown;
	private final Sharer sharer;
	private Label left;

	CardView(final Composite parent, final Look look, final Sharer sharer, final Page.Card card) {
		this.shown = card;
		this.sharer = sharer;
		final var box = look.card(parent);
		if (card.over().isPresent()) {
			look.text(box, card.over().get());
			file(box, look, card);
			Look.button(box, Messages.Waiting_dismiss, () -> sharer.cancel(card.handle()));
		} else {
			waiting(box, look, card);
		}
	}

	private void waiting(final Composite box, final Look look, final Page.Card card) {
		look.quiet(box, Messages.Waiting_password);
		final var password = new Text(box, SWT.READ_ONLY | SWT.SINGLE);
		password.setText(card.password());
		password.setFont(look.fixed(PASSWORD));
		password.setLayoutData(Look.high(password));
		Look.name(password, Messages.Waiting_password);
		left = look.text(box, ""); //$NON-NLS-1$
		if (!card.tries().isEmpty()) {
			look.subheading(box, card.tries());
		}
		file(box, look, card);
		card.mail().ifPresentOrElse(mail -> new MailView(box, look, sharer, card, mail), () -> fileButtons(box, card));
		tick();
	}

	private static void file(final Composite box, final Look look, final Page.Card card) {
		if (!card.file().isEmpty()) {
			look.quiet(box, NLS.bind(Messages.Waiting_file, card.file()));
		}
	}

	private void fileButtons(final Composite box, final Page.Card card) {
		final var buttons = Look.group(box, 2);
		final var again = Look.button(buttons, Messages.Waiting_again, () -> SaveDialog.open(box.getShell(), card.file(), true)
				.ifPresent(file -> sharer.saveAgain(card.handle(), file)));
		((GridData) again.getLayoutData()).grabExcessHorizontalSpace = true;
		Look.button(buttons, Messages.Waiting_cancel, () -> sharer.cancel(card.handle()));
	}

	/** False where the card needs new widgets. */
	boolean update(final Page.Card card) {
		return card.equals(shown);
	}

	void tick() {
		if (left != null) {
			Look.say(left, NLS.bind(Messages.Waiting_left, Countdown.text(sharer.clock(), shown.expires())));
		}
	}
}
