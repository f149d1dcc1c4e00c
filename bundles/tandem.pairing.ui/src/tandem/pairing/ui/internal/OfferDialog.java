// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import tandem.pairing.OfferCalls;

/** Asks for the computer whose person is offered help, and stays until somebody is asked there; the workbench can be used meanwhile. UI thread only. */
final class OfferDialog extends Dialog {

	private static final int WIDTH = 560;

	private static final int LINES = 4;

	private final OfferModel model;

	private Text computer;

	private ProgressBar working;

	private Label words;

	OfferDialog(final Shell parent, final OfferCalls calls) {
		super(parent);
		setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.MODELESS | SWT.BORDER);
		setBlockOnOpen(false);
		model = new OfferModel(calls, () -> {
			final var display = parent.getDisplay();
			if (!display.isDisposed()) {
				display.asyncExec(this::refresh);
			}
		});
	}

	@Override
	protected void configureShell(final Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.offerHeading);
	}

	@Override
	protected Control createDialogArea(final Composite parent) {
		final var area = (Composite) super.createDialogArea(parent);
		final var body = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
		GridLayoutFactory.fillDefaults().margins(8, 8).spacing(8, 8).applyTo(body);
		label(body, Messages.offerExplanation);
		new Label(body, SWT.NONE).setText(Messages.offerComputer);
		computer = new Text(body, SWT.BORDER | SWT.SINGLE);
		computer.setMessage(Messages.offerExample);
		GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(computer);
		Pieces.name(computer, Messages.offerComputerName);
		computer.addListener(SWT.Modify, event -> model.typed(computer.getText()));
		working = new ProgressBar(body, SWT.INDETERMINATE);
		GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(working);
		words = new Label(body, SWT.WRAP);
		GridDataFactory.fillDefaults().hint(WIDTH, LINES * convertHeightInCharsToPixels(1)).applyTo(words);
		label(body, Messages.offerFingerprint);
		final var fingerprint = new Text(body, SWT.READ_ONLY | SWT.BORDER);
		fingerprint.setText(model.fingerprint());
		GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(fingerprint);
		Pieces.name(fingerprint, Messages.offerFingerprintName);
		return area;
	}

	private static void label(final Composite body, final String text) {
		final var label = new Label(body, SWT.WRAP);
		label.setText(text);
		GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(label);
	}

	@Override
	protected void createButtonsForButtonBar(final Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Messages.offerOffer, true);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.easyCancel, false);
		refresh();
	}

	private void refresh() {
		if (computer == null || computer.isDisposed()) {
			return;
		}
		final var now = model.now();
		if (now.connected()) {
			close();
			return;
		}
		computer.setEditable(!now.busy());
		working.setVisible(now.busy());
		words.setText(now.words());
		getButton(IDialogConstants.OK_ID).setEnabled(now.ready());
	}

	@Override
	protected void okPressed() {
		model.offer();
	}

	/** The first press gives up what is on its way, the next one closes. */
	@Override
	protected void cancelPressed() {
		if (model.now().busy()) {
			model.cancel();
		} else {
			super.cancelPressed();
		}
	}

	@Override
	public boolean close() {
		model.close();
		return super.close();
	}
}
