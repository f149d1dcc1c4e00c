// SPDX-License-Identifier: EPL-2.0
package tandem.screen.codec;

import tandem.screen.Frame;
import tandem.screen.internal.LosslessOutput;
import tandem.screen.internal.PixelView;

/**
 * Gathers neighbouring tiles of a row into wide rectangles, and those into operations: zstd then needs one match for a row of a window
 * where it would need one for each tile. Not thread-safe.
 */
final class LosslessTiles implements AutoCloseable {

	/** Pixels that a joined rectangle may hold beyond those of its tiles: half a tile. */
	private static final int WASTE = 2048;

	private static final int NO_COLOUR = -1;

	private final PixelView view;
	private final UpdateWriter writer;
	private final LosslessOutput output = new LosslessOutput();
	private final int[] areas = new int[4 * Operation.MAX_RECTANGLES];
	private int count;
	private int x;
	private int top;
	private int right;
	private int bottom;
	private int colour = NO_COLOUR;

	LosslessTiles(final PixelView view, final UpdateWriter writer) {
		this.view = view;
		this.writer = writer;
	}

	/** Takes a rectangle of many colours; those of a row come from the left. */
	void add(final int newX, final int y, final int width, final int height) {
		final var joinedTop = Math.min(top, y);
		final var joinedBottom = Math.max(bottom, y + height);
		final var joined = (long) (newX + width - x) * (joinedBottom - joinedTop);
		final var apart = (long) (right - x) * (bottom - top) + (long) width * height;
		if (colour == NO_COLOUR && right == newX && right > x && joined - apart <= WASTE) {
			right = newX + width;
			top = joinedTop;
			bottom = joinedBottom;
		} else {
			endRow();
			begin(newX, y, width, height, NO_COLOUR);
		}
	}

	/** Takes a rectangle of one colour. */
	void solid(final int newX, final int y, final int width, final int height, final int newColour) {
		if (colour == newColour && right == newX && top == y && bottom == y + height) {
			right = newX + width;
		} else {
			endRow();
			begin(newX, y, width, height, newColour);
		}
	}

	private void begin(final int newX, final int y, final int width, final int height, final int newColour) {
		x = newX;
		top = y;
		right = newX + width;
		bottom = y + height;
		colour = newColour;
	}

	/** What follows begins a new rectangle. */
	void endRow() {
		if (right == x) {
			return;
		}
		if (colour == NO_COLOUR) {
			split();
		} else {
			writer.solid(x, top, right - x, bottom - top, colour);
		}
		right = x;
		colour = NO_COLOUR;
	}

	private void split() {
		final var rowBytes = (right - x) * Frame.PIXEL_BYTES;
		var y = top;
		while (y < bottom) {
			if (output.room() < rowBytes || count == Operation.MAX_RECTANGLES) {
				write();
			}
			final var rows = Math.min(bottom - y, output.room() / rowBytes);
			output.add(view, x, y, right - x, rows);
			areas[4 * count] = x;
			areas[4 * count + 1] = y;
			areas[4 * count + 2] = right - x;
			areas[4 * count + 3] = rows;
			count++;
			y += rows;
		}
	}

	/** Writes everything taken so far. */
	void flush() {
		endRow();
		write();
	}

	private void write() {
		if (count > 0) {
			writer.lossless(areas, count, output.flush());
			count = 0;
		}
	}

	@Override
	public void close() {
		output.close();
	}
}
