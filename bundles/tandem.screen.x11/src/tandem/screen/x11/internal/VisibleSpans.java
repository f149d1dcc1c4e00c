// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.util.ArrayList;
import java.util.List;

import tandem.screen.Area;

/** The pixels of a picture that are to be seen, as rectangles of one row each. Pure. */
final class VisibleSpans {

	private VisibleSpans() {
	}

	/**
	 * Finds them.
	 *
	 * @param place of the picture on the screen
	 * @param argb its pixels
	 * @param least alpha from which a pixel is seen, 1 to 255
	 * @param holes what must stay free, on the screen
	 * @return rectangles with the picture's top left corner as origin, row by row
	 */
	static List<Area> of(final Area place, final int[] argb, final int least, final List<Area> holes) {
		final var spans = new ArrayList<Area>();
		for (var row = 0; row < place.height(); row++) {
			final var y = place.y() + row;
			final var here = holes.stream().filter(hole -> hole.y() <= y && y < hole.bottom()).toList();
			var start = -1;
			for (var column = 0; column <= place.width(); column++) {
				final var seen = column < place.width() && argb[row * place.width() + column] >>> 24 >= least && !isIn(here, place.x() + column);
				if (seen && start < 0) {
					start = column;
				} else if (!seen && start >= 0) {
					spans.add(new Area(start, row, column - start, 1));
					start = -1;
				}
			}
		}
		return spans;
	}

	private static boolean isIn(final List<Area> holes, final int x) {
		for (final var hole : holes) {
			if (hole.x() <= x && x < hole.right()) {
				return true;
			}
		}
		return false;
	}
}
