// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.time.Instant;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import tandem.invitation.windows.OpenedWindowsInvitation;
import tandem.invitation.windows.WindowsInvitation;

/** What an invitation of Windows says of itself; values can be selected and copied. UI thread only. */
final class WindowsFacts extends Composite {

	private static final int WIDTH = 480;

	private final Text issued;

	private final Text expires;

	private final Label certificateLabel;

	private final Text certificate;

	WindowsFacts(final Composite parent) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(16, 4).applyTo(this);
		label(Messages.windowsIssued);
		issued = value();
		label(Messages.windowsExpires);
		expires = value();
		certificateLabel = label(Messages.windowsProof);
		certificate = value();
	}

	private Label label(final String text) {
		final var label = new Label(this, SWT.NONE);
		label.setText(text);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
		return label;
	}

	private Text value() {
		final var value = new Text(this, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY);
		value.setBackground(getParent().getBackground());
		GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).grab(true, false).applyTo(value);
		return value;
	}

	void show(final Optional<WindowsInvitation> sealed, final Optional<OpenedWindowsInvitation> opened) {
		sealed.ifPresent(invitation -> {
			set(issued, WindowsTexts.issued(invitation));
			set(expires, WindowsTexts.expires(invitation, Instant.now()));
		});
		set(certificate, opened.map(known -> WindowsTexts.certificate(known.certificate(), known.keyHashes())).orElse("")); //$NON-NLS-1$
		InvitationPage.present(certificateLabel, opened.isPresent());
		InvitationPage.present(certificate, opened.isPresent());
	}

	/** What somebody is selecting stays selected. */
	private static void set(final Text field, final String text) {
		if (!field.getText().equals(text)) {
			field.setText(text);
		}
	}
}
