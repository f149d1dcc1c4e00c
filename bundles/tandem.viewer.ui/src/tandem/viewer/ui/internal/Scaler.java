// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import tandem.screen.Area;
import tandem.screen.Frame;

/**
 * Shrinks or enlarges a picture part by part: each pixel is the average of what it covers. A part costs what its own pixels cost, and
 * looks as if the whole had been done. Pure.
 */
final class Scaler {

	/** Weights of one pixel add up to this. */
	private static final int WHOLE = 256;

	private static final int SHIFT = 8;

	private static final int HALF = 0x800080;

	private static final int RED_AND_BLUE = 0xff00ff;

	private static final int BYTE = 0xff;

	/**
	 * One direction.
	 *
	 * @param first the first source pixel that a target pixel covers
	 * @param offset where its weights begin; one more entry than target pixels
	 * @param weight of source pixels, one after the other
	 */
	private record Axis(int source, int[] first, int[] offset, int[] weight) {

		static Axis of(final int source, final int target) {
			final var first = new int[target];
			final var offset = new int[target + 1];
			final var weight = new int[source + 2 * target];
			var at = 0;
			for (var i = 0; i < target; i++) {
				// In units of 1/target of a source pixel, so that all is exact.
				final var begin = (long) i * source;
				final var end = begin + source;
				first[i] = (int) (begin / target);
				var given = 0;
				for (var pixel = begin / target; pixel * target < end; pixel++) {
					final var covered = Math.min(end, (pixel + 1) * target) - begin;
					final var until = (int) ((covered * WHOLE + source / 2) / source);
					weight[at++] = until - given;
					given = until;
				}
				offset[i + 1] = at;
			}
			return new Axis(source, first, offset, weight);
		}

		int target() {
			return first.length;
		}

		int last(final int pixel) {
			return first[pixel] + offset[pixel + 1] - offset[pixel];
		}

		int begin(final int sourceBegin) {
			return (int) ((long) sourceBegin * target() / source);
		}

		int end(final int sourceEnd) {
			return (int) Math.min(target(), ((long) sourceEnd * target() + source - 1) / source);
		}
	}

	private final Axis across;

	private final Axis down;

	Scaler(final int width, final int height, final int targetWidth, final int targetHeight) {
		across = Axis.of(width, targetWidth);
		down = Axis.of(height, targetHeight);
	}

	/** The target's pixels that show something of an area of the source. */
	Area target(final Area source) {
		final var x = across.begin(source.x());
		final var y = down.begin(source.y());
		return new Area(x, y, across.end(source.right()) - x, down.end(source.bottom()) - y);
	}

	/**
	 * Makes a part of the target.
	 *
	 * @param to gets the part's rows, one right after the other, pixels as in a {@link Frame}
	 */
	void scale(final Frame from, final Area part, final MemorySegment to) {
		final var width = part.width();
		final var span = across.last(part.right() - 1) - across.first[part.x()];
		final var source = new int[span];
		final var row = new int[2 * width];
		final var sums = new int[2 * width];
		final var pixels = new int[width];
		var loaded = -1;
		for (var y = part.y(); y < part.bottom(); y++) {
			java.util.Arrays.fill(sums, 0);
			for (var at = down.offset[y]; at < down.offset[y + 1]; at++) {
				final var wanted = down.first[y] + at - down.offset[y];
				if (wanted != loaded) {
					MemorySegment.copy(from.pixels(), ValueLayout.JAVA_INT_UNALIGNED, from.offset(across.first[part.x()], wanted), source, 0, span);
					squeeze(source, part.x(), width, row);
					loaded = wanted;
				}
				add(row, down.weight[at], sums);
			}
			for (var i = 0; i < width; i++) {
				pixels[i] = sums[2 * i] + HALF >>> SHIFT & RED_AND_BLUE | sums[2 * i + 1] + (WHOLE >> 1) & BYTE << SHIFT;
			}
			MemorySegment.copy(pixels, 0, to, ValueLayout.JAVA_INT_UNALIGNED, (long) (y - part.y()) * width * Frame.PIXEL_BYTES, width);
		}
	}

	/** A row of the source in the target's width: red and blue, then green, pixel by pixel. */
	private void squeeze(final int[] source, final int x, final int width, final int[] row) {
		final var begin = across.first[x];
		for (var i = 0; i < width; i++) {
			var redBlue = 0;
			var green = 0;
			var pixel = across.first[x + i] - begin;
			for (var at = across.offset[x + i]; at < across.offset[x + i + 1]; at++, pixel++) {
				redBlue += (source[pixel] & RED_AND_BLUE) * across.weight[at];
				green += (source[pixel] >>> SHIFT & BYTE) * across.weight[at];
			}
			row[2 * i] = redBlue + HALF >>> SHIFT & RED_AND_BLUE;
			row[2 * i + 1] = green + (WHOLE >> 1) >>> SHIFT;
		}
	}

	private static void add(final int[] row, final int weight, final int[] sums) {
		for (var i = 0; i < row.length; i++) {
			sums[i] += row[i] * weight;
		}
	}
}
