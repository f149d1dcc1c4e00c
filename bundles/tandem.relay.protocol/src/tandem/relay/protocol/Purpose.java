// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

/** What a mailbox with a key is for. */
public enum Purpose implements Coded {
	/** Both ends had a session and lost the connection: they come back within a minute. */
	RECONNECT(1),
	/** Two contacts: one waits until the other comes. */
	CONTACT(2);

	private final int code;

	Purpose(final int code) {
		this.code = code;
	}

	@Override
	public int code() {
		return code;
	}
}
