// SPDX-License-Identifier: EPL-2.0
package tandem.channel.codec;

import java.text.Normalizer;

/**
 * Text that a stranger states of themselves, such as a name, made fit to be shown beside ours: one line, no characters that hide,
 * reorder or break what stands around it. It stays unproven.
 */
public final class StatedText {

	/** Longest text shown, in code points. */
	public static final int MAX_CODE_POINTS = 64;

	/** Longest text looked at, in UTF-16 units: what comes after is cut before anything else is done. */
	private static final int MAX_UNITS = 4_096;

	private StatedText() {
	}

	/**
	 * NFC, at most {@link #MAX_CODE_POINTS} code points, white space folded to single blanks, no control, format (bidi and zero-width ones
	 * among them), private-use, unpaired or unassigned characters.
	 *
	 * @return may be empty
	 */
	public static String clean(final String text) {
		final var whole = Normalizer.normalize(text.substring(0, Math.min(text.length(), MAX_UNITS)), Normalizer.Form.NFC);
		final var kept = new StringBuilder();
		whole.codePoints().map(c -> isBlank(c) ? ' ' : c).filter(StatedText::isShown).forEach(kept::appendCodePoint);
		final var folded = kept.toString().strip().replaceAll(" +", " "); //$NON-NLS-1$ //$NON-NLS-2$
		return folded.codePointCount(0, folded.length()) <= MAX_CODE_POINTS ? folded
				: folded.substring(0, folded.offsetByCodePoints(0, MAX_CODE_POINTS)).strip();
	}

	private static boolean isBlank(final int c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c);
	}

	private static boolean isShown(final int c) {
		return switch (Character.getType(c)) {
		case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED -> false;
		default -> true;
		};
	}
}
