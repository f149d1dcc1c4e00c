// SPDX-License-Identifier: EPL-2.0
package tandem.screen.codec;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import tandem.screen.Area;
import tandem.screen.Frame;
import tandem.screen.internal.Looks;
import tandem.screen.internal.PixelView;
import tandem.screen.internal.ScrollFinder;
import tandem.screen.internal.ScrollRuns;
import tandem.screen.internal.Tiles;
import tandem.screen.internal.TurboJpeg;

/**
 * Turns what changed on a screen into updates for one picture ({@link ScreenMessage.Start}). It keeps a copy of what the viewer has:
 * rows that moved go out as copies, other tiles that differ as one colour, lossless or, where many look like a photo, as JPEG, which
 * {@link #sharpen} makes lossless once they rest. It allocates nothing per update but the messages themselves. Confined to one thread.
 */
public final class TileEncoder implements AutoCloseable {

	/** How long a tile must be unchanged before it is sharpened, in nanoseconds. */
	public static final long REST = 300_000_000L;

	/** Fewer different tiles than this are not looked at for scrolling. */
	private static final int LEAST_SCROLL_TILES = 6;

	/** After so many updates in a row without scrolling only every fourth is looked at. */
	private static final int SCROLL_PATIENCE = 8;

	/** Takes the messages of an update as they are made. */
	@FunctionalInterface
	public interface Sink {

		/**
		 * Takes one.
		 *
		 * @return false to give the update up; the picture is of no use afterwards
		 */
		boolean message(byte[] message);
	}

	private final Arena arena = Arena.ofShared();
	private final int epoch;
	private final PixelView view;
	private final PixelView had;
	private final Area shown;
	private final Tiles tiles;
	private final Looks looks = new Looks();
	private final ScrollFinder finder;
	private final ScrollRuns runs;
	private final UpdateWriter writer = new UpdateWriter();
	private final LosslessTiles lossless;
	private final Optional<PhotoTiles> photos;
	private final LongSupplier clock;
	private int sequence;
	private int scrollMisses;
	private boolean fresh = true;

	/**
	 * Begins a picture, all black.
	 *
	 * @param epoch the one of its {@link ScreenMessage.Start}
	 * @param frame where the screen's pixels are
	 * @param shown the part that the picture shows
	 * @param jpeg whether the viewer takes JPEG
	 * @param clock nanoseconds, as {@link System#nanoTime()}
	 */
	public TileEncoder(final int epoch, final Frame frame, final Area shown, final boolean jpeg, final LongSupplier clock) {
		this.epoch = epoch;
		this.shown = shown;
		this.clock = clock;
		view = PixelView.of(frame, shown);
		final var stride = shown.width() * Frame.PIXEL_BYTES;
		had = new PixelView(arena.allocate((long) stride * shown.height(), 64), 0, stride);
		tiles = new Tiles(shown.width(), shown.height());
		finder = new ScrollFinder(tiles, shown.height());
		runs = new ScrollRuns(tiles, shown.height());
		lossless = new LosslessTiles(view, writer);
		photos = jpeg ? TurboJpeg.open(PhotoTiles.MAX_WIDTH, PhotoTiles.MAX_HEIGHT).map(codec -> new PhotoTiles(codec, tiles, view, writer, clock))
				: Optional.empty();
	}

	/**
	 * Sends what differs from what the viewer has.
	 *
	 * @param touched areas of the frame that may have changed since the last call
	 * @return how it ended
	 */
	public Result encode(final List<Area> touched, final Sink sink) {
		if (fresh) {
			tiles.suspectAll();
			fresh = false;
		} else {
			tiles.suspect(touched, shown.x(), shown.y());
		}
		var different = tiles.compare(view, had);
		if (different == 0) {
			return Result.NOTHING;
		}
		writer.begin(epoch, sequence, sink);
		if (different >= LEAST_SCROLL_TILES && scroll()) {
			different = tiles.compare(view, had);
		}
		photos.ifPresent(p -> p.find(looks));
		tilesOneByOne();
		return finish();
	}

	/**
	 * Sends some tiles lossless that were sent as JPEG and rest since {@link #REST}. What changed must have been {@link #encode encoded} before.
	 *
	 * @param most how many tiles at most
	 * @return how it ended
	 */
	public Result sharpen(final int most, final Sink sink) {
		if (photos.isEmpty()) {
			return Result.NOTHING;
		}
		writer.begin(epoch, sequence, sink);
		if (photos.get().sharpen(lossless, had, most) == 0) {
			return Result.NOTHING;
		}
		return finish();
	}

	/** When {@link #sharpen} will have something to do, on the clock of the constructor; empty where everything is lossless. */
	public Optional<Long> sharpenAt() {
		return photos.flatMap(PhotoTiles::sharpenAt);
	}

	/** Number of the last update that was sent. */
	public int lastSequence() {
		return sequence - 1;
	}

	private Result finish() {
		lossless.flush();
		sequence++;
		return writer.end() ? Result.SENT : Result.STOPPED;
	}

	private boolean scroll() {
		if (scrollMisses > SCROLL_PATIENCE && (sequence & 3) != 0) {
			return false;
		}
		final var distance = finder.distance(had, view);
		if (distance == 0) {
			scrollMisses++;
			return false;
		}
		scrollMisses = 0;
		runs.find(had, view, distance);
		for (var run = 0; run < runs.count(); run++) {
			final var x = runs.x(run);
			final var y = runs.y(run);
			writer.copy(x, y, runs.width(run), runs.height(run), x, y + distance);
			had.move(x, y + distance, x, y, runs.width(run), runs.height(run));
		}
		photos.ifPresent(p -> p.moved(runs, distance));
		return runs.count() > 0;
	}

	private void tilesOneByOne() {
		tiles.take(view, had);
		for (var row = 0; row < tiles.rows() && !writer.stopped(); row++) {
			for (var column = 0; column < tiles.columns(); column++) {
				final var tile = tiles.index(column, row);
				if (tiles.differs(tile)) {
					send(column, tile);
					tiles.settle(tile);
				}
			}
			lossless.endRow();
		}
		photos.ifPresent(PhotoTiles::send);
	}

	private void send(final int column, final int tile) {
		final var y = tiles.first(tile);
		final var height = tiles.end(tile) - y;
		if (photos.isPresent() && photos.get().takes(tile)) {
			return;
		}
		final var colour = looks.solid(view, tiles.x(column), y, tiles.width(column), height);
		if (colour == Looks.MIXED) {
			lossless.add(tiles.x(column), y, tiles.width(column), height);
		} else {
			lossless.solid(tiles.x(column), y, tiles.width(column), height, colour);
		}
	}

	@Override
	public void close() {
		lossless.close();
		photos.ifPresent(PhotoTiles::close);
		arena.close();
	}

	/** How an update ended. */
	public enum Result {
		/** The viewer has everything already: no update was made and no number used. */
		NOTHING,
		/** All messages were taken; the update's number is {@link TileEncoder#lastSequence()}. */
		SENT,
		/** The sink gave it up: begin a new picture. */
		STOPPED
	}
}
