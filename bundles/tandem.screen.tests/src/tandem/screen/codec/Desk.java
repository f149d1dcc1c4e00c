// SPDX-License-Identifier: EPL-2.0
package tandem.screen.codec;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.random.RandomGenerator;

import tandem.screen.Area;
import tandem.screen.Frame;
import tandem.screen.internal.PixelView;

/** A screen in memory that tests draw on; the unused byte of each pixel is noise. */
final class Desk {

	private final Frame frame;
	private final RandomGenerator random;

	Desk(final int width, final int height, final int padding, final RandomGenerator random) {
		final var stride = width * Frame.PIXEL_BYTES + padding;
		frame = new Frame(width, height, stride, Arena.ofAuto().allocate((long) stride * height, 64));
		this.random = random;
	}

	Frame frame() {
		return frame;
	}

	Area whole() {
		return new Area(0, 0, frame.width(), frame.height());
	}

	int colour(final int x, final int y) {
		return view().colour(x, y);
	}

	Area set(final int x, final int y, final int colour) {
		frame.pixels().set(ValueLayout.JAVA_INT_UNALIGNED, frame.offset(x, y), colour | random.nextInt(4) << 24);
		return new Area(x, y, 1, 1);
	}

	/** Fills with one colour. */
	Area fill(final Area area, final int colour) {
		return draw(area, (_, _) -> colour);
	}

	/** Fills with noise, as a photo has it. */
	Area photo(final Area area) {
		final var red = random.nextInt(100);
		return draw(area, (x, y) -> (red + x / 9 & 0xff) << 16 | (y / 5 + random.nextInt(24) & 0xff) << 8 | (x + y) / 9 + random.nextInt(24) & 0xff);
	}

	/** Fills with something like text: few colours, small shapes, every line another. */
	Area text(final Area area) {
		final var seed = random.nextInt();
		return draw(area, (x, y) -> y % 16 > 3 && x % 9 > 2 && ((x / 9 * 7919 + y / 16 * 104729 + seed) * 0x9e3779b1 >>> (x % 9 + y % 4)) % 3 == 0
				? 0x202020 : 0xffffff);
	}

	/** Moves the content of an area up, or down where rows is negative, and draws new lines in the gap. */
	Area scroll(final Area area, final int rows) {
		final var kept = area.height() - Math.abs(rows);
		if (kept <= 0) {
			return text(area);
		}
		final var to = rows > 0 ? area.y() : area.y() - rows;
		view().move(area.x(), to + rows, area.x(), to, area.width(), kept);
		text(rows > 0 ? new Area(area.x(), area.bottom() - rows, area.width(), rows) : new Area(area.x(), area.y(), area.width(), -rows));
		return area;
	}

	/** A random area of at most a size. */
	Area somewhere(final int most) {
		final var width = 1 + random.nextInt(Math.min(most, frame.width()));
		final var height = 1 + random.nextInt(Math.min(most, frame.height()));
		return new Area(random.nextInt(frame.width() - width + 1), random.nextInt(frame.height() - height + 1), width, height);
	}

	/** One of the things that happen on a screen. */
	List<Area> happen() {
		return switch (random.nextInt(7)) {
		case 0 -> List.of(fill(somewhere(300), random.nextInt(1 << 24)));
		case 1 -> List.of(text(somewhere(700)));
		case 2 -> List.of(photo(somewhere(500)));
		case 3 -> List.of(set(random.nextInt(frame.width()), random.nextInt(frame.height()), random.nextInt(1 << 24)));
		case 4 -> List.of(scroll(whole(), random.nextInt(1, 40)));
		case 5 -> List.of(scroll(whole(), -random.nextInt(1, 40)));
		default -> List.of(fill(somewhere(9), 0), text(somewhere(90)), photo(somewhere(90)));
		};
	}

	private PixelView view() {
		return PixelView.of(frame, whole());
	}

	@FunctionalInterface
	private interface Paint {
		int colour(int x, int y);
	}

	private Area draw(final Area area, final Paint paint) {
		for (var y = area.y(); y < area.bottom(); y++) {
			for (var x = area.x(); x < area.right(); x++) {
				set(x, y, paint.colour(x, y));
			}
		}
		return area;
	}
}
