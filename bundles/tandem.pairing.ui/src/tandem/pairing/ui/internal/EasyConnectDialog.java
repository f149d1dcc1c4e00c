// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import tandem.pairing.EasyCalls;

/** Asks for an Easy Connect password and stays until it led somewhere; the workbench can be used meanwhile. UI thread only. */
final class EasyConnectDialog extends Dialog {

	private static final int WIDTH = 460;

	private static final int LARGE = 18;

	private final EasyConnectModel model;

	private Text password;

	private ProgressBar working;

	private Label words;

	EasyConnectDialog(final Shell parent, final EasyCalls calls) {
		super(parent);
		setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.MODELESS | SWT.BORDER);
		setBlockOnOpen(false);
		model = new EasyConnectModel(calls, () -> {
			final var display = parent.getDisplay();
			if (!display.isDisposed()) {
				display.asyncExec(this::refresh);
			}
		});
	}

	@Override
	protected void configureShell(final Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.easyHeading);
	}

	@Override
	protected Control createDialogArea(final Composite parent) {
		final var area = (Composite) super.createDialogArea(parent);
		final var resources = new LocalResourceManager(JFaceResources.getResources(), area);
		final var body = new Composite(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
		GridLayoutFactory.fillDefaults().margins(8, 8).spacing(8, 8).applyTo(body);
		final var explanation = new Label(body, SWT.WRAP);
		explanation.setText(Messages.easyExplanation);
		GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(explanation);
		new Label(body, SWT.NONE).setText(Messages.easyPassword);
		password = new Text(body, SWT.BORDER | SWT.SINGLE);
		password.setFont(resources.create(FontDescriptor.createFrom(JFaceResources.getTextFont()).setHeight(LARGE)));
		GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(password);
		Pieces.name(password, Messages.easyPasswordName);
		password.addListener(SWT.Modify, event -> model.typed(password.getText()));
		working = new ProgressBar(body, SWT.INDETERMINATE);
		GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(working);
		words = new Label(body, SWT.WRAP);
		GridDataFactory.fillDefaults().hint(WIDTH, 5 * convertHeightInCharsToPixels(1)).applyTo(words);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(final Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Messages.easyConnect, true);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.easyCancel, false);
		refresh();
	}

	private void refresh() {
		if (password == null || password.isDisposed()) {
			return;
		}
		final var now = model.now();
		if (now.connected()) {
			close();
			return;
		}
		if (!password.getText().equals(now.text())) {
			final var atEnd = password.getCaretPosition() == password.getText().length();
			final var caret = password.getCaretPosition();
			password.setText(now.text());
			password.setSelection(atEnd ? now.text().length() : Math.min(caret, now.text().length()));
		}
		password.setEditable(!now.busy());
		working.setVisible(now.busy());
		words.setText(now.words());
		getButton(IDialogConstants.OK_ID).setEnabled(now.ready());
	}

	@Override
	protected void okPressed() {
		model.connect();
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
