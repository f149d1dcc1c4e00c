// SPDX-License-Identifier: EPL-2.0
package tandem.screen.codec;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import tandem.channel.codec.MessageException;
import tandem.screen.Area;
import tandem.screen.Frame;
import tandem.screen.Layout;
import tandem.screen.Monitor;

/**
 * Encodes and decodes made-up pictures, so that the first real ones find compiled code: without it the first dozens of updates take three
 * to ten times as long. For the time in which people still read the question whether the screen may be seen.
 */
public final class Rehearsal {

	private static final int WIDTH = 704;
	private static final int HEIGHT = 512;

	/** After so many pictures nothing gets faster any more. */
	private static final int PICTURES = 300;

	private static final long LONGEST = 1_000_000_000;

	private final Area whole = new Area(0, 0, WIDTH, HEIGHT);
	private final Frame frame;
	private int noise = 1;

	private Rehearsal(final Arena arena) {
		frame = new Frame(WIDTH, HEIGHT, WIDTH * Frame.PIXEL_BYTES, arena.allocate((long) WIDTH * HEIGHT * Frame.PIXEL_BYTES, 64));
	}

	/**
	 * Rehearses on the calling thread for a second at most.
	 *
	 * @param enough asked after each picture: whether to stop early
	 */
	public static void run(final BooleanSupplier enough) {
		final var end = System.nanoTime() + LONGEST;
		try (var arena = Arena.ofConfined()) {
			new Rehearsal(arena).play(() -> enough.getAsBoolean() || System.nanoTime() - end > 0);
		} catch (final MessageException e) {
			throw new IllegalStateException(e);
		}
	}

	private void play(final BooleanSupplier enough) throws MessageException {
		try (var decoder = new TileDecoder(); var encoder = new TileEncoder(1, frame, whole, decoder.ready().jpeg(), System::nanoTime)) {
			decoder.start(new ScreenMessage.Start(1, new Layout(WIDTH, HEIGHT, List.of(new Monitor("", whole, true))), whole)); //$NON-NLS-1$
			final var messages = new ArrayList<byte[]>();
			final var changed = new ArrayList<Area>();
			for (var picture = 0; picture < PICTURES && !enough.getAsBoolean(); picture++) {
				encoder.encode(List.of(draw(picture)), messages::add);
				for (final var message : messages) {
					if (ScreenCodec.fromSharer(message) instanceof final ScreenMessage.Update update) {
						decoder.apply(update, changed);
					}
				}
				messages.clear();
				changed.clear();
			}
		}
	}

	private Area draw(final int picture) {
		return switch (picture % 4) {
		case 0 -> paint(new Area(picture % WIDTH / 2, 70, 300, 200), true);
		case 1 -> paint(new Area(0, 300, WIDTH, 200), false);
		case 2 -> scroll();
		default -> paint(new Area(picture % 600, picture % 400, 64, 64), false);
		};
	}

	private Area paint(final Area area, final boolean photo) {
		for (var y = area.y(); y < area.bottom(); y++) {
			for (var x = area.x(); x < area.right(); x++) {
				noise = noise * 1664525 + 1013904223;
				frame.pixels().set(ValueLayout.JAVA_INT_UNALIGNED, frame.offset(x, y), photo ? noise >>> 8 : noise >>> 30 == 0 && y % 14 > 3 ? 0 : -1);
			}
		}
		return area;
	}

	private Area scroll() {
		final var length = (long) frame.stride() * (HEIGHT - 9);
		MemorySegment.copy(frame.pixels(), frame.offset(0, 9), frame.pixels(), 0, length);
		return whole;
	}
}
