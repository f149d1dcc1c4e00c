// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

import java.text.Normalizer;

/** Makes text that strangers write fit to be shown among our own: it can't turn what stands around it, hide in it, or overwrite it with marks. Pure. */
public final class StatedText {

	/** Most marks upon one letter. */
	private static final int MOST_MARKS = 4;

	/** Most lines. */
	private static final int MOST_LINES = 200;

	private StatedText() {
	}

	/**
	 * The text in NFC without control, bidi, format, private or unassigned characters. Line breaks stay, tabs and strange spaces become spaces; what is
	 * too long is cut, and lines above 200 are put behind the last one. Blank at neither end; may be empty.
	 *
	 * @param most code points that are kept
	 */
	public static String clean(final String stated, final int most) {
		final var kept = new StringBuilder();
		// Longer input is cut before the work, so that a megabyte of marks costs nothing.
		final var longest = most * 4L;
		final var head = stated.length() > longest ? stated.substring(0, (int) longest) : stated;
		var count = 0;
		var marks = 0;
		var lines = 1;
		for (final var c : Normalizer.normalize(head.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC).codePoints().toArray()) { //$NON-NLS-1$ //$NON-NLS-2$
			final var breaks = c == '\n' && lines < MOST_LINES;
			final var shown = breaks ? c : StatedName.spaceOrItself(c);
			marks = isMark(c) ? marks + 1 : 0;
			if (count < most && marks <= MOST_MARKS && (breaks || StatedName.isShowable(shown))) {
				kept.appendCodePoint(shown);
				count++;
				lines += breaks ? 1 : 0;
			}
		}
		return kept.toString().strip();
	}

	private static boolean isMark(final int c) {
		final var type = Character.getType(c);
		return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.COMBINING_SPACING_MARK;
	}
}
