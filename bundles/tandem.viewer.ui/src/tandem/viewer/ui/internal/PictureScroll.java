// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.ScrollBar;

/** The scroll bars of a canvas whose picture may be larger than it. UI thread only. */
final class PictureScroll {

	private static final int STEP = 32;

	private final Canvas canvas;

	private boolean layingOut;

	PictureScroll(final Canvas canvas) {
		this.canvas = canvas;
		// Bars that lie over the picture would take the clicks at its edges.
		canvas.setScrollbarsMode(SWT.NONE);
		prepare(canvas.getHorizontalBar());
		prepare(canvas.getVerticalBar());
	}

	private void prepare(final ScrollBar bar) {
		bar.setVisible(false);
		bar.addListener(SWT.Selection, event -> canvas.redraw());
	}

	/** Size of what the bars leave; the client area follows some time after a bar comes or goes. */
	Point room() {
		final var size = canvas.getSize();
		final var bars = bars();
		return new Point(Math.max(1, size.x - (canvas.getVerticalBar().getVisible() ? bars.x : 0)),
				Math.max(1, size.y - (canvas.getHorizontalBar().getVisible() ? bars.y : 0)));
	}

	/** What the bars take, if both are seen. */
	private Point bars() {
		final var trim = canvas.computeTrim(0, 0, 0, 0);
		return new Point(trim.width, trim.height);
	}

	/** Points that are scrolled away at the left and at the top. */
	Point place() {
		return new Point(canvas.getHorizontalBar().getSelection(), canvas.getVerticalBar().getSelection());
	}

	/** Shows the bars that a picture needs; a bar may make the other one necessary. */
	void layout(final Point picture) {
		if (layingOut) {
			// To show a bar is to resize the canvas.
			return;
		}
		layingOut = true;
		try {
			final var whole = canvas.getSize();
			final var bars = bars();
			final var down = picture.y > whole.y;
			final var across = picture.x > whole.x - (down ? bars.x : 0);
			canvas.getHorizontalBar().setVisible(across);
			canvas.getVerticalBar().setVisible(down || across && picture.y > whole.y - bars.y);
			final var room = room();
			layout(canvas.getHorizontalBar(), picture.x, room.x);
			layout(canvas.getVerticalBar(), picture.y, room.y);
		} finally {
			layingOut = false;
		}
	}

	private static void layout(final ScrollBar bar, final int picture, final int room) {
		if (bar.getVisible() && picture > room && room > 0) {
			bar.setValues(Math.min(bar.getSelection(), picture - room), 0, picture, room, STEP, room);
		} else {
			bar.setSelection(0);
		}
	}
}
