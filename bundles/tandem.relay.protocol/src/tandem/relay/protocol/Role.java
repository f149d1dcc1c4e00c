// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

/** Which end of a mailbox: two of the same role are never joined. */
public enum Role implements Coded {
	/** Who helps. */
	TECHNICIAN(1),
	/** Who is helped. */
	SHARER(2);

	private final int code;

	Role(final int code) {
		this.code = code;
	}

	@Override
	public int code() {
		return code;
	}

	/** The other end. */
	public Role other() {
		return this == TECHNICIAN ? SHARER : TECHNICIAN;
	}
}
