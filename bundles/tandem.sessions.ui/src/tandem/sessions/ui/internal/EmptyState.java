// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Tells what belongs into an empty view and how to get it. */
final class EmptyState extends Composite {

	private static final int MARGIN = 16;

	private static final int WIDTH = 160;

	EmptyState(final Composite parent, final String text) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(this);
		final var label = new Label(this, SWT.WRAP);
		label.setText(text);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, SWT.DEFAULT).applyTo(label);
	}
}
