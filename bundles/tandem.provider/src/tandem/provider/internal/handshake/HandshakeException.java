// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.handshake;

import tandem.channel.ConnectFailedException.Why;

/** The conversation failed; the reason is what a caller may know, the message is for the log and holds no secret. */
public final class HandshakeException extends Exception {

	private static final long serialVersionUID = 1L;

	private final Why why;

	/** @param why the reason */
	public HandshakeException(final Why why, final String message) {
		super(message);
		this.why = why;
	}

	/** @param why the reason */
	public HandshakeException(final Why why, final String message, final Throwable cause) {
		super(message, cause);
		this.why = why;
	}

	/** The reason. */
	public Why why() {
		return why;
	}
}
