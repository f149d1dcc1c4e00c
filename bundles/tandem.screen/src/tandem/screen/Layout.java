// SPDX-License-Identifier: EPL-2.0
package tandem.screen;

import java.util.List;

/**
 * Size of the virtual screen and the monitors on it. A new value comes whenever a monitor is added, lost or resized.
 *
 * @param width pixels, 1 to {@link #MAX_SIDE}
 * @param height pixels, 1 to {@link #MAX_SIDE}
 * @param monitors at least one, at most {@link #MAX_MONITORS}, each within the screen
 */
public record Layout(int width, int height, List<Monitor> monitors) {

	/** Longest side in pixels that either end accepts: X11's own limit for a window. */
	public static final int MAX_SIDE = 32_767;

	/** Most pixels that either end accepts: 256 MiB of memory at four bytes each. */
	public static final long MAX_PIXELS = 64L << 20;

	/** Most monitors that either end accepts. */
	public static final int MAX_MONITORS = 16;

	/** @throws IllegalArgumentException where a limit is passed or a monitor lies outside the screen */
	public Layout {
		if (width <= 0 || height <= 0 || width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
			throw new IllegalArgumentException("no screen size: " + width + "x" + height); //$NON-NLS-1$ //$NON-NLS-2$
		}
		monitors = List.copyOf(monitors);
		if (monitors.isEmpty() || monitors.size() > MAX_MONITORS) {
			throw new IllegalArgumentException(monitors.size() + " monitors"); //$NON-NLS-1$
		}
		final var whole = new Area(0, 0, width, height);
		if (!monitors.stream().map(Monitor::area).allMatch(whole::contains)) {
			throw new IllegalArgumentException("a monitor outside the screen"); //$NON-NLS-1$
		}
	}

	/** The whole virtual screen. */
	public Area whole() {
		return new Area(0, 0, width, height);
	}
}
