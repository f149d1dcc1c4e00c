// SPDX-License-Identifier: EPL-2.0
package tandem.screen.codec;

import java.util.Optional;
import java.util.function.LongSupplier;

import tandem.screen.internal.Looks;
import tandem.screen.internal.PixelView;
import tandem.screen.internal.ScrollRuns;
import tandem.screen.internal.Tiles;
import tandem.screen.internal.TurboJpeg;

/** Finds the tiles that look like a photo, sends them as JPEG, and remembers which of them the viewer has only roughly. Not thread-safe. */
final class PhotoTiles implements AutoCloseable {

	/** Widest JPEG in pixels. */
	static final int MAX_WIDTH = 16 * Tiles.SIDE;

	/** Highest JPEG in pixels. */
	static final int MAX_HEIGHT = 4 * Tiles.SIDE;

	/** At 80 a photo takes 0.1 byte a pixel and looks like itself. */
	private static final int QUALITY = 80;

	/** Fewer photo tiles than this go out lossless at once: 12 KB each. */
	private static final int LEAST = 6;

	private final TurboJpeg codec;
	private final Tiles tiles;
	private final PixelView view;
	private final UpdateWriter writer;
	private final LongSupplier clock;
	private final boolean[] photo;
	private final boolean[] rough;
	private final boolean[] wasRough;
	private final long[] changed;
	private int roughCount;

	PhotoTiles(final TurboJpeg codec, final Tiles tiles, final PixelView view, final UpdateWriter writer, final LongSupplier clock) {
		this.codec = codec;
		this.tiles = tiles;
		this.view = view;
		this.writer = writer;
		this.clock = clock;
		photo = new boolean[tiles.count()];
		rough = new boolean[tiles.count()];
		wasRough = new boolean[tiles.count()];
		changed = new long[tiles.count()];
	}

	/** Decides for each tile that differs; photos, and what was one, go out from top to bottom. */
	void find(final Looks looks) {
		final var now = clock.getAsLong();
		var found = 0;
		for (var row = 0; row < tiles.rows(); row++) {
			for (var column = 0; column < tiles.columns(); column++) {
				final var tile = tiles.index(column, row);
				photo[tile] = tiles.differs(tile) && looks.photo(view, tiles.x(column), tiles.y(row), tiles.width(column), tiles.height(row));
				found += photo[tile] ? 1 : 0;
				if (tiles.differs(tile)) {
					changed[tile] = now;
				}
			}
		}
		for (var row = 0; row < tiles.rows(); row++) {
			for (var column = 0; column < tiles.columns(); column++) {
				settle(column, row, found >= LEAST);
			}
		}
	}

	private void settle(final int column, final int row, final boolean enough) {
		final var tile = tiles.index(column, row);
		photo[tile] &= enough;
		if (tiles.differs(tile)) {
			if (rough[tile] || photo[tile]) {
				tiles.whole(column, row);
			}
			mark(tile, photo[tile]);
		}
	}

	private void mark(final int tile, final boolean isRough) {
		if (rough[tile] != isRough) {
			rough[tile] = isRough;
			roughCount += isRough ? 1 : -1;
		}
	}

	/** Whether {@link #send} sends this tile. */
	boolean takes(final int tile) {
		return photo[tile];
	}

	/** Sends the tiles found, joined to rectangles. */
	void send() {
		for (var row = 0; row < tiles.rows(); row++) {
			for (var column = 0; column < tiles.columns() && !writer.stopped(); column++) {
				if (photo[tiles.index(column, row)]) {
					sendFrom(column, row);
				}
			}
		}
	}

