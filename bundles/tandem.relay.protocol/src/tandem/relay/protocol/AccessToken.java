// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

/**
 * What an operator gives technicians so that they, and no others, may open mailboxes. Not in {@code toString()}.
 *
 * @param text 1 to {@link #MAX_LENGTH} visible ASCII characters
 */
public record AccessToken(String text) {

	/** Most characters of a token. */
	public static final int MAX_LENGTH = 128;

	private static final char FIRST = '!';

	private static final char LAST = '~';

	/** @throws IllegalArgumentException if it is none; the message does not repeat it */
	public AccessToken {
		Checks.within("length of token", text.length(), 1, MAX_LENGTH); //$NON-NLS-1$
		if (!text.chars().allMatch(c -> c >= FIRST && c <= LAST)) {
			throw new IllegalArgumentException("a character that no token has"); //$NON-NLS-1$
		}
	}

	@Override
	public String toString() {
		return "AccessToken"; //$NON-NLS-1$
	}
}
