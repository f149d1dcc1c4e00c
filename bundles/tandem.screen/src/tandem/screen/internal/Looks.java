// SPDX-License-Identifier: EPL-2.0
package tandem.screen.internal;

import java.util.Arrays;

/** Tells what kind of picture a rectangle holds. Not thread-safe. */
public final class Looks {

	/** No single colour. */
	public static final int MIXED = -1;

	private static final int RECENT = 256;

	private static final int ROW_STEP = 4;

	/** Of 100 sampled pixels in a photo at least so many have a colour not seen shortly before; text and widgets stay below 15. */
	private static final int PHOTO_PERCENT = 30;

	private final int[] recent = new int[RECENT];

	/** The one colour of a rectangle, or {@link #MIXED}. */
	public int solid(final PixelView view, final int x, final int y, final int width, final int height) {
		final var colour = view.colour(x, y);
		for (var column = 1; column < width; column++) {
			if (view.colour(x + column, y) != colour) {
				return MIXED;
			}
		}
		for (var row = 1; row < height; row++) {
			if (!view.sameRow(x, y + row, view, x, y, width)) {
				return MIXED;
			}
		}
		return colour;
	}

	/** Whether a rectangle looks like a photo or film: many colours, few of them again. */
	public boolean photo(final PixelView view, final int x, final int y, final int width, final int height) {
		Arrays.fill(recent, MIXED);
		var samples = 0;
		var fresh = 0;
		for (var row = y; row < y + height; row += ROW_STEP) {
			for (var column = x; column < x + width; column++) {
				final var colour = view.colour(column, row);
				final var slot = colour * 0x9e3779b1 >>> 24;
				if (recent[slot] != colour) {
					recent[slot] = colour;
					fresh++;
				}
			}
			samples += width;
		}
		return fresh * 100 >= samples * PHOTO_PERCENT;
	}
}
