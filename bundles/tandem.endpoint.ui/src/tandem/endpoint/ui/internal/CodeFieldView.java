// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import tandem.endpoint.ui.internal.model.Page;
import tandem.endpoint.ui.internal.model.Sharer;

/** The field for the code from the assistant: groups itself, and says below what is wrong before anything is sent. */
final class CodeFieldView {

	private static final double LETTERS = 1.6;

	private final Sharer sharer;
	private final Text code;
	private final Button connect;
	private final Label problem;
	private final Label through;

	CodeFieldView(final Composite parent, final Look look, final Sharer sharer, final Page.CodeField field) {
		this.sharer = sharer;
		look.subheading(parent, Messages.Code_heading);
		final var line = Look.group(parent, 2);
		code = new Text(line, SWT.BORDER | SWT.SINGLE);
		code.setFont(look.fixed(LETTERS));
		code.setText(field.text());
		final var data = Look.high(code);
		data.widthHint = 1;
		code.setLayoutData(data);
		Look.name(code, Messages.Code_heading);
		connect = Look.button(line, Messages.Code_connect, sharer::connect);
		problem = look.text(parent, ""); //$NON-NLS-1$
		through = look.quiet(parent, ""); //$NON-NLS-1$
		look.quiet(parent, Messages.Code_explanation);
		update(field);
		code.addListener(SWT.Modify, e -> sharer.codeTyped(code.getText()));
		code.addListener(SWT.DefaultSelection, e -> sharer.connect());
	}

	void update(final Page.CodeField field) {
		if (!code.getText().equals(field.text())) {
			final var symbols = symbolsBefore(code.getText(), code.getCaretPosition());
			code.setText(field.text());
			code.setSelection(after(field.text(), symbols));
		}
		connect.setEnabled(field.complete());
		Look.say(problem, field.problem().orElse("")); //$NON-NLS-1$
		Look.appear(problem, field.problem().isPresent());
		Look.say(through, field.through().orElse("")); //$NON-NLS-1$
		Look.appear(through, field.through().isPresent());
	}

	/** The caret stays behind the same symbol, however the dashes move. */
	private static int symbolsBefore(final String text, final int caret) {
		return (int) text.substring(0, Math.min(caret, text.length())).chars().filter(Character::isLetterOrDigit).count();
	}

	private static int after(final String text, final int symbols) {
		var at = 0;
		for (var seen = 0; at < text.length() && seen < symbols; at++) {
			seen += Character.isLetterOrDigit(text.charAt(at)) ? 1 : 0;
		}
		return at;
	}

	void focus() {
		code.setFocus();
		code.selectAll();
	}
}
