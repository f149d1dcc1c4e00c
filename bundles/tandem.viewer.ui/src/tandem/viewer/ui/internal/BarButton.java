// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;

/** A button with picture and words, or with the picture alone where there is little room; its name stays the same. UI thread only. */
final class BarButton {

	private final Button button;

	private final Icons icons;

	private String label = ""; //$NON-NLS-1$

	private boolean terse;

	BarButton(final Composite parent, final Icons icons, final Runnable action) {
		this(parent, icons, SWT.PUSH, action);
	}

	/** @param style of the button: {@link SWT#PUSH} or {@link SWT#TOGGLE} */
	BarButton(final Composite parent, final Icons icons, final int style, final Runnable action) {
		this.icons = icons;
		button = new Button(parent, style);
		button.addListener(SWT.Selection, event -> action.run());
		button.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(final AccessibleEvent event) {
				event.result = label;
			}
		});
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(button);
	}

	Button widget() {
		return button;
	}

	void show(final String words, final String icon, final boolean wanted) {
		show(words, icons.of(icon), wanted);
	}

	void show(final String words, final Image icon, final boolean wanted) {
		label = words;
		button.setImage(icon);
		write();
		button.setVisible(wanted);
		((GridData) button.getLayoutData()).exclude = !wanted;
	}

	/** With the picture alone, or with the words. */
	void setTerse(final boolean wanted) {
		terse = wanted;
		write();
	}

	private void write() {
		final var text = terse ? "" : LegacyActionTools.escapeMnemonics(label); //$NON-NLS-1$
		if (!button.getText().equals(text)) {
			button.setText(text);
		}
		button.setToolTipText(label);
	}
}
