// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

import tandem.invitation.ui.internal.Failure.Remedy;
import tandem.invitation.ui.internal.InvitationModel.Stage;
import tandem.invitation.ui.internal.InvitationModel.Step;

/** What can be done in an invitation's tab now; buttons that don't fit beside each other go below. UI thread only. */
final class InvitationButtons extends Composite {

	private static final int SPACE = 8;

	private final Button go;

	private final Map<Remedy, Button> remedies = new EnumMap<>(Remedy.class);

	private final Button cancel;

	InvitationButtons(final Composite parent) {
		super(parent, SWT.NONE);
		RowLayoutFactory.fillDefaults().wrap(true).spacing(SPACE).applyTo(this);
		go = button(Messages.connect);
		remedies.put(Remedy.RETYPE, button(Messages.remedyRetype));
		remedies.put(Remedy.ASK, button(Messages.remedyAsk));
		remedies.put(Remedy.ANOTHER, button(Messages.remedyAnother));
		cancel = button(Messages.cancel);
	}

	private Button button(final String text) {
		final var button = new Button(this, SWT.PUSH);
		button.setText(text);
		button.setLayoutData(new RowData());
		return button;
	}

	void onGo(final Runnable action) {
		go.addListener(SWT.Selection, event -> action.run());
	}

	void onRemedy(final Remedy remedy, final Runnable action) {
		remedies.get(remedy).addListener(SWT.Selection, event -> action.run());
	}

	void onCancel(final Runnable action) {
		cancel.addListener(SWT.Selection, event -> action.run());
	}

	void enableGo(final boolean enabled) {
		go.setEnabled(enabled);
	}

	/** Shows what fits a step. */
	void show(final Step step, final boolean canGo) {
		final var again = step.failure().filter(failure -> failure.offers(Remedy.AGAIN)).isPresent();
		go.setText(step.stage() == Stage.SEALED ? Messages.open : again ? Messages.tryAgain : Messages.connect);
		present(go, switch (step.stage()) {
		case SEALED -> true;
		case OPEN -> again || step.failure().isEmpty();
		case UNUSABLE -> again;
		case OPENING, CALLING, WAITING, IN_SESSION -> false;
		});
		go.setEnabled(canGo);
		remedies.forEach((remedy, button) -> present(button, step.failure().filter(failure -> failure.offers(remedy)).isPresent()));
		present(cancel, step.stage() == Stage.CALLING || step.stage() == Stage.WAITING);
		InvitationPage.present(this, Stream.of(getChildren()).anyMatch(child -> !((RowData) child.getLayoutData()).exclude));
	}

	private static void present(final Button button, final boolean wanted) {
		button.setVisible(wanted);
		((RowData) button.getLayoutData()).exclude = !wanted;
	}

	@Override
	public boolean setFocus() {
		return Stream.of(getChildren()).filter(child -> child.isVisible() && child.isEnabled()).findFirst().filter(child -> child.setFocus()).isPresent();
	}
}
