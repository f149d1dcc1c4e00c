// SPDX-License-Identifier: EPL-2.0
package tandem.session;

/**
 * Something that the sharer allows or not. {@link #VIEW} and {@link #CONTROL} belong to the consent states; every other one is a
 * member of a set beside the state.
 *
 * @param id 1 to 64 characters of {@code a-z 0-9 . -}; a plug-in's begins with its bundle's name
 */
public record Permission(String id) {

	/** To see the screen. */
	public static final Permission VIEW = new Permission("view"); //$NON-NLS-1$

	/** To use mouse and keyboard. */
	public static final Permission CONTROL = new Permission("control"); //$NON-NLS-1$

	/** Longest id. */
	public static final int MAX_ID = 64;

	/** @throws IllegalArgumentException where the id has another form */
	public Permission {
		if (id.isEmpty() || id.length() > MAX_ID || !id.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-')) {
			throw new IllegalArgumentException("no permission id"); //$NON-NLS-1$
		}
	}
}
