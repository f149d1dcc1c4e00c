// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

/** Why a relay refuses. */
public enum Refusal implements Coded {
	/** No such mailbox: never there, used or expired; the relay does not say which. */
	UNAVAILABLE(1),
	/** Too many attempts from this place. */
	RATE(2),
	/** The relay is about to stop; another one, or the same one after its restart, will take it. */
	DRAINING(3),
	/** Technicians need a token here, and this was none or the wrong one. */
	TOKEN(4),
	/** All mailboxes or sessions that there may be, here or from this place, are in use. */
	LIMIT(5),
	/** The relay does not speak this version. */
	VERSION(6),
	/** The frame breaks the protocol. */
	MALFORMED(7);

	private final int code;

	Refusal(final int code) {
		this.code = code;
	}

	@Override
	public int code() {
		return code;
	}
}
