// SPDX-License-Identifier: EPL-2.0
package tandem.session;

/** What became of a question to the sharer. The order is part of the protocol: append only. */
public enum Answer {
	/** Allowed. */
	ALLOWED,
	/** The sharer said No. */
	SAID_NO,
	/** The sharer did not answer in time. */
	DID_NOT_ANSWER,
	/** The sharer said No twice: the question is not asked any more. */
	SAID_NO_FOR_GOOD,
	/** The sharer took it back after having allowed it. */
	TAKEN_BACK,
	/** It can't be asked now: another question is open, or the session is in no state for it. */
	NOT_NOW,
	/** The settings of the sharer's computer do not allow it to anybody: nobody was asked. */
	FORBIDDEN
}
