// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal;

import java.util.Optional;

/**
 * What may be typed: commands with words, words in quotes, pipes and one command after the other. The rest of the shell's language is refused before
 * anything of it is read: variables, closures, lists, calls of methods, assignments, redirections and work in the background. Pure.
 */
final class Gate {

	/** Longest line in UTF-16 units. */
	static final int MAX_LINE = 4096;

	private static final String CLOSED = "$`(){}[]<>&%=~*?!^\\"; //$NON-NLS-1$

	private Gate() {
	}

	/** What is wrong with a line, in words; empty where it may be run. */
	static Optional<String> refuses(final String line) {
		if (line.length() > MAX_LINE) {
			return Optional.of("The line is too long."); //$NON-NLS-1$
		}
		var quote = '\0';
		for (var i = 0; i < line.length(); i++) {
			final var symbol = line.charAt(i);
			if (Character.isISOControl(symbol) && symbol != '\t') {
				return Optional.of("One line at a time, without control characters."); //$NON-NLS-1$
			}
			if (quote == '\'') {
				quote = symbol == '\'' ? '\0' : quote;
			} else if (symbol == '"' || symbol == '\'' && quote == '\0') {
				quote = symbol == quote ? '\0' : symbol;
			} else if (quote == '\0' ? CLOSED.indexOf(symbol) >= 0 : symbol == '$' || symbol == '\\' || symbol == '`') {
				return Optional.of("Here are commands, words, 'words in quotes', | and ; only. " + symbol //$NON-NLS-1$
						+ (quote == '\0' ? " stands in quotes." : " stands in single quotes.")); //$NON-NLS-1$ //$NON-NLS-2$
			}
		}
		return quote == '\0' ? Optional.empty() : Optional.of("A quote is left open."); //$NON-NLS-1$
	}
}
