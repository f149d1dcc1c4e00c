// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.report;

import java.util.ArrayList;
import java.util.List;

import tandem.firewall.report.PathPicture.Standing;
import tandem.firewall.report.PathPicture.Stop;

/**
 * Where everything of a {@link PathPicture} stands, whoever draws it: boxes in rows, and the arrows between them. All lengths are pixels.
 *
 * @param width  of all
 * @param height of all
 * @param boxes  one a stop, in their order
 * @param arrows between each and the next
 */
public record PathLayout(int width, int height, List<Box> boxes, List<Arrow> arrows) {

	/** Around everything. */
	public static final int MARGIN = 4;
	/** Inside a box. */
	public static final int PAD = 8;
	/** The side of the mark before a title. */
	public static final int MARK = 12;
	/** Between boxes, and between rows. */
	private static final int GAP = 24;
	private static final int LEAST = 72;
	private static final int MOST = 216;
	/** Lines that one text may take. */
	private static final int MOST_LINES = 3;

	/** How large words are. */
	public interface Measure {

		/** The width of a line. */
		int width(String text, boolean bold);

		/** From one line to the next. */
		int lineHeight();
	}

	/**
	 * A stop.
	 *
	 * @param title its lines, which begin {@link #PAD} and {@link #MARK} and half a pad from the left
	 * @param lines below them
	 */
	public record Box(Stop stop, int x, int y, int width, int height, List<String> title, List<String> lines) {
	}

	/**
	 * From one stop to the next.
	 *
	 * @param xs     of its corners; the last is the point
	 * @param ys     of its corners
	 * @param taken  whether the packet goes there
	 */
	public record Arrow(List<Integer> xs, List<Integer> ys, boolean taken) {
	}

	/**
	 * Finds a place for everything.
	 *
	 * @param width that there is
	 */
	public static PathLayout of(final PathPicture picture, final int width, final Measure measure) {
		return new Placing(Math.max(width, LEAST + 2 * PAD + 2 * MARGIN), measure).place(picture);
	}

	/** Puts one box after the other. */
	private static final class Placing {

		private final int width;
		private final Measure measure;
		private final List<Box> boxes = new ArrayList<>();
		private final List<Arrow> arrows = new ArrayList<>();
		private final List<Box> row = new ArrayList<>();
		private int top = MARGIN;

		Placing(final int width, final Measure measure) {
			this.width = width;
			this.measure = measure;
		}

		PathLayout place(final PathPicture picture) {
			var x = MARGIN;
			for (final var stop : picture.stops()) {
				final var box = sized(stop);
				if (!row.isEmpty() && x + box.width() + MARGIN > width) {
					endRow();
					x = MARGIN;
				}
				row.add(moved(box, x, 0));
				x += box.width() + GAP;
			}
			endRow();
			for (var i = 1; i < boxes.size(); i++) {
				arrows.add(arrow(boxes.get(i - 1), boxes.get(i)));
			}
			return new PathLayout(width, boxes.isEmpty() ? 2 * MARGIN : top - GAP + MARGIN, List.copyOf(boxes), List.copyOf(arrows));
		}

		private void endRow() {
			final var height = row.stream().mapToInt(Box::height).max().orElse(0);
			row.forEach(box -> boxes.add(moved(box, box.x(), top + (height - box.height()) / 2)));
			top += height + GAP;
			row.clear();
		}

		private Box sized(final Stop stop) {
			final var most = Math.min(MOST, width - 2 * MARGIN) - 2 * PAD;
			final var beside = MARK + PAD / 2;
			final var title = wrapped(stop.title(), most - beside, true);
			final var lines = stop.lines().stream().flatMap(line -> wrapped(line, most, false).stream()).toList();
			final var needed = Math.max(title.stream().mapToInt(it -> measure.width(it, true)).max().orElse(0) + beside,
					lines.stream().mapToInt(it -> measure.width(it, false)).max().orElse(0));
			return new Box(stop, 0, 0, Math.clamp(needed, LEAST, most) + 2 * PAD, (title.size() + lines.size()) * measure.lineHeight() + 2 * PAD, title, lines);
		}

		private static Box moved(final Box box, final int x, final int y) {
			return new Box(box.stop(), x, y, box.width(), box.height(), box.title(), box.lines());
		}

		private static Arrow arrow(final Box from, final Box to) {
			final var taken = from.stop().standing() == Standing.PASSED && to.stop().standing() != Standing.BEYOND;
			final var middle = from.y() + from.height() / 2;
			if (to.x() > from.x()) {
				return new Arrow(List.of(from.x() + from.width(), to.x()), List.of(middle, to.y() + to.height() / 2), taken);
			}
			final var down = from.x() + from.width() / 2;
			final var into = to.x() + to.width() / 2;
			final var between = to.y() - GAP / 2;
			return new Arrow(List.of(down, down, into, into), List.of(from.y() + from.height(), between, between, to.y()), taken);
		}

		/** The text in a few lines, broken between words where there are any; what is left out is three dots. */
		private List<String> wrapped(final String text, final int most, final boolean bold) {
			final var lines = new ArrayList<String>();
			var left = text.strip();
			while (!left.isEmpty() && lines.size() < MOST_LINES) {
				var end = fitting(left, most, bold);
				if (end == left.length()) {
					lines.add(left);
					return lines;
				}
				if (lines.size() == MOST_LINES - 1) {
					lines.add(left.substring(0, Math.max(0, left.offsetByCodePoints(end, end > 0 ? -1 : 0))) + '\u2026');
					return lines;
				}
				final var blank = left.lastIndexOf(' ', end);
				end = blank > end / 3 ? blank : end;
				lines.add(left.substring(0, end).strip());
				left = left.substring(end).strip();
			}
			return lines;
		}

		/** How many UTF-16 units of the text fit, at least one character. */
		private int fitting(final String text, final int most, final boolean bold) {
			if (measure.width(text, bold) <= most) {
				return text.length();
			}
			var low = 0;
			var high = text.codePointCount(0, text.length());
			while (high - low > 1) {
				final var middle = (low + high) / 2;
				if (measure.width(text.substring(0, text.offsetByCodePoints(0, middle)), bold) <= most) {
					low = middle;
				} else {
					high = middle;
				}
			}
			return text.offsetByCodePoints(0, Math.max(1, low));
		}
	}
}
