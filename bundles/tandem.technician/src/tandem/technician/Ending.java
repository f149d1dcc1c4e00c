// SPDX-License-Identifier: EPL-2.0
package tandem.technician;

import java.util.Optional;

import tandem.channel.ConnectFailedException;
import tandem.session.EndReason;

/** Why a session is over. */
public sealed interface Ending {

	/** The call never got through. */
	record NotConnected(ConnectFailedException.Why why, String detail) implements Ending {
	}

	/** The technician gave the call up. */
	record Cancelled() implements Ending {
	}

	/** The session's log could not be written at this end, and the settings or an administrator's policy want one. */
	record NotLogged() implements Ending {
	}

	/**
	 * There was a session.
	 *
	 * @param reason who or what ended it
	 * @param detail more for the log, or empty
	 */
	record Over(EndReason reason, Optional<String> detail) implements Ending {
	}
}
