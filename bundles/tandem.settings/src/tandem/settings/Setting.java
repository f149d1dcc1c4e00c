// SPDX-License-Identifier: EPL-2.0
package tandem.settings;

import java.util.List;

/**
 * A setting: its name in the file, the value where nobody set another, and what is allowed.
 *
 * @param <T> type of the value
 */
public sealed interface Setting<T> {

	/** First TCP port that the endpoint tries. */
	Number PORT = new Number("port", 49_152, 1_024, 65_535); //$NON-NLS-1$

	/** Last TCP port that the endpoint tries where the first ones are taken; one below {@link #PORT} means that alone. */
	Number LAST_PORT = new Number("lastPort", 49_161, 1_024, 65_535); //$NON-NLS-1$

	/** Seconds until a question to the sharer counts as not answered. */
	Number QUESTION_SECONDS = new Number("questionSeconds", 120, 10, 3_600); //$NON-NLS-1$

	/** Minutes that an invitation is open unless the sharer chooses otherwise; 99 days at most. */
	Number INVITATION_MINUTES = new Number("invitationMinutes", 360, 1, 99 * 24 * 60); //$NON-NLS-1$

	/** Longest session in minutes; 0 is no limit. */
	Number SESSION_MINUTES = new Number("sessionMinutes", 0, 0, 7 * 24 * 60); //$NON-NLS-1$

	/** How this person wants to be called at the other end; empty for the user's name. */
	Text NAME = new Text("name", "", 64); //$NON-NLS-1$ //$NON-NLS-2$

	/** Their organisation. */
	Text ORGANISATION = new Text("organisation", "", 64); //$NON-NLS-1$ //$NON-NLS-2$

	/** All settings. */
	List<Setting<?>> ALL = List.of(PORT, LAST_PORT, QUESTION_SECONDS, INVITATION_MINUTES, SESSION_MINUTES, NAME, ORGANISATION);

	/** Name in the file. */
	String key();

	/** The value where nobody set another. */
	T usual();

	/**
	 * A whole number.
	 *
	 * @param least smallest value allowed
	 * @param most greatest value allowed
	 */
	record Number(String key, Integer usual, int least, int most) implements Setting<Integer> {

		/** @throws IllegalArgumentException where the usual value is not allowed */
		public Number {
			if (usual < least || usual > most) {
				throw new IllegalArgumentException(key);
			}
		}
	}

	/**
	 * One line of text.
	 *
	 * @param longest most UTF-16 units
	 */
	record Text(String key, String usual, int longest) implements Setting<String> {
	}
}
