// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Text;

import tandem.invitation.SealedInvitation;
import tandem.invitation.ui.internal.Failure.Remedy;
import tandem.invitation.ui.internal.InvitationModel.Stage;

/** The widgets of an invitation's tab; they scroll where the place is small. UI thread only. */
final class InvitationPage extends ScrolledComposite {

	static final int WIDTH = 460;

	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

	private final InvitationModel model;

	private final Composite body;

	private final Label from;

	private final Label expires;

	private final Label passwordLabel;

	private final Text password;

	private final Label hint;

	private final ProgressBar progress;

	private final Label message;

	private final CLabel sign;

	private final InvitationButtons buttons;

	private final FailureHelp help;

	private Stage shown;

	/** @param another lets the technician choose another file */
	InvitationPage(final Composite parent, final InvitationModel model, final Runnable another) {
		super(parent, SWT.V_SCROLL | SWT.H_SCROLL);
		this.model = model;
		setExpandHorizontal(true);
		setExpandVertical(true);
		body = new Composite(this, SWT.NONE);
		setContent(body);
		body.setBackgroundMode(SWT.INHERIT_FORCE);
		GridLayoutFactory.fillDefaults().margins(32, 24).numColumns(2).spacing(8, 8).applyTo(body);
		from = wide(new Label(body, SWT.WRAP));
		from.setFont(JFaceResources.getHeaderFont());
		expires = wide(new Label(body, SWT.WRAP));
		passwordLabel = wide(new Label(body, SWT.NONE));
		passwordLabel.setText(Messages.password);
		password = new Text(body, SWT.BORDER | SWT.SINGLE);
		password.setFont(JFaceResources.getTextFont());
		GridDataFactory.fillDefaults().span(2, 1).hint(WIDTH / 2, SWT.DEFAULT).align(SWT.BEGINNING, SWT.CENTER).applyTo(password);
		password.addListener(SWT.DefaultSelection, event -> act());
		hint = wide(new Label(body, SWT.WRAP));
		hint.setText(Messages.passwordHint);
		progress = wide(new ProgressBar(body, SWT.INDETERMINATE));
		sign = new CLabel(body, SWT.NONE);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(sign);
		message = new Label(body, SWT.WRAP);
		GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(message);
		buttons = wide(new InvitationButtons(body));
		help = wide(new FailureHelp(body, this::fit));
		buttons.onGo(this::act);
		buttons.onRemedy(Remedy.RETYPE, this::retype);
		buttons.onRemedy(Remedy.ASK, help::ask);
		buttons.onRemedy(Remedy.ANOTHER, another);
		buttons.onCancel(model::cancel);
		password.addListener(SWT.Modify, event -> buttons.enableGo(canGo()));
	}

	private static <T extends Control> T wide(final T control) {
		GridDataFactory.fillDefaults().span(2, 1).hint(WIDTH, SWT.DEFAULT).align(SWT.BEGINNING, SWT.CENTER).applyTo(control);
		return control;
	}

	private void act() {
		switch (model.step().stage()) {
		case SEALED -> model.open(password.getText());
		case OPEN -> model.connect();
		case UNUSABLE -> model.read();
		case OPENING, CALLING, WAITING, IN_SESSION -> { /* nothing to do now */ }
		}
	}

	private void retype() {
		password.setFocus();
		password.selectAll();
	}

	private boolean canGo() {
		return model.step().stage() != Stage.SEALED || !password.getText().isBlank();
	}

	/** Shows the model's step. */
	void refresh() {
		final var step = model.step();
		final var stage = step.stage();
		model.sealed().ifPresent(this::describe);
		final var sealed = model.sealed().isPresent() && (stage == Stage.SEALED || stage == Stage.OPENING);
		present(passwordLabel, sealed);
		present(password, sealed);
		present(hint, sealed);
		password.setEnabled(stage == Stage.SEALED);
		present(progress, stage == Stage.OPENING || stage == Stage.CALLING || stage == Stage.WAITING);
		final var problem = step.failure().isPresent();
		message.setText(step.message());
		sign.setImage(problem ? getDisplay().getSystemImage(SWT.ICON_WARNING) : null);
		present(sign, problem);
		((GridData) message.getLayoutData()).horizontalSpan = problem ? 1 : 2;
		buttons.show(step, canGo());
		help.show(step.failure());
		fit();
		if (stage != shown) {
			shown = stage;
			if (isVisible() && getShell() == getDisplay().getActiveShell()) {
				setFocus();
			}
		}
	}

	private void fit() {
		body.layout(true, true);
		setMinSize(body.computeSize(SWT.DEFAULT, SWT.DEFAULT));
	}

	private void describe(final SealedInvitation invitation) {
		final var text = model.opened().isPresent() ? Messages.from : Messages.fromUnverified;
		from.setText(NLS.bind(text, invitation.from(), invitation.computer()));
		expires.setText(NLS.bind(Instant.now().isBefore(invitation.expires()) ? Messages.expiresAt : Messages.expiredAt, WHEN.format(invitation.expires().atZone(ZoneId.systemDefault()))));
	}

	/** Shows a control, or takes it and its place away. */
	static void present(final Control control, final boolean wanted) {
		control.setVisible(wanted);
		if (control.getLayoutData() instanceof final GridData data) {
			data.exclude = !wanted;
		}
	}

	@Override
	public boolean setFocus() {
		return switch (model.step().stage()) {
		case SEALED -> password.setFocus();
		case OPEN, CALLING, WAITING, UNUSABLE -> buttons.setFocus() || super.setFocus();
		case OPENING, IN_SESSION -> super.setFocus();
		};
	}
}
