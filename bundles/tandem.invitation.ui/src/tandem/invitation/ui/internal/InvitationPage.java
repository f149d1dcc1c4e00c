// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Text;

import tandem.invitation.SealedInvitation;
import tandem.invitation.ui.internal.InvitationModel.Stage;

/** The widgets of an invitation's tab. UI thread only. */
final class InvitationPage extends Composite {

	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

	private static final int WIDTH = 460;

	private final InvitationModel model;

	private final Label from;

	private final Label expires;

	private final Label passwordLabel;

	private final Text password;

	private final Label hint;

	private final ProgressBar progress;

	private final Label message;

	private final CLabel sign;

	private final Button go;

	private final Button cancel;

	private Stage shown;

	InvitationPage(final Composite parent, final InvitationModel model) {
		super(parent, SWT.NONE);
		this.model = model;
		GridLayoutFactory.fillDefaults().margins(32, 24).numColumns(2).spacing(8, 8).applyTo(this);
		from = wide(new Label(this, SWT.WRAP));
		from.setFont(JFaceResources.getHeaderFont());
		expires = wide(new Label(this, SWT.WRAP));
		passwordLabel = wide(new Label(this, SWT.NONE));
		passwordLabel.setText(Messages.password);
		password = new Text(this, SWT.BORDER | SWT.SINGLE);
		password.setFont(JFaceResources.getTextFont());
		GridDataFactory.fillDefaults().span(2, 1).hint(WIDTH / 2, SWT.DEFAULT).align(SWT.BEGINNING, SWT.CENTER).applyTo(password);
		password.addListener(SWT.DefaultSelection, event -> act());
		password.addListener(SWT.Modify, event -> refresh());
		hint = wide(new Label(this, SWT.WRAP));
		hint.setText(Messages.passwordHint);
		progress = wide(new ProgressBar(this, SWT.INDETERMINATE));
		sign = new CLabel(this, SWT.NONE);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(sign);
		message = new Label(this, SWT.WRAP);
		GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(message);
		final var buttons = new Composite(this, SWT.NONE);
		GridDataFactory.fillDefaults().span(2, 1).align(SWT.BEGINNING, SWT.CENTER).applyTo(buttons);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(8, 0).applyTo(buttons);
		go = button(buttons, this::act);
		cancel = button(buttons, model::cancel);
		cancel.setText(Messages.cancel);
	}

	private static <T extends org.eclipse.swt.widgets.Control> T wide(final T control) {
		GridDataFactory.fillDefaults().span(2, 1).hint(WIDTH, SWT.DEFAULT).align(SWT.BEGINNING, SWT.CENTER).applyTo(control);
		return control;
	}

	private static Button button(final Composite parent, final Runnable action) {
		final var button = new Button(parent, SWT.PUSH);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}

	private void act() {
		switch (model.step().stage()) {
		case SEALED -> model.open(password.getText());
		case OPEN -> model.connect();
		case UNUSABLE, OPENING, CALLING, IN_SESSION -> { /* nothing to do now */ }
		}
	}

	/** Shows the model's step. */
	void refresh() {
		final var step = model.step();
		final var stage = step.stage();
		model.sealed().ifPresent(this::describe);
		final var sealed = stage == Stage.SEALED || stage == Stage.OPENING;
		present(passwordLabel, sealed);
		present(password, sealed);
		present(hint, sealed);
		password.setEnabled(stage == Stage.SEALED);
		present(progress, stage == Stage.OPENING || stage == Stage.CALLING);
		message.setText(step.message());
		sign.setImage(step.problem() ? getDisplay().getSystemImage(SWT.ICON_WARNING) : null);
		present(sign, step.problem());
		((org.eclipse.swt.layout.GridData) message.getLayoutData()).horizontalSpan = step.problem() ? 1 : 2;
		go.setText(stage == Stage.SEALED || stage == Stage.OPENING ? Messages.open : model.current().isPresent() ? Messages.tryAgain : Messages.connect);
		present(go, stage == Stage.SEALED || stage == Stage.OPEN);
		go.setEnabled(stage == Stage.OPEN || !password.getText().isBlank());
		present(cancel, stage == Stage.CALLING);
		layout(true, true);
		if (stage != shown) {
			shown = stage;
			setFocus();
		}
	}

	private void describe(final SealedInvitation invitation) {
		final var text = model.opened().isPresent() ? Messages.from : Messages.fromUnverified;
		from.setText(NLS.bind(text, invitation.from(), invitation.computer()));
		expires.setText(NLS.bind(Messages.expiresAt, WHEN.format(invitation.expires().atZone(ZoneId.systemDefault()))));
	}

	private static void present(final org.eclipse.swt.widgets.Control control, final boolean wanted) {
		control.setVisible(wanted);
		((org.eclipse.swt.layout.GridData) control.getLayoutData()).exclude = !wanted;
	}

	@Override
	public boolean setFocus() {
		return switch (model.step().stage()) {
		case SEALED -> password.setFocus();
		case OPEN -> go.setFocus();
		case CALLING -> cancel.setFocus();
		case UNUSABLE, OPENING, IN_SESSION -> super.setFocus();
		};
	}
}
