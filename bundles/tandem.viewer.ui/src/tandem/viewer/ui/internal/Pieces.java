// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.ArrayList;
import java.util.List;

/** Cuts long texts. Pure. */
final class Pieces {

	private Pieces() {
	}

	/** The text in pieces of at most so many UTF-16 units; no character is cut in two. */
	static List<String> of(final String text, final int limit) {
		final var pieces = new ArrayList<String>();
		var from = 0;
		while (from < text.length()) {
			var to = Math.min(text.length(), from + limit);
			if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
				to--;
			}
			pieces.add(text.substring(from, to));
			from = to;
		}
		return pieces;
	}
}
