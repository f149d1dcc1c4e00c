// SPDX-License-Identifier: EPL-2.0
package tandem.guide;

import tandem.screen.Layout;

/** What is drawn. Coordinates are pixels of the sharer's whole screen, 0 to {@link Layout#MAX_SIDE}, whatever part of it the technician looks at. */
public sealed interface Figure {

	/** Most code points of words. */
	int MAX_TEXT = 120;

	/**
	 * An arrow.
	 *
	 * @param toX where its head is
	 * @param toY where its head is
	 */
	record Arrow(int fromX, int fromY, int toX, int toY) implements Figure {

		/** @throws IllegalArgumentException where a coordinate is on no screen */
		public Arrow {
			check(fromX, fromY, toX, toY);
		}
	}

	/** A frame around something, from corner to corner. */
	record Box(int fromX, int fromY, int toX, int toY) implements Figure {

		/** @throws IllegalArgumentException where a coordinate is on no screen */
		public Box {
			check(fromX, fromY, toX, toY);
		}
	}

	/**
	 * Words.
	 *
	 * @param x left edge
	 * @param y top edge
	 * @param text 1 to {@link #MAX_TEXT} code points
	 */
	record Words(int x, int y, String text) implements Figure {

		/** @throws IllegalArgumentException where a coordinate is on no screen, or there are no or too many words */
		public Words {
			check(x, y);
			if (text.isEmpty() || text.codePointCount(0, text.length()) > MAX_TEXT) {
				throw new IllegalArgumentException("no words to draw"); //$NON-NLS-1$
			}
		}
	}

	private static void check(final int... coordinates) {
		for (final var each : coordinates) {
			if (each < 0 || each > Layout.MAX_SIDE) {
				throw new IllegalArgumentException("on no screen: " + each); //$NON-NLS-1$
			}
		}
	}
}
