// SPDX-License-Identifier: EPL-2.0
package tandem.screen;

/**
 * The picture of the mouse pointer. It is never part of a {@link Frame}: the viewer draws it.
 *
 * @param width 0 (hidden) to {@link #MAX_SIDE}
 * @param height 0 (hidden) to {@link #MAX_SIDE}
 * @param hotX column of the hot spot
 * @param hotY row of the hot spot
 * @param argb {@code width * height} pixels {@code 0xAARRGGBB} from the top left, colour premultiplied by alpha
 */
public record CursorImage(int width, int height, int hotX, int hotY, int[] argb) {

	/** Longest side in pixels that either end accepts. */
	public static final int MAX_SIDE = 256;

	/** @throws IllegalArgumentException where a limit is passed or the number of pixels is wrong */
	public CursorImage {
		if (width < 0 || height < 0 || width > MAX_SIDE || height > MAX_SIDE || argb.length != width * height) {
			throw new IllegalArgumentException("no cursor: " + width + "x" + height); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}
}
