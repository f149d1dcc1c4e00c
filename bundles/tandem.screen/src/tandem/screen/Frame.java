// SPDX-License-Identifier: EPL-2.0
package tandem.screen;

import java.lang.foreign.MemorySegment;

/**
 * Pixels of a screen or of a part of it in memory.
 *
 * @param width pixels in a row
 * @param height rows
 * @param stride bytes from one row to the next, at least {@code 4 * width}
 * @param pixels rows from the top; each pixel is four bytes blue, green, red, unused (little-endian {@code 0x00RRGGBB}; the
 *        unused byte has no meaning and may differ between two equal pictures unless the maker says otherwise)
 */
public record Frame(int width, int height, int stride, MemorySegment pixels) {

	/** Bytes of one pixel. */
	public static final int PIXEL_BYTES = 4;

	/** @throws IllegalArgumentException where the memory is too small for the size */
	public Frame {
		if (width <= 0 || height <= 0 || stride < (long) width * PIXEL_BYTES || pixels.byteSize() < (long) stride * height) {
			throw new IllegalArgumentException("no frame: " + width + "x" + height + " in " + pixels.byteSize()); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
	}

	/** Offset in bytes of a pixel from the start of {@link #pixels()}. */
	public long offset(final int x, final int y) {
		return (long) y * stride + (long) x * PIXEL_BYTES;
	}
}
