// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

import tandem.screen.Area;
import tandem.screen.ScreenException;

/** What was drawn since it was last asked, gathered by the X server. Belongs to the thread of its connection. */
final class DamageLog {

	private static final int REPORT_NON_EMPTY = 3;

	private static final long RECTANGLE_SIZE = 8;

	/** With more rectangles than this, each group of rows is reported as one area. */
	private static final int MANY = 128;

	/** Groups of damaged rows nearer than this are read at once: a round trip costs as much as some hundred rows. */
	private static final int NEAR_ROWS = 64;

	private final XConnection connection;

	private final int eventType;

	private final long damage;

	private final long region;

	private final MemorySegment count;

	DamageLog(final XConnection connection, final Arena arena) throws ScreenException {
		this.connection = connection;
		final var libraries = connection.x11().libraries();
		count = arena.allocate(ValueLayout.JAVA_INT);
		final var other = arena.allocate(ValueLayout.JAVA_INT);
		if (libraries.damage.XDamageQueryExtension.call(connection.display(), count, other) == 0) {
			throw new ScreenException("the X server lacks the DAMAGE extension"); //$NON-NLS-1$
		}
		eventType = count.get(ValueLayout.JAVA_INT, 0);
		damage = libraries.damage.XDamageCreate.call(connection.display(), connection.root(), REPORT_NON_EMPTY);
		region = libraries.fixes.XFixesCreateRegion.call(connection.display(), MemorySegment.NULL, 0);
	}

	/** Whether this event says that something was drawn. */
	boolean isDrawing(final MemorySegment event) {
		return XConnection.type(event) == eventType;
	}

	/** Forgets what was drawn so far. */
	void reset() {
		connection.x11().libraries().damage.XDamageSubtract.call(connection.display(), damage, 0, 0);
	}

	/**
	 * Takes what was drawn out of the log, then reads it.
	 *
	 * @param areas gets what was read
	 * @return false where the server refused to give pixels
	 */
	boolean read(final ScreenImage image, final List<Area> areas) throws ScreenException {
		final var libraries = connection.x11().libraries();
		libraries.damage.XDamageSubtract.call(connection.display(), damage, 0, region);
		final var rectangles = libraries.fixes.XFixesFetchRegion.call(connection.display(), region, count);
		connection.checkAlive();
		if (rectangles.address() == 0) {
			return true;
		}
		final var number = count.get(ValueLayout.JAVA_INT, 0);
		try {
			return new Reading(image, areas, rectangles.reinterpret(number * RECTANGLE_SIZE), number).read();
		} finally {
			connection.x11().x().XFree.call(rectangles);
		}
	}

	/** Reads the rectangles of a region, which the server sorts by rows. */
	private record Reading(ScreenImage image, List<Area> areas, MemorySegment rectangles, int number) {

		boolean read() {
			var ok = true;
			var first = 0;
			while (first < number && ok) {
				var next = first;
				var top = Integer.MAX_VALUE;
				var bottom = 0;
				var left = Integer.MAX_VALUE;
				var right = 0;
				while (next < number && (next == first || top(next) <= bottom + NEAR_ROWS)) {
					top = Math.min(top, top(next));
					bottom = Math.max(bottom, bottom(next));
					left = Math.min(left, left(next));
					right = Math.max(right, right(next));
					next++;
				}
				ok = readRows(first, next, left, top, right, bottom);
				first = next;
			}
			return ok;
		}

		private boolean readRows(final int first, final int next, final int left, final int top, final int right, final int bottom) {
			if (right <= left || bottom <= top) {
				return true;
			}
			final var together = number > MANY;
			var ok = !(together || image.likesFullRows()) || image.read(left, top, right - left, bottom - top);
			if (together) {
				areas.add(new Area(left, top, right - left, bottom - top));
				return ok;
			}
			for (var i = first; i < next && ok; i++) {
				if (right(i) > left(i) && bottom(i) > top(i)) {
					ok = image.likesFullRows() || image.read(left(i), top(i), right(i) - left(i), bottom(i) - top(i));
					areas.add(new Area(left(i), top(i), right(i) - left(i), bottom(i) - top(i)));
				}
			}
			return ok;
		}

		private int left(final int i) {
			return Math.max(0, rectangles.get(ValueLayout.JAVA_SHORT, i * RECTANGLE_SIZE));
		}

		private int top(final int i) {
			return Math.max(0, rectangles.get(ValueLayout.JAVA_SHORT, i * RECTANGLE_SIZE + 2));
		}

		private int right(final int i) {
			final var edge = rectangles.get(ValueLayout.JAVA_SHORT, i * RECTANGLE_SIZE)
					+ Short.toUnsignedInt(rectangles.get(ValueLayout.JAVA_SHORT, i * RECTANGLE_SIZE + 4));
			return Math.min(image.frame().width(), edge);
		}

		private int bottom(final int i) {
			final var edge = rectangles.get(ValueLayout.JAVA_SHORT, i * RECTANGLE_SIZE + 2)
					+ Short.toUnsignedInt(rectangles.get(ValueLayout.JAVA_SHORT, i * RECTANGLE_SIZE + 6));
			return Math.min(image.frame().height(), edge);
		}
	}
}
