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

	/** The relay, {@code host} or {@code host:port}; empty where the way to it is found otherwise. */
	Text RELAY = new Text("relay", "", 300); //$NON-NLS-1$ //$NON-NLS-2$

	/** SHA-256 of the relay's certificate in hex, for one that no authority vouches for; empty to trust the system's authorities. */
	Text RELAY_PIN = new Text("relayPin", "", 100); //$NON-NLS-1$ //$NON-NLS-2$

	/** Proxy on the way to the relay, {@code http://host:port} or {@code socks5://host:port}; empty for the system's. */
	Text PROXY = new Text("proxy", "", 300); //$NON-NLS-1$ //$NON-NLS-2$

	/** Minutes that a pairing code is valid. */
	Number CODE_MINUTES = new Number("codeMinutes", 10, 1, 60); //$NON-NLS-1$

	/** Characters of a pairing code; each above 9 makes it harder to guess. */
	Number CODE_LENGTH = new Number("codeLength", 9, 8, 12); //$NON-NLS-1$

	/** What the sharer reads before allowing anything to a person who gave them a code; empty for our own words. */
	Text CODE_WARNING = new Text("codeWarning", "", 400); //$NON-NLS-1$ //$NON-NLS-2$

	/** File with the certificates of those who vouch for technicians, PEM; empty for the team's own, or nobody. */
	Text AUTHORITY = new Text("authority", "", 1024); //$NON-NLS-1$ //$NON-NLS-2$

	/** All settings. */
	List<Setting<?>> ALL = List.of(PORT, LAST_PORT, QUESTION_SECONDS, INVITATION_MINUTES, SESSION_MINUTES, NAME, ORGANISATION, RELAY, RELAY_PIN, PROXY,
			CODE_MINUTES, CODE_LENGTH, CODE_WARNING, AUTHORITY);

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
