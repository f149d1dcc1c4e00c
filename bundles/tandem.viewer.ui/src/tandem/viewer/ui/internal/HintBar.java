// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** The line below the bar: where keys go, and the way out of it; in the accent colour while they go elsewhere. */
final class HintBar extends Composite {

	/** Keeps the theme's style sheets from taking the accent away. */
	private static final String UNSTYLED = "org.eclipse.e4.ui.css.disabled"; //$NON-NLS-1$

	private final Label text;

	HintBar(final Composite parent) {
		super(parent, SWT.NONE);
		setData(UNSTYLED, Boolean.TRUE);
		GridLayoutFactory.fillDefaults().margins(8, 4).applyTo(this);
		text = new Label(this, SWT.WRAP);
		text.setData(UNSTYLED, Boolean.TRUE);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
	}

	/**
	 * Shows a line; an empty one takes no room.
	 *
	 * @param accent whether keys go to the sharer's computer
	 */
	void show(final String line, final boolean accent) {
		final var background = accent ? getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION) : getParent().getBackground();
		setBackground(background);
		text.setBackground(background);
		text.setForeground(accent ? getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION_TEXT) : getParent().getForeground());
		text.setText(LegacyActionTools.escapeMnemonics(line));
		setVisible(!line.isEmpty());
		((GridData) getLayoutData()).exclude = line.isEmpty();
	}
}
