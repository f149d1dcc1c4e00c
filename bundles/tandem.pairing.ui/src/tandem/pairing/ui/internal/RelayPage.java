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
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

import tandem.pairing.PairingCodes;
import tandem.pairing.Relay;

/** Which relay is in use, who named it and what it is trusted by. It is named elsewhere: nothing can be changed here. */
public final class RelayPage extends PreferencePage implements IWorkbenchPreferencePage {

	private PairingCodes codes;

	private Composite area;

	@Override
	public void init(final IWorkbench workbench) {
		codes = workbench.getService(PairingCodes.class);
		noDefaultAndApplyButton();
	}

	@Override
	protected Control createContents(final Composite parent) {
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(8, 8).applyTo(area);
		Pieces.paragraph(area, Messages.pageFinding);
		final var display = parent.getDisplay();
		Thread.ofVirtual().name("tandem-relay-page").start(() -> { //$NON-NLS-1$
			final var relay = codes.relay();
			if (!display.isDisposed()) {
				display.asyncExec(() -> show(relay));
			}
		});
		return area;
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
		copyable(relay.address(), Messages.addressName);
		Pieces.paragraph(area, LegacyActionTools.escapeMnemonics(Sources.named(relay)));
		Pieces.paragraph(area, relay.pin().isPresent() ? Messages.pageTrustPin : Messages.pageTrustAuthorities);
		relay.pin().ifPresent(pin -> copyable(pin, Messages.pinName).setFont(JFaceResources.getTextFont()));
		Pieces.paragraph(area, Sources.isFixed(relay) ? Messages.pageFixed : Messages.pageFree);
	}

	private Text copyable(final String content, final String name) {
		final var text = Pieces.wide(new Text(area, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI));
		text.setText(content);
		Pieces.name(text, name);
		return text;
	}
}
