// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.reading;

import java.io.EOFException;
import java.util.regex.Pattern;

import com.google.gson.JsonParseException;

/** What is wrong with a text that should be JSON of a certain shape, for the person who gave it. Stateless. */
public final class Malformed {

	private static final Pattern WHERE = Pattern.compile("line (\\d+) column (\\d+)");
	private static final int MAX_LENGTH = 160;

	private Malformed() {
	}

	/** One line without the parser's own names. */
	public static String words(final RuntimeException problem) {
		final var message = String.valueOf(problem.getMessage());
		final var found = WHERE.matcher(message);
		final var where = found.find() ? " (line " + found.group(1) + ", column " + found.group(2) + ')' : "";
		if (problem.getCause() instanceof EOFException || message.contains("EOFException")) {
			return "it ends too early" + where;
		}
		if (message.contains("Nesting limit")) {
			return "it is nested too deeply" + where;
		}
		return switch (problem) {
		case final JsonParseException _ -> "it is no JSON" + where;
		case final NullPointerException _ -> "something is missing";
		case final ClassCastException _ -> "something is of the wrong kind";
		default -> message.length() > MAX_LENGTH ? message.substring(0, MAX_LENGTH) + '…' : message;
		};
	}
}
