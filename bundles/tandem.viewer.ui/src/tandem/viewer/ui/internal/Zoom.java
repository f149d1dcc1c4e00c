// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/**
 * How a picture lies in a canvas. Pure.
 *
 * @param scale canvas points for one picture pixel
 * @param x canvas column of the picture's left edge, negative when scrolled
 * @param y canvas row of the picture's top edge
 * @param width of the picture, in its own pixels
 * @param height of the picture, in its own pixels
 */
record Zoom(double scale, int x, int y, int width, int height) {

	/** What floating point may lose. */
	private static final double TINY = 1e-6;

	/** The whole picture, centred, never enlarged. */
	static Zoom fit(final int width, final int height, final Point canvas) {
		final var scale = Math.min(1, Math.min((double) canvas.x / width, (double) canvas.y / height));
		return centred(scale, width, height, canvas);
	}

	/**
	 * A picture pixel for a pixel of the display, scrolled where it is larger than the canvas.
	 *
	 * @param scrolled points that are scrolled away
	 * @param density the display's pixels a point
	 */
	static Zoom actual(final int width, final int height, final Point canvas, final Point scrolled, final int density) {
		final var size = pointsOf(width, height, density);
		final var centred = centred(1.0 / density, width, height, canvas);
		return new Zoom(1.0 / density, size.x > canvas.x ? -scrolled.x : centred.x, size.y > canvas.y ? -scrolled.y : centred.y, width, height);
	}

	/** Size in points of a picture that is shown pixel for pixel. */
	static Point pointsOf(final int width, final int height, final int density) {
		return new Point((width + density - 1) / density, (height + density - 1) / density);
	}

	private static Zoom centred(final double scale, final int width, final int height, final Point canvas) {
		return new Zoom(scale, (int) (canvas.x - width * scale) / 2, (int) (canvas.y - height * scale) / 2, width, height);
	}

	/** Where the picture lies on the canvas. */
	Rectangle bounds() {
		return new Rectangle(x, y, points(width), points(height));
	}

	private int points(final int pixels) {
		return Math.max(1, (int) Math.ceil(pixels * scale - TINY));
	}

	/** The picture's pixel under a place on the canvas, moved to the nearest edge. */
	Point toPicture(final int canvasX, final int canvasY) {
		return new Point(within((canvasX - x) / scale, width), within((canvasY - y) / scale, height));
	}

	private static int within(final double value, final int size) {
		return Math.clamp((long) Math.floor(value), 0, size - 1);
	}
}
