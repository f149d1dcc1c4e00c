// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.xtables;

import java.util.ArrayList;
import java.util.List;

/** Splits a line of {@code iptables-save} into words, as {@code iptables-restore} does. Stateless. */
final class Words {

	/**
	 * One word.
	 *
	 * @param text   without quotes
	 * @param quoted whether it stood in quotes and so is no option
	 */
	record Word(String text, boolean quoted) {

		boolean isOption() {
			return !quoted && text.length() > 1 && text.charAt(0) == '-' && !Character.isDigit(text.charAt(1));
		}

		boolean isNot() {
			return !quoted && text.equals("!");
		}
	}

	private Words() {
	}

	static List<Word> of(final String line) {
		final var words = new ArrayList<Word>();
		final var word = new StringBuilder();
		var quoted = false;
		var wasQuoted = false;
		var open = false;
		for (var i = 0; i < line.length(); i++) {
			final var next = line.charAt(i);
			if (quoted && next == '\\' && i + 1 < line.length()) {
				word.append(line.charAt(++i));
			} else if (next == '"') {
				quoted = !quoted;
				wasQuoted = true;
				open = true;
			} else if (!quoted && Character.isWhitespace(next)) {
				if (open) {
					words.add(new Word(word.toString(), wasQuoted));
				}
				word.setLength(0);
				wasQuoted = false;
				open = false;
			} else {
				word.append(next);
				open = true;
			}
		}
		if (open) {
			words.add(new Word(word.toString(), wasQuoted));
		}
		return words;
	}
}
