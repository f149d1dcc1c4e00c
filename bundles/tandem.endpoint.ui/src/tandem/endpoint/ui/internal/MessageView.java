// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.List;

import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

import tandem.endpoint.ui.internal.model.Page;

/** A page of words and buttons that does not change while it is shown. */
final class MessageView implements PageView {

	/**
	 * A button.
	 *
	 * @param text with its mnemonic
	 * @param pressed what it does
	 */
	record Choice(String text, Runnable pressed) {
	}

	private final Page shown;
	private final Composite parent;
	private Button first;

	/**
	 * Makes the widgets.
	 *
	 * @param page what is shown, to know it again
	 * @param heading may be empty
	 * @param choices from the left; the keyboard starts at the first
	 */
	MessageView(final Composite parent, final Look look, final Page page, final String heading, final String text, final List<Choice> choices) {
		this.parent = parent;
		shown = page;
		if (!heading.isEmpty()) {
			look.heading(parent, heading);
		}
		look.text(parent, text);
		if (choices.isEmpty()) {
			return;
		}
		Look.gap(parent, 3);
		final var buttons = Look.group(parent, choices.size());
		for (final var choice : choices) {
			final var button = Look.button(buttons, choice.text(), choice.pressed());
			((GridData) button.getLayoutData()).grabExcessHorizontalSpace = first == null;
			first = first == null ? button : first;
		}
		parent.getShell().setDefaultButton(first);
	}

	@Override
	public boolean update(final Page page) {
		return page.equals(shown);
	}

	@Override
	public void focus() {
		if (first == null) {
			parent.forceFocus();
		} else {
			first.setFocus();
		}
	}
}
