// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import tandem.endpoint.ui.internal.model.Page;
import tandem.endpoint.ui.internal.model.Sharer;

/** Where to save an invitation, and for how long it is open. */
final class NewInvitationView implements PageView {

	private final Sharer sharer;
	private final Text file;
	private final LifetimeField lifetime;
	private final Button browse;
	private final Label problem;
	private final Button back;
	private final Button save;

	NewInvitationView(final Composite parent, final Look look, final Sharer sharer, final Page.NewInvitation page) {
		this.sharer = sharer;
		look.heading(parent, Messages.New_heading);
		look.text(parent, Messages.New_explanation);
		Look.gap(parent, 2);
		new Label(parent, SWT.NONE).setText(Messages.New_file);
		final var where = Look.group(parent, 2);
		file = new Text(where, SWT.BORDER | SWT.SINGLE);
		final var wide = Look.wide();
		wide.widthHint = 1;
		file.setLayoutData(wide);
		file.setText(page.file());
		Look.name(file, Messages.New_file);
		browse = Look.button(where, Messages.New_browse, this::browse);
		lifetime = new LifetimeField(parent, page.lifetime());
		problem = look.subheading(parent, ""); //$NON-NLS-1$
		Look.gap(parent, 2);
		final var buttons = Look.group(parent, 2);
		back = Look.button(buttons, Messages.New_back, sharer::back);
		save = Look.button(buttons, Messages.New_save, this::save);
		back.setLayoutData(grab((GridData) back.getLayoutData()));
		save.getShell().setDefaultButton(save);
		update(page);
		file.addListener(SWT.Modify, e -> sharer.typed(file.getText()));
	}

	private static GridData grab(final GridData data) {
		data.grabExcessHorizontalSpace = true;
		data.horizontalAlignment = SWT.BEGINNING;
		return data;
	}

	private void save() {
		sharer.make(file.getText(), lifetime.get());
	}

	private void browse() {
		final var chosen = SaveDialog.open(file.getShell(), file.getText(), false);
		if (!file.isDisposed()) {
			chosen.ifPresent(path -> file.setText(path.toString()));
		}
	}

	@Override
	public boolean update(final Page page) {
		if (!(page instanceof final Page.NewInvitation invitation)) {
			return false;
		}
		for (final var control : new Control[] { file, browse, back, save }) {
			control.setEnabled(!invitation.busy());
		}
		lifetime.setEnabled(!invitation.busy());
		Look.say(problem, invitation.busy() ? Messages.Busy_saving : invitation.problem().orElse("")); //$NON-NLS-1$
		save.setText(invitation.replace() ? Messages.New_replace : Messages.New_save);
		return true;
	}

	@Override
	public void focus() {
		file.setFocus();
		final var name = file.getText().lastIndexOf('/') + 1;
		final var ending = file.getText().lastIndexOf('.');
		file.setSelection(name, ending > name ? ending : file.getText().length());
	}

	@Override
	public void escape() {
		sharer.back();
	}
}
