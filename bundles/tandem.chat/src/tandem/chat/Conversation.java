// SPDX-License-Identifier: EPL-2.0
package tandem.chat;

import java.util.List;

import tandem.session.Role;

/** What is written in one session, as one end has it. Thread-safe; nothing blocks. */
public interface Conversation {

	/** Most code points of one message. */
	int MAX_TEXT = 4_000;

	/** Most messages that are kept; the oldest go, and stand in the session's log. */
	int MAX_LINES = 500;

	/** What became of a message that somebody wants to send. */
	enum Sent {
		/** It goes out. */
		ACCEPTED,
		/** There is nothing in it. */
		EMPTY,
		/** It has more than {@link Conversation#MAX_TEXT} code points. */
		TOO_LONG,
		/** Too many in a short time, or too many that did not arrive yet. */
		TOO_FAST,
		/** It is not {@link Standing#OPEN}. */
		NOT_NOW
	}

	/** {@link tandem.session.SessionContext#id()} of the session. */
	String sessionId();

	/** Which end this is. */
	Role role();

	/** Name of the other person as they state it: cleaned, never proven. */
	String peer();

	/** Whether the two can write to each other now. */
	Standing standing();

	/** What was written, oldest first. */
	List<ChatLine> lines();

	/** Messages that came and that nobody has {@link #read}. */
	int unread();

	/** Somebody has the messages before their eyes. */
	void read();

	/** Sends a message, cleaned as what comes is. */
	Sent send(String text);

	/** Switches the chat on or off for this session (sharer's end; the technician's does nothing): off, nothing is taken, and the other end is told. */
	void setOn(boolean on);
}
