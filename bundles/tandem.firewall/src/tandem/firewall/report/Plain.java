// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.report;

/** Rules hold what their writers put there: text that nobody can hide in, or break a line with. */
public final class Plain {

	private Plain() {
	}

	/** The text with a mark, U+FFFD, for each control character, format character (those that turn the direction of writing among them) and line end. */
	public static String text(final String text) {
		return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\u2028\\u2029]", "\uFFFD");
	}
}
