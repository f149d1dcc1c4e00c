// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Layout;

/** Holds the picture in a thin frame, which has the accent colour while keys go to the sharer's computer. */
final class PictureFrame extends Composite {

	private static final int WIDTH = 3;

	private boolean accent;

	PictureFrame(final Composite parent) {
		super(parent, SWT.NONE);
		setLayout(new Filling());
		addPaintListener(event -> {
			if (accent) {
				event.gc.setBackground(getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION));
				event.gc.fillRectangle(getClientArea());
			}
		});
	}

	void setAccent(final boolean wanted) {
		if (accent != wanted) {
			accent = wanted;
			redraw();
		}
	}

	/** The picture fills what the frame leaves; messages lie where they like. */
	private static final class Filling extends Layout {

		@Override
		protected Point computeSize(final Composite composite, final int width, final int height, final boolean flush) {
			return new Point(width == SWT.DEFAULT ? 0 : width, height == SWT.DEFAULT ? 0 : height);
		}

		@Override
		protected void layout(final Composite composite, final boolean flush) {
			final var area = composite.getClientArea();
			for (final var child : composite.getChildren()) {
				if (child instanceof ScreenCanvas) {
					child.setBounds(area.x + WIDTH, area.y + WIDTH, Math.max(0, area.width - 2 * WIDTH), Math.max(0, area.height - 2 * WIDTH));
				}
			}
		}
	}
}
