// SPDX-License-Identifier: EPL-2.0
package tandem.screen.internal;

/**
 * The rectangles that moved by one distance, found by comparing rows. Their order is such that no move overwrites what a later one
 * needs. Not thread-safe.
 */
public final class ScrollRuns {

	private static final int LEAST_ROWS = 12;
	private static final int MOST = 256;

	private final Tiles tiles;
	private final int height;
	private final int[] column = new int[MOST];
	private final int[] lastColumn = new int[MOST];
	private final int[] start = new int[MOST];
	private final int[] end = new int[MOST];
	private int count;

	/** For a picture with this grid and height in pixels. */
	public ScrollRuns(final Tiles tiles, final int height) {
		this.tiles = tiles;
		this.height = height;
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
		for (var c = 0; c < tiles.columns(); c++) {
			var row = 0;
			while (row < tiles.rows()) {
				final var top = row;
				while (row < tiles.rows() && tiles.differs(tiles.index(c, row))) {
					row++;
				}
				if (row > top) {
					collect(had, view, c, tiles.y(top), tiles.y(row - 1) + tiles.height(row - 1), distance);
				}
				row++;
			}
		}
		sort(distance > 0);
	}

	private void collect(final PixelView had, final PixelView view, final int c, final int top, final int bottom, final int distance) {
		final var x = tiles.x(c);
		final var width = tiles.width(c);
		final var to = Math.min(bottom, height - distance);
		var y = Math.max(top, -distance);
		while (y < to) {
			final var from = y;
			while (y < to && view.sameRow(x, y, had, x, y + distance, width)) {
				y++;
			}
			if (y - from >= LEAST_ROWS && add(c, from, y)) {
				settle(c, from, y);
			}
			y++;
		}
	}

	/** Tiles that a run covers are equal once it has moved. */
	private void settle(final int c, final int from, final int to) {
		for (var row = (from + Tiles.SIDE - 1) / Tiles.SIDE; row < tiles.rows() && tiles.y(row) + tiles.height(row) <= to; row++) {
			tiles.settle(tiles.index(c, row));
		}
	}

	private boolean add(final int c, final int from, final int to) {
		for (var i = 0; i < count; i++) {
			if (lastColumn[i] == c - 1 && start[i] == from && end[i] == to) {
				lastColumn[i] = c;
				return true;
			}
		}
		if (count == MOST) {
			return false;
		}
		column[count] = c;
		lastColumn[count] = c;
		start[count] = from;
		end[count] = to;
		count++;
		return true;
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
