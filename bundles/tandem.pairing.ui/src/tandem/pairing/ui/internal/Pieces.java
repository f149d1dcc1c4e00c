// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** What the preferences page is made of. UI thread only. */
final class Pieces {

	private static final int WIDTH = 520;

	private Pieces() {
	}

	/** A text as wide as the column, on as many lines as it needs. */
	static Label paragraph(final Composite parent, final String text) {
		final var label = new Label(parent, SWT.WRAP);
		label.setText(text);
		return wide(label);
	}

	/** As wide as the column. */
	static <T extends Control> T wide(final T control) {
		GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).align(SWT.BEGINNING, SWT.CENTER).applyTo(control);
		return control;
	}

	/** A text that can be selected and copied. */
	static Text copyable(final Composite parent, final String content, final String name) {
		final var text = wide(new Text(parent, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI));
		text.setText(content);
		name(text, name);
		return text;
	}

	/** What a screen reader calls a control that has no label. */
	static void name(final Control control, final String name) {
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(final AccessibleEvent event) {
				if (event.childID == ACC.CHILDID_SELF) {
					event.result = name;
				}
			}
		});
	}
}
