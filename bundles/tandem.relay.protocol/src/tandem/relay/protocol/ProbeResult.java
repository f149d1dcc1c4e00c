// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

/** What became of a probe. */
public enum ProbeResult implements Coded {
	/** The relay came to the port, and was told the nonce there. */
	REACHED(1),
	/** It was not; the relay does not say whether nobody answered, the connection was refused, or somebody else spoke. */
	NOT_REACHED(2),
	/** The relay goes only to public addresses outside its own network, and the client's is none; or its operator wants it to go nowhere. */
	NOT_TRIED(3);

	private final int code;

	ProbeResult(final int code) {
		this.code = code;
	}

	@Override
	public int code() {
		return code;
	}
}
