// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

import java.util.Optional;

/** Why a relay ended a waiting mailbox or a session. */
public enum CloseReason implements Coded {
	/** Nobody came in time. */
	EXPIRED(1),
	/** The relay stops; sessions can go on at another one, or at the same one after its restart. */
	DRAINING(2),
	/** The other end closed, or was lost. */
	PEER_GONE(3),
	/** One end has come again on another connection, so that this one is over; the other end attaches again, too. */
	REPLACED(4),
	/** No byte was forwarded for too long. */
	IDLE(5),
	/** The session has lasted as long as one may. */
	LIFETIME(6),
	/** The session has moved as many bytes as one may. */
	BYTES(7),
	/** This client broke the protocol. */
	PROTOCOL(8),
	/** The other end has not taken what was sent to it for too long. */
	STALLED(9);

	private final int code;

	CloseReason(final int code) {
		this.code = code;
	}

	@Override
	public int code() {
		return code;
	}

	/** The status of the WebSocket close that says this, in the range for private use. */
	public int status() {
		return RelayProtocol.CLOSE_STATUS + code;
	}

	/**
	 * What a WebSocket close by a relay means.
	 *
	 * @param status of the close
	 * @return empty if a relay of this version does not close so
	 */
	public static Optional<CloseReason> ofStatus(final int status) {
		return Coded.find(values(), status - RelayProtocol.CLOSE_STATUS);
	}
}
