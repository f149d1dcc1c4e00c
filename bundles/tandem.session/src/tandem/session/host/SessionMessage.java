// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import java.util.Set;

import tandem.session.Answer;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.session.SessionState;

/** The messages of the channel {@code tandem.session}. */
public sealed interface SessionMessage {

	/**
	 * First message of both ends.
	 *
	 * @param product what runs there, for the log
	 * @param computer the computer's name as stated; cleaned
	 */
	record Hello(String product, String computer) implements SessionMessage {
	}

	/** Technician: a permission is wished. */
	record Ask(Permission permission) implements SessionMessage {
	}

	/** Technician: a permission is given back, or a wish withdrawn. */
	record Release(Permission permission) implements SessionMessage {
	}

	/** Endpoint: what became of a wish, or that something granted was taken back. */
	record Answered(Permission permission, Answer answer) implements SessionMessage {
	}

	/**
	 * Endpoint: how things stand; each replaces the one before. Pause and withdrawal need no message of their own.
	 *
	 * @param granted what is allowed
	 * @param promptUp a password prompt, lock or login screen holds remote input
	 */
	record State(SessionState state, Set<Permission> granted, boolean promptUp) implements SessionMessage {
	}

	/**
	 * Either: the session is over; the last message.
	 *
	 * @param detail for people and the log; may be empty
	 */
	record End(EndReason reason, String detail) implements SessionMessage {
	}
}
