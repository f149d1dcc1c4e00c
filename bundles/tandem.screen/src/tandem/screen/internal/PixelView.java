// SPDX-License-Identifier: EPL-2.0
package tandem.screen.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import tandem.screen.Area;
import tandem.screen.Frame;

/**
 * A part of a frame's memory, addressed from the part's own top left corner.
 *
 * @param pixels the frame's memory
 * @param base offset in bytes of the part's first pixel
 * @param stride bytes from one row to the next
 */
public record PixelView(MemorySegment pixels, long base, int stride) {

	private static final int COLOUR = 0xffffff;

	/** The part of a frame. */
	public static PixelView of(final Frame frame, final Area part) {
		if (part.right() > frame.width() || part.bottom() > frame.height()) {
			throw new IllegalArgumentException("a part outside the frame"); //$NON-NLS-1$
		}
		return new PixelView(frame.pixels(), frame.offset(part.x(), part.y()), frame.stride());
	}

	/** Offset in bytes of a pixel. */
	public long offset(final int x, final int y) {
		return base + (long) y * stride + (long) x * Frame.PIXEL_BYTES;
	}

	/** A pixel without its unused byte. */
	public int colour(final int x, final int y) {
		return pixels.get(ValueLayout.JAVA_INT_UNALIGNED, offset(x, y)) & COLOUR;
	}

	/** Whether two rows of pixels look the same; unused bytes do not count. */
	public boolean sameRow(final int x, final int y, final PixelView other, final int otherX, final int otherY, final int width) {
		final var mine = offset(x, y);
		final var others = other.offset(otherX, otherY);
		final var length = (long) width * Frame.PIXEL_BYTES;
		var from = 0L;
		while (from < length) {
			final var at = MemorySegment.mismatch(pixels, mine + from, mine + length, other.pixels, others + from, others + length);
			if (at < 0) {
				return true;
			}
			from += at;
			if ((from & Frame.PIXEL_BYTES - 1) != Frame.PIXEL_BYTES - 1) {
				return false;
			}
			from++;
		}
		return true;
	}

	/** Copies a rectangle from the same place of another view. */
	public void take(final PixelView other, final int x, final int y, final int width, final int height) {
		final var length = (long) width * Frame.PIXEL_BYTES;
		for (var row = y; row < y + height; row++) {
			MemorySegment.copy(other.pixels, other.offset(x, row), pixels, offset(x, row), length);
		}
	}

	/** Moves a rectangle within this view; source and target may overlap. */
	public void move(final int fromX, final int fromY, final int x, final int y, final int width, final int height) {
		final var length = (long) width * Frame.PIXEL_BYTES;
		if (length == stride) {
			MemorySegment.copy(pixels, offset(fromX, fromY), pixels, offset(x, y), length * height);
			return;
		}
		final var down = y > fromY;
		for (var i = 0; i < height; i++) {
			final var row = down ? height - 1 - i : i;
			MemorySegment.copy(pixels, offset(fromX, fromY + row), pixels, offset(x, y + row), length);
		}
	}

	/** Paints a rectangle in one colour. */
	public void fill(final int x, final int y, final int width, final int height, final int colour) {
		for (var row = y; row < y + height; row++) {
			final var start = offset(x, row);
			for (var i = 0L; i < width; i++) {
				pixels.set(ValueLayout.JAVA_INT_UNALIGNED, start + i * Frame.PIXEL_BYTES, colour);
			}
		}
	}
}
