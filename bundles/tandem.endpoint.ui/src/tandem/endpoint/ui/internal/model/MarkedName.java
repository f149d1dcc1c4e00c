// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.text.BreakIterator;
import java.util.Locale;

import org.eclipse.osgi.util.NLS;

import tandem.identity.StatedName;

/**
 * A stranger's name as our windows show it: cleaned, cut, in quotation marks that it can't close by itself, and isolated, so that
 * letters which run from right to left don't move our own words. Pure.
 */
public final class MarkedName {

	/** Most characters, as people see them, where there is room. */
	public static final int LONG = 40;

	/** Most characters in the sharing bar. */
	public static final int SHORT = 24;

	/** Most marks upon one letter. */
	private static final int MOST_MARKS = 2;

	private static final String ISOLATE = "\u2068"; //$NON-NLS-1$

	private static final String END_ISOLATE = "\u2069"; //$NON-NLS-1$

	private static final String QUOTES = "\"\u00ab\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a\u2033\u2036\u275b\u275c\u275d\u275e\u300c\u300d\u300e\u300f\u301d\u301e\u301f\uff02"; //$NON-NLS-1$

	private MarkedName() {
	}

	/**
	 * The name in quotation marks, or words for a name that is missing.
	 *
	 * @param most longest in characters as people see them
	 */
	public static String marked(final String stated, final int most) {
		final var name = cut(plain(StatedName.clean(stated)), most);
		return name.isEmpty() ? Messages.Name_none : NLS.bind(Messages.Name_quoted, ISOLATE + name + END_ISOLATE);
	}

	private static String plain(final String name) {
		final var plain = new StringBuilder();
		var marks = 0;
		for (final var c : name.codePoints().toArray()) {
			marks = isMark(c) ? marks + 1 : 0;
			if (marks <= MOST_MARKS) {
				plain.appendCodePoint(QUOTES.indexOf(c) >= 0 ? '\'' : c);
			}
		}
		return plain.toString();
	}

	private static boolean isMark(final int c) {
		final var type = Character.getType(c);
		return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.COMBINING_SPACING_MARK;
	}

	private static String cut(final String name, final int most) {
		final var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
		characters.setText(name);
		final var end = characters.next(most);
		return end == BreakIterator.DONE || end == name.length() ? name : name.substring(0, end).strip() + "\u2026"; //$NON-NLS-1$
	}
}
