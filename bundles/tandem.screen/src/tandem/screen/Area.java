// SPDX-License-Identifier: EPL-2.0
package tandem.screen;

/**
 * A rectangle of the shared screen, in pixels of the virtual screen: the origin is its top left corner.
 *
 * @param x left edge, 0 or more
 * @param y top edge, 0 or more
 * @param width 1 or more
 * @param height 1 or more
 */
public record Area(int x, int y, int width, int height) {

	/** @throws IllegalArgumentException where an edge is negative, a side is not positive or the sum overflows */
	public Area {
		if (x < 0 || y < 0 || width <= 0 || height <= 0 || (long) x + width > Integer.MAX_VALUE || (long) y + height > Integer.MAX_VALUE) {
			throw new IllegalArgumentException("no area: " + width + "x" + height + "+" + x + "+" + y); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		}
	}

	/** One past the right edge. */
	public int right() {
		return x + width;
	}

	/** One past the bottom edge. */
	public int bottom() {
		return y + height;
	}

	/** Whether the two share at least one pixel. */
	public boolean touches(final Area other) {
		return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
	}

	/** Whether every pixel of the other lies in this one. */
	public boolean contains(final Area other) {
		return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
	}
}
