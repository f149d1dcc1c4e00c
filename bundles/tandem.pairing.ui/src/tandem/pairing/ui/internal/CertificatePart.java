// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Consumer;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;

import tandem.pairing.OwnCertificate;

/** Who vouches for this technician, and the key that somebody needs who is to do so. UI thread only; its files are small. */
final class CertificatePart {

	private final Composite area;

	private final OwnCertificate certificate;

	private final Consumer<String> trouble;

	private final Label state;

	/** @param trouble shown to the person; null where there is none any more */
	CertificatePart(final Composite parent, final OwnCertificate certificate, final Consumer<String> trouble) {
		this.certificate = certificate;
		this.trouble = trouble;
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(8, 8).applyTo(area);
		final var title = new Label(area, SWT.NONE);
		title.setText(Messages.certificateTitle);
		title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
		state = Pieces.paragraph(area, Messages.certificateNone);
		Pieces.paragraph(area, Messages.certificateKey);
		Pieces.copyable(area, certificate.key(), Messages.certificateKeyName).setFont(JFaceResources.getTextFont());
		final var take = new Button(area, SWT.PUSH);
		take.setText(Messages.certificateTake);
		take.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> choose()));
		show();
	}

	private void choose() {
		final var dialog = new FileDialog(area.getShell(), SWT.OPEN);
		dialog.setText(Messages.certificateTake);
		dialog.setFilterExtensions(new String[] { "*.pem;*.crt;*.cer", "*" }); //$NON-NLS-1$ //$NON-NLS-2$
		final var chosen = dialog.open();
		if (chosen != null) {
			take(Path.of(chosen));
		}
	}

	/** Shows a certificate to sharers from now on. */
	void take(final Path file) {
		try {
			certificate.take(file);
			trouble.accept(null);
		} catch (final IOException e) {
			trouble.accept(NLS.bind(Messages.certificateRefused, file.getFileName(), e.getMessage()));
		}
		show();
	}

	private void show() {
		try {
			state.setText(LegacyActionTools.escapeMnemonics(certificate.stated()
					.map(stated -> NLS.bind(Messages.certificateStated, new Object[] { stated.by(), stated.of(),
							DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withZone(ZoneId.systemDefault()).format(stated.until()) }))
					.orElse(Messages.certificateNone)));
		} catch (final IOException e) {
			state.setText(LegacyActionTools.escapeMnemonics(NLS.bind(Messages.certificateUseless, e.getMessage())));
		}
		area.getParent().layout(true, true);
	}
}
