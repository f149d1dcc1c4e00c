// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

import java.text.Normalizer;

/** Makes names that strangers state fit to be shown: a name can't turn the text around it, hide in it or flood it. Pure. */
public final class StatedName {

	/** Most code points that are kept. */
	public static final int MAX_CODE_POINTS = 64;

	private StatedName() {
	}

	/** The name in NFC without control, bidi, format, private or unassigned characters, single-spaced, at most 64 code points; may be empty. */
	public static String clean(final String stated) {
		final var kept = new StringBuilder();
		// Longer input is cut before the work, so that a megabyte of marks costs nothing.
		final var head = stated.length() > MAX_CODE_POINTS * 16 ? stated.substring(0, MAX_CODE_POINTS * 16) : stated;
		Normalizer.normalize(head, Normalizer.Form.NFC).codePoints().map(StatedName::spaceOrItself).filter(StatedName::isShowable)
				.filter(c -> c != ' ' || !kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ').limit(MAX_CODE_POINTS).forEach(kept::appendCodePoint);
		return kept.toString().strip();
	}

	static int spaceOrItself(final int c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c;
	}

	static boolean isShowable(final int c) {
		return switch (Character.getType(c)) {
		case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.LINE_SEPARATOR,
				Character.PARAGRAPH_SEPARATOR -> false;
		default -> true;
		};
	}
}