	private void sendFrom(final int column, final int row) {
		var right = column;
		while (right < tiles.columns() && photo[tiles.index(right, row)] && tiles.x(right) - tiles.x(column) < MAX_WIDTH) {
			right++;
		}
		var bottom = row + 1;
		while (bottom < tiles.rows() && tiles.y(bottom) - tiles.y(row) < MAX_HEIGHT && allPhoto(column, right, bottom)) {
			bottom++;
		}
		for (var r = row; r < bottom; r++) {
			for (var c = column; c < right; c++) {
				photo[tiles.index(c, r)] = false;
			}
		}
		final var x = tiles.x(column);
		final var y = tiles.y(row);
		compress(x, y, tiles.x(right - 1) + tiles.width(right - 1) - x, tiles.y(bottom - 1) + tiles.height(bottom - 1) - y);
	}

	private boolean allPhoto(final int from, final int to, final int row) {
		for (var column = from; column < to; column++) {
			if (!photo[tiles.index(column, row)]) {
				return false;
			}
		}
		return true;
	}

	private void compress(final int x, final int y, final int width, final int height) {
		final var length = codec.compress(view, x, y, width, height, QUALITY);
		if (UpdateWriter.fits(length)) {
			writer.jpeg(x, y, width, height, codec.packed(), length);
		} else {
			// Noise can pass a message's limit: a quarter of the pixels never does.
			compress(x, y, width / 2, height / 2);
			compress(x + width / 2, y, width - width / 2, height / 2);
			compress(x, y + height / 2, width / 2, height - height / 2);
			compress(x + width / 2, y + height / 2, width - width / 2, height - height / 2);
		}
	}

	/** Rough pixels moved: the tiles they moved to are rough now and do not rest. */
	void moved(final ScrollRuns runs, final int distance) {
		if (roughCount == 0) {
			return;
		}
		final var now = clock.getAsLong();
		System.arraycopy(rough, 0, wasRough, 0, rough.length);
		for (var run = 0; run < runs.count(); run++) {
			final var end = runs.y(run) + runs.height(run);
			for (var row = runs.y(run) / Tiles.SIDE; row < tiles.rows() && tiles.y(row) < end; row++) {
				final var from = Math.max(tiles.y(row), runs.y(run)) + distance;
				final var to = Math.min(tiles.y(row) + tiles.height(row), end) + distance;
				for (var column = runs.firstColumn(run); column <= runs.lastColumn(run); column++) {
					changed[tiles.index(column, row)] = now;
					if (cameFromRough(column, from, to)) {
						mark(tiles.index(column, row), true);
					}
				}
			}
		}
	}

	private boolean cameFromRough(final int column, final int from, final int to) {
		for (var row = from / Tiles.SIDE; row * Tiles.SIDE < to; row++) {
			if (wasRough[tiles.index(column, row)]) {
				return true;
			}
		}
		return false;
	}

	/** Sends tiles that rest; how many. What the viewer has then is what the screen's memory holds now. */
	int sharpen(final LosslessTiles lossless, final PixelView had, final int most) {
		if (roughCount == 0) {
			return 0;
		}
		final var now = clock.getAsLong();
		var sent = 0;
		for (var row = 0; row < tiles.rows(); row++) {
			for (var column = 0; column < tiles.columns() && sent < most; column++) {
				final var tile = tiles.index(column, row);
				if (rough[tile] && now - changed[tile] >= TileEncoder.REST) {
					had.take(view, tiles.x(column), tiles.y(row), tiles.width(column), tiles.height(row));
					lossless.add(tiles.x(column), tiles.y(row), tiles.width(column), tiles.height(row));
					mark(tile, false);
					sent++;
				}
			}
			lossless.endRow();
		}
		return sent;
	}

	/** When the first tile may be sharpened. */
	Optional<Long> sharpenAt() {
		if (roughCount == 0) {
			return Optional.empty();
		}
		final var now = clock.getAsLong();
		var longest = 0L;
		for (var tile = 0; tile < rough.length; tile++) {
			if (rough[tile]) {
				longest = Math.max(longest, now - changed[tile]);
			}
		}
		return Optional.of(now - longest + TileEncoder.REST);
	}

	@Override
	public void close() {
		codec.close();
	}
}
