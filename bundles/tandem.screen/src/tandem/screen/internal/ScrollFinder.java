// SPDX-License-Identifier: EPL-2.0
package tandem.screen.internal;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Guesses how far things have moved up or down since the last picture: from stretches of rows that occurred once in a column of tiles.
 * {@link ScrollRuns} then compares every row, so that a wrong guess costs time and never a wrong pixel. Not thread-safe.
 */
public final class ScrollFinder {

	/** Rows that are looked at together: more than a line of text has, since single rows of text come again and again. */
	private static final int WINDOW = 16;

	private static final int PROBES = 4;
	private static final int LEAST_VOTES = 6;
	private static final long STEP = 0x9e3779b97f4a7c15L;
	private static final long STEP_OUT = power(STEP, WINDOW);
	private static final long COLOURS = 0xffffff00ffffffL;
	private static final int TWICE = -2;
	private static final int NONE = -1;

	private final Tiles tiles;
	private final int height;
	private final long[] before;
	private final long[] now;
	private final long[] rows = new long[WINDOW];
	private final long[] keys;
	private final int[] places;
	private final int[] votes;

	/** For a picture with this grid and height in pixels. */
	public ScrollFinder(final Tiles tiles, final int height) {
		this.tiles = tiles;
		this.height = height;
		before = new long[height];
		now = new long[height];
		final var slots = Integer.highestOneBit(Math.max(height, 16) - 1) << 2;
		keys = new long[slots];
		places = new int[slots];
		votes = new int[2 * height + 1];
	}

	/**
	 * Looks at the tiles that differ.
	 *
	 * @param had what the viewer has
	 * @param view what it should have
	 * @return how many rows lower than now things were: positive where they moved up, negative where down, 0 where nothing is known
	 */
	public int distance(final PixelView had, final PixelView view) {
		final var columns = tiles.columns();
		final var tried = Math.min(PROBES, columns);
		for (var probe = 0; probe < tried; probe++) {
			final var column = densest(columns * probe / tried, columns * (probe + 1) / tried);
			final var distance = column == NONE ? 0 : distance(had, view, column);
			if (distance != 0) {
				return distance;
			}
		}
		return 0;
	}

	/** The column with the most different tiles, or none where none has three. */
	private int densest(final int from, final int to) {
		var best = NONE;
		var most = 2;
		for (var column = from; column < to; column++) {
			var different = 0;
			for (var row = 0; row < tiles.rows(); row++) {
				different += tiles.differs(tiles.index(column, row)) ? 1 : 0;
			}
			if (different > most) {
				most = different;
				best = column;
			}
		}
		return best;
	}

	private int distance(final PixelView had, final PixelView view, final int column) {
		var top = 0;
		while (!tiles.differs(tiles.index(column, top))) {
			top++;
		}
		var bottom = tiles.rows();
		while (!tiles.differs(tiles.index(column, bottom - 1))) {
			bottom--;
		}
		final var from = tiles.y(top);
		final var to = Math.min(height, tiles.y(bottom)) - WINDOW + 1;
		hash(had, column, from, to, before);
		hash(view, column, from, to, now);
		Arrays.fill(places, NONE);
		for (var y = from; y < to; y++) {
			final var slot = slot(before[y]);
			places[slot] = places[slot] == NONE ? y : TWICE;
			keys[slot] = before[y];
		}
		Arrays.fill(votes, 0);
		var best = 0;
		for (var y = from; y < to; y++) {
			final var place = now[y] == before[y] ? TWICE : places[slot(now[y])];
			if (place >= 0 && ++votes[place - y + height] > votes[best + height]) {
				best = place - y;
			}
		}
		return votes[best + height] >= LEAST_VOTES ? best : 0;
	}

	private int slot(final long hash) {
		var slot = (int) (hash ^ hash >>> 32) & keys.length - 1;
		while (places[slot] != NONE && keys[slot] != hash) {
			slot = slot + 1 & keys.length - 1;
		}
		return slot;
	}

	/** Hashes of the stretches that begin at each row. */
	private void hash(final PixelView view, final int column, final int from, final int to, final long[] hashes) {
		final var x = tiles.x(column);
		final var pairs = tiles.width(column) / 2;
		for (var y = from; y < to + WINDOW - 1; y++) {
			hashes[y] = row(view, x, y, pairs);
		}
		var stretch = 0L;
		for (var y = to + WINDOW - 2; y >= from; y--) {
			final var row = hashes[y];
			stretch = stretch * STEP + row;
			if (y + WINDOW < to + WINDOW - 1) {
				stretch -= rows[y + WINDOW & WINDOW - 1] * STEP_OUT;
			}
			rows[y & WINDOW - 1] = row;
			hashes[y] = stretch;
		}
	}

	private static long row(final PixelView view, final int x, final int y, final int pairs) {
		var hash = 1L;
		final var start = view.offset(x, y);
		for (var i = 0L; i < pairs; i++) {
			hash = hash * STEP + (view.pixels().get(ValueLayout.JAVA_LONG_UNALIGNED, start + i * Long.BYTES) & COLOURS);
		}
		return hash ^ hash >>> 32;
	}

	private static long power(final long base, final int exponent) {
		var power = 1L;
		for (var i = 0; i < exponent; i++) {
			power *= base;
		}
		return power;
	}
}
