// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import tandem.viewer.ui.internal.Standing.Cover;

/** Says in large letters what stands between the technician and the picture, and what to do. */
final class CoverPane extends Composite {

	private static final int MARGIN = 24;

	private static final int WIDTH = 420;

	private final Label title;

	private final Label advice;

	CoverPane(final Composite parent) {
		super(parent, SWT.BORDER);
		GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).spacing(0, 8).applyTo(this);
		title = new Label(this, SWT.WRAP | SWT.CENTER);
		title.setFont(JFaceResources.getHeaderFont());
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(title);
		advice = new Label(this, SWT.WRAP | SWT.CENTER);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(advice);
		setVisible(false);
	}

	/** Shows a message in the middle of the parent, or nothing. */
	void show(final Optional<Cover> cover) {
		cover.ifPresent(shown -> {
			title.setText(shown.title());
			advice.setText(shown.advice());
			pack();
			centre();
		});
		setVisible(cover.isPresent());
		if (cover.isPresent()) {
			moveAbove(null);
		}
	}

	/** Puts the message into the middle of the parent. */
	void centre() {
		final var area = getParent().getClientArea();
		final var size = getSize();
		setLocation(Math.max(0, (area.width - size.x) / 2), Math.max(0, (area.height - size.y) / 3));
	}
}
