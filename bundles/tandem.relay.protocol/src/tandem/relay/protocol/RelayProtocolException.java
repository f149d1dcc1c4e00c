// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol;

/** A message that is no frame. The text says what is wrong and repeats nothing of the content. */
public final class RelayProtocolException extends Exception {

	private static final long serialVersionUID = 1L;

	private final Refusal refusal;

	RelayProtocolException(final Refusal refusal, final String message) {
		super(message);
		this.refusal = refusal;
	}

	RelayProtocolException(final String message, final Throwable cause) {
		super(message, cause);
		refusal = Refusal.MALFORMED;
	}

	/** What a relay answers to it: {@link Refusal#VERSION} or {@link Refusal#MALFORMED}. */
	public Refusal refusal() {
		return refusal;
	}
}
