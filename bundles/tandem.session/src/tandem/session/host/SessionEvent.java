// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that happened in a session, for its log: never a password, what was typed, or what the screen showed. Immutable.
 *
 * @param kind what it was, for programs
 * @param text what it was, a sentence in the language of the person whose log it is
 * @param facts more for programs, by name
 */
public record SessionEvent(Kind kind, String text, Map<String, String> facts) {

	/** What can happen. In files as lower-case names with - for _; readers leave out what they don't know. */
	public enum Kind {
		/** The other end is there, and nothing is allowed. */
		CONNECTED,
		/** The sharer is asked for a permission. */
		ASKED,
		/** What became of that, or of an answer given before. */
		ANSWERED,
		/** The technician gave a permission back. */
		RELEASED,
		/** The sharer hid the screen, or showed it again. */
		PAUSED, RESUMED,
		/** The line broke, or was mended. */
		LOST, MENDED,
		/** The system's own prompt holds remote input, or is gone. */
		HELD, FREED,
		/** The state of the session as the other end told it. */
		STATE,
		/** It is over. */
		ENDED,
		/** What a feature noted. */
		NOTE
	}

	/** Name of the fact that says which permission. */
	public static final String PERMISSION = "permission"; //$NON-NLS-1$

	/** Name of the fact that says what the answer was. */
	public static final String ANSWER = "answer"; //$NON-NLS-1$

	/** Name of the fact that says why it ended. */
	public static final String REASON = "reason"; //$NON-NLS-1$

	/** Name of the fact that says who connected, as they or their computer call themselves. */
	public static final String NAME = "name"; //$NON-NLS-1$

	/** Name of the fact that says what was called. */
	public static final String CALLED = "called"; //$NON-NLS-1$

	/** Facts are kept in the order of their names. */
	public SessionEvent {
		facts = Collections.unmodifiableMap(new TreeMap<>(facts));
	}

	/** Without facts. */
	public static SessionEvent of(final Kind kind, final String text) {
		return new SessionEvent(kind, text, Map.of());
	}

	/** What a feature noted. */
	public static SessionEvent note(final String text) {
		return of(Kind.NOTE, text);
	}
}
