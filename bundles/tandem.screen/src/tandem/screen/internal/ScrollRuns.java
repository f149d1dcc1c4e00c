// SPDX-License-Identifier: EPL-2.0
package tandem.screen.internal;

import java.util.Arrays;

/**
 * The rectangles that moved by one distance, found by comparing rows. Their order is such that no move overwrites what a later one
 * needs. Not thread-safe.
 */
public final class ScrollRuns {

	private static final int LEAST_ROWS = 12;
	private static final int MOST = 256;
	private static final int NONE = -1;

	private final Tiles tiles;
	private final int height;
	private final int[] column = new int[MOST];
	private final int[] lastColumn = new int[MOST];
	private final int[] start = new int[MOST];
	private final int[] end = new int[MOST];
	private final int[] begun;
	private int count;

	/** For a picture with this grid and height in pixels. */
	public ScrollRuns(final Tiles tiles, final int height) {
		this.tiles = tiles;
		this.height = height;
		begun = new int[tiles.columns()];
	}

	/**
	 * Finds everything that moved; tiles that are equal afterwards count as equal from now on.
	 *
	 * @param had what the viewer has
	 * @param view what it should have
	 * @param distance how many rows lower it was
	 */
	public void find(final PixelView had, final PixelView view, final int distance) {
		count = 0;
		Arrays.fill(begun, NONE);
		final var from = Math.max(0, -distance);
		final var to = Math.min(height, height - distance);
		for (var y = from; y < to; y++) {
			final var row = tiles.index(0, y / Tiles.SIDE);
			for (var c = 0; c < tiles.columns(); c++) {
				final var x = tiles.x(c);
				if (tiles.differs(row + c) && view.sameRow(x, y, had, x, y + distance, tiles.width(c))) {
					begun[c] = begun[c] == NONE ? y : begun[c];
				} else {
					finish(c, y);
				}
			}
		}
		for (var c = 0; c < tiles.columns(); c++) {
			finish(c, to);
		}
		settle();
		sort(distance > 0);
	}

	/** A column's run ends, if there is one; together with the one to the left of it where both are alike. */
	private void finish(final int c, final int to) {
		final var from = begun[c];
		begun[c] = NONE;
		if (from == NONE || to - from < LEAST_ROWS) {
			return;
		}
		if (count > 0 && lastColumn[count - 1] == c - 1 && start[count - 1] == from && end[count - 1] == to) {
			lastColumn[count - 1] = c;
		} else if (count < MOST) {
			column[count] = c;
			lastColumn[count] = c;
			start[count] = from;
			end[count] = to;
			count++;
		}
	}

	/** Tiles that a run covers are equal once it has moved. */
	private void settle() {
		for (var run = 0; run < count; run++) {
			for (var row = (start[run] + Tiles.SIDE - 1) / Tiles.SIDE; row < tiles.rows() && tiles.y(row) + tiles.height(row) <= end[run]; row++) {
				for (var c = column[run]; c <= lastColumn[run]; c++) {
					tiles.settle(tiles.index(c, row));
				}
			}
		}
	}

	private void sort(final boolean up) {
		for (var i = 1; i < count; i++) {
			for (var j = i; j > 0 && (up ? start[j] < start[j - 1] : start[j] > start[j - 1]); j--) {
				swap(column, j);
				swap(lastColumn, j);
				swap(start, j);
				swap(end, j);
			}
		}
	}

	private static void swap(final int[] values, final int j) {
		final var value = values[j];
		values[j] = values[j - 1];
		values[j - 1] = value;
	}

	/** How many rectangles moved. */
	public int count() {
		return count;
	}

	/** Left edge of a rectangle in pixels. */
	public int x(final int run) {
		return tiles.x(column[run]);
	}

	/** Pixels in a row of a rectangle. */
	public int width(final int run) {
		return tiles.x(lastColumn[run]) + tiles.width(lastColumn[run]) - x(run);
	}

	/** Top edge of a rectangle, where it is now. */
	public int y(final int run) {
		return start[run];
	}

	/** Rows of a rectangle. */
	public int height(final int run) {
		return end[run] - start[run];
	}

	/** First column of tiles that a rectangle covers. */
	public int firstColumn(final int run) {
		return column[run];
	}

	/** Last column of tiles that a rectangle covers. */
	public int lastColumn(final int run) {
		return lastColumn[run];
	}
}
