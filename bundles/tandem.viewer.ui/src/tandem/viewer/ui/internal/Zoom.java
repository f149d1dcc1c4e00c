// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

import tandem.screen.Area;

/**
 * How a picture lies in a canvas. Pure.
 *
 * @param scale canvas pixels for one picture pixel
 * @param x canvas column of the picture's left edge, negative when scrolled
 * @param y canvas row of the picture's top edge
 * @param width of the picture, in its own pixels
 * @param height of the picture, in its own pixels
 */
record Zoom(double scale, int x, int y, int width, int height) {

	/** The whole picture, centred, never enlarged. */
	static Zoom fit(final int width, final int height, final Point canvas) {
		final var scale = Math.min(1, Math.min((double) canvas.x / width, (double) canvas.y / height));
		return centred(scale, width, height, canvas);
	}

	/** Pixel for pixel, scrolled where it is larger than the canvas. */
	static Zoom actual(final int width, final int height, final Point canvas, final int scrollX, final int scrollY) {
		final var centred = centred(1, width, height, canvas);
		return new Zoom(1, width > canvas.x ? -scrollX : centred.x, height > canvas.y ? -scrollY : centred.y, width, height);
	}

	private static Zoom centred(final double scale, final int width, final int height, final Point canvas) {
		return new Zoom(scale, (int) (canvas.x - width * scale) / 2, (int) (canvas.y - height * scale) / 2, width, height);
	}

	boolean isActual() {
		return scale == 1;
	}

	/** Where the picture lies on the canvas. */
	Rectangle bounds() {
		return new Rectangle(x, y, (int) Math.round(width * scale), (int) Math.round(height * scale));
	}

	/** Where an area of the picture lies on the canvas, grown to whole pixels. */
	Rectangle toCanvas(final Area area) {
		final var left = (int) Math.floor(area.x() * scale) - (isActual() ? 0 : 1);
		final var top = (int) Math.floor(area.y() * scale) - (isActual() ? 0 : 1);
		final var right = (int) Math.ceil(area.right() * scale) + (isActual() ? 0 : 1);
		final var bottom = (int) Math.ceil(area.bottom() * scale) + (isActual() ? 0 : 1);
		return new Rectangle(x + left, y + top, right - left, bottom - top);
	}

	/** The picture's pixel under a place on the canvas, moved to the nearest edge. */
	Point toPicture(final int canvasX, final int canvasY) {
		return new Point(within((canvasX - x) / scale, width), within((canvasY - y) / scale, height));
	}

	private static int within(final double value, final int size) {
		return Math.clamp((long) Math.floor(value), 0, size - 1);
	}
}
