// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

import tandem.invitation.ui.internal.WindowsModel.Stage;
import tandem.invitation.windows.FreeRdp;

/** What can be done with an invitation of Windows now; buttons that don't fit beside each other go below. UI thread only. */
final class WindowsButtons extends Composite {

	private static final int SPACE = 8;

	private static final String ASSIST = "tandem.pairing.ui.assist"; //$NON-NLS-1$

	private static final String OPEN = "tandem.invitation.ui.open"; //$NON-NLS-1$

	private final WindowsModel model;

	private final Button open;

	private final Button start;

	private final Button startShown;

	private final Button end;

	private final Button look;

	private final Button probe;

	private final Button stop;

	private final Button code;

	private final Button another;

	/** @param command runs a command of the workbench by its id */
	WindowsButtons(final Composite parent, final WindowsModel model, final Runnable unlock, final Consumer<String> command) {
		super(parent, SWT.NONE);
		this.model = model;
		RowLayoutFactory.fillDefaults().wrap(true).spacing(SPACE).applyTo(this);
		open = button(Messages.open, unlock);
		start = button(Messages.freeRdpStart, model::start);
		end = button(Messages.freeRdpEnd, model::end);
		look = button(Messages.freeRdpLook, model::look);
		stop = button(Messages.probeStop, model::stopProbe);
		probe = button(Messages.probeAgain, model::probe);
		code = button(Messages.codeInstead, () -> command.accept(ASSIST));
		startShown = button(Messages.freeRdpStartShown, model::start);
		another = button(Messages.remedyAnother, () -> command.accept(OPEN));
	}

	private Button button(final String text, final Runnable action) {
		final var button = new Button(this, SWT.PUSH);
		button.setText(text);
		button.setLayoutData(new RowData());
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}

	void enableOpen(final boolean enabled) {
		open.setEnabled(enabled);
	}

	void refresh(final boolean typed) {
		final var stage = model.stage();
		final var ready = stage == Stage.OPEN;
		present(open, stage == Stage.SEALED);
		open.setEnabled(typed);
		present(start, ready && model.freeRdp().filter(there -> !there.showsPassword()).isPresent());
		present(startShown, ready && model.freeRdp().filter(FreeRdp::showsPassword).isPresent());
		present(end, stage == Stage.RUNNING);
		present(look, ready && model.hasLooked() && model.freeRdp().isEmpty());
		present(stop, model.isProbing());
		present(probe, ready && !model.isProbing());
		present(code, ready);
		present(another, stage == Stage.UNUSABLE);
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
