// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

import tandem.endpoint.ui.internal.model.Page;
import tandem.endpoint.ui.internal.model.Sharer;

/** What became of an invitation's message, and the other ways to send it. */
final class MailView {

	MailView(final Composite box, final Look look, final Sharer sharer, final Page.Card card, final Page.Mail mail) {
		look.text(box, mail.busy() ? Messages.Busy_saving : mail.note());
		final var buttons = new Composite(box, org.eclipse.swt.SWT.NONE);
		final var row = new RowLayout();
		row.marginLeft = 0;
		row.marginRight = 0;
		row.spacing = Look.UNIT;
		buttons.setLayout(row);
		final var data = Look.wide();
		data.widthHint = Look.TEXT_WIDTH - 4 * Look.UNIT;
		buttons.setLayoutData(data);
		button(buttons, Messages.Mail_saveAs, () -> SaveDialog.openMessage(box.getShell()).ifPresent(file -> sharer.saveMail(card.handle(), file)));
		button(buttons, Messages.Mail_copy, () -> sharer.copyMail(card.handle(), text -> copy(box, text)));
		mail.server().ifPresent(server -> button(buttons, NLS.bind(Messages.Mail_send, Look.plain(server)), () -> sharer.sendMail(card.handle())));
		button(buttons, Messages.Waiting_cancel, () -> sharer.cancel(card.handle()));
		for (final var button : buttons.getChildren()) {
			button.setEnabled(!mail.busy());
		}
	}

	private static void button(final Composite row, final String text, final Runnable pressed) {
		final Button button = Look.button(row, text, pressed);
		final var size = (GridData) button.getLayoutData();
		button.setLayoutData(new org.eclipse.swt.layout.RowData(size.widthHint, size.heightHint));
	}

	private static void copy(final Composite box, final String text) {
		final var clipboard = new Clipboard(box.getDisplay());
		clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
		clipboard.dispose();
	}
}
