// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.time.Duration;

import tandem.invitation.InvitationStatus;

/** The messages of the channel {@code tandem.invitation}; all go from the sharer's end to the technician's. */
sealed interface InvitationMessage {

	/**
	 * First: the invitation that this session came by.
	 *
	 * @param by who came in, as the sharer's end has the name; cleaned
	 * @param left until it ends by itself, in whole seconds, never negative; the two clocks need not agree
	 * @param wrongTries 0 to 255
	 */
	record Opened(String by, Duration left, int wrongTries) implements InvitationMessage {
	}

	/** Last: nobody can come in through it any more. */
	record Closed(InvitationStatus.Over why) implements InvitationMessage {
	}
}
