// SPDX-License-Identifier: EPL-2.0
package tandem.invitation;

import java.time.Instant;
import java.util.Optional;

/**
 * What the technician's end knows of the invitation that a session came by. Immutable.
 *
 * @param openedBy who came in through it, as the sharer's end has the name: cleaned, never proven
 * @param expires when it ends by itself, by this computer's clock
 * @param wrongTries wrong tries that it cost before somebody came in, 0 to 255
 * @param over why nobody can come in through it any more
 */
public record InvitationStatus(String openedBy, Instant expires, int wrongTries, Optional<Over> over) {

	/** Why an invitation is over. The order is part of the protocol: append only. */
	public enum Over {
		/** Somebody came in through it, and it lets in only one. */
		USED_UP,
		/** The sharer closed it. */
		CANCELLED,
		/** Its time is over. */
		EXPIRED,
		/** Too many wrong tries closed it. */
		TOO_MANY_TRIES,
		/** The sharer's computer can't be reached any more. */
		UNREACHABLE
	}
}
