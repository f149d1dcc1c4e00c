// SPDX-License-Identifier: EPL-2.0
package tandem.screen;

import java.util.List;

/**
 * Pictures above all windows of the screen but those of this process, for everybody who looks at it; clicks go through them. What is shown goes with
 * {@link #close()}, and with the process. Thread-safe.
 */
public interface Overlay extends AutoCloseable {

	/** Most pixels of one patch. */
	int MAX_PIXELS = 16 << 20;

	/**
	 * A picture and its place.
	 *
	 * @param x left edge on the virtual screen in pixels; what lies outside the screen is cut
	 * @param y top edge
	 * @param width 1 or more
	 * @param height 1 or more
	 * @param argb rows from the top, {@code 0xAARRGGBB} each, not multiplied by its alpha; belongs to the patch from now on
	 */
	record Patch(int x, int y, int width, int height, int[] argb) {

		/** @throws IllegalArgumentException where size and pixels don't fit, or there are more than {@link Overlay#MAX_PIXELS} */
		public Patch {
			if (width <= 0 || height <= 0 || (long) width * height > MAX_PIXELS || argb.length != width * height) {
				throw new IllegalArgumentException("no patch: " + width + "x" + height); //$NON-NLS-1$ //$NON-NLS-2$
			}
		}

		/** The same picture elsewhere. */
		public Patch at(final int newX, final int newY) {
			return new Patch(newX, newY, width, height, argb);
		}
	}

	/**
	 * Shows patches in the place of those before, later ones above earlier ones. Windows of this process that came, went or moved meanwhile are left
	 * out as they are now: call it again, some times a second, while anything is shown. Where the screen has no compositor a pixel is seen or not.
	 *
	 * @param opacity of all, 0 to 1
	 * @throws ScreenException where the screen is gone
	 */
	void show(List<Patch> patches, double opacity) throws ScreenException;

	/**
	 * The whole screen as it is now.
	 *
	 * @throws ScreenException where the screen is gone
	 */
	Area room() throws ScreenException;

	/** Shows nothing. */
	default void clear() throws ScreenException {
		show(List.of(), 1);
	}

	/** Gives everything back; nothing is shown any more. */
	@Override
	void close();
}
