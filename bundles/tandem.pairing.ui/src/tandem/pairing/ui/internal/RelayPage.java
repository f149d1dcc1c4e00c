// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import java.util.Optional;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

import tandem.pairing.OwnCertificate;
import tandem.pairing.PairingCodes;
import tandem.pairing.Relay;

/** Which relay is in use, who named it and what it is trusted by (it is named elsewhere), and who vouches for this technician. */
public final class RelayPage extends PreferencePage implements IWorkbenchPreferencePage {

	private PairingCodes codes;

	private Optional<OwnCertificate> certificate = Optional.empty();

	private Composite area;

	@Override
	public void init(final IWorkbench workbench) {
		codes = workbench.getService(PairingCodes.class);
		certificate = Optional.ofNullable(workbench.getService(OwnCertificate.class));
		noDefaultAndApplyButton();
	}

	@Override
	protected Control createContents(final Composite parent) {
		final var page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(8, 20).applyTo(page);
		area = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(8, 8).applyTo(area);
		Pieces.paragraph(area, Messages.pageFinding);
		final var display = parent.getDisplay();
		Thread.ofVirtual().name("tandem-relay-page").start(() -> { //$NON-NLS-1$
			final var relay = codes.relay();
			if (!display.isDisposed()) {
				display.asyncExec(() -> show(relay));
			}
		});
		certificate.ifPresent(own -> new CertificatePart(page, own, this::setErrorMessage));
		return page;
	}

	private void show(final Optional<Relay> relay) {
		if (area.isDisposed()) {
			return;
		}
		for (final var old : area.getChildren()) {
			old.dispose();
		}
		relay.ifPresentOrElse(this::describe, () -> Pieces.paragraph(area, Messages.pageNone));
		area.getParent().layout(true, true);
	}

	private void describe(final Relay relay) {
		new Label(area, SWT.NONE).setText(Messages.addressName);
		Pieces.copyable(area, relay.address(), Messages.addressName);
		Pieces.paragraph(area, LegacyActionTools.escapeMnemonics(Sources.named(relay)));
		Pieces.paragraph(area, relay.pin().isPresent() ? Messages.pageTrustPin : Messages.pageTrustAuthorities);
		relay.pin().ifPresent(pin -> Pieces.copyable(area, pin, Messages.pinName).setFont(JFaceResources.getTextFont()));
		Pieces.paragraph(area, Sources.isFixed(relay) ? Messages.pageFixed : Messages.pageFree);
	}
}
