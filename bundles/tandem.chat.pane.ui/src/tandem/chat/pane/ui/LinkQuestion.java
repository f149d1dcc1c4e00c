// SPDX-License-Identifier: EPL-2.0
package tandem.chat.pane.ui;

import java.net.URI;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import tandem.chat.WebLinks.WebLink;

/** Asks, in the same window, whether a link is to be opened, and says where it leads. The answer that is ready is No. UI thread only. */
final class LinkQuestion {

	private static final int LONGEST = 300;

	private static final int GAP = 8;

	private final Composite frame;
	private final Label leads;
	private final Label address;
	private final Button dont;
	private final Runnable closed;
	private URI asked;

	/**
	 * @param opens what the person wants to see
	 * @param closed told when the question is answered
	 */
	LinkQuestion(final Composite parent, final Consumer<URI> opens, final Runnable closed) {
		this.closed = closed;
		frame = new Composite(parent, SWT.BORDER);
		final var layout = new GridLayout(3, false);
		layout.marginWidth = GAP;
		layout.marginHeight = GAP;
		frame.setLayout(layout);
		leads = label();
		address = label();
		final var gap = new Label(frame, SWT.NONE);
		gap.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		dont = button(Messages.dontOpen, this::close);
		button(Messages.open, () -> {
			final var wanted = asked;
			close();
			opens.accept(wanted);
		});
		final var data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.exclude = true;
		frame.setLayoutData(data);
		frame.setVisible(false);
		frame.addListener(SWT.Traverse, event -> {
			if (event.detail == SWT.TRAVERSE_ESCAPE) {
				event.doit = false;
				close();
			}
		});
	}

	private Label label() {
		final var label = new Label(frame, SWT.WRAP);
		final var data = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
		data.widthHint = LONGEST;
		label.setLayoutData(data);
		return label;
	}

	private Button button(final String text, final Runnable pressed) {
		final var button = new Button(frame, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, event -> pressed.run());
		return button;
	}

	void ask(final WebLink link) {
		asked = link.address();
		leads.setText(NLS.bind(Messages.linkLeads, plain(link.host())));
		final var whole = link.address().toString();
		address.setText(NLS.bind(Messages.linkAddress, plain(whole.length() > LONGEST ? whole.substring(0, LONGEST) + '\u2026' : whole)));
		appear(true);
		dont.setFocus();
	}

	/** No more question. */
	void close() {
		if (frame.getVisible()) {
			appear(false);
			closed.run();
		}
	}

	private void appear(final boolean wanted) {
		((GridData) frame.getLayoutData()).exclude = !wanted;
		frame.setVisible(wanted);
		frame.getParent().layout(true, true);
	}

	/** An ampersand is an ampersand. */
	static String plain(final String text) {
		return text.replace("&", "&&"); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
