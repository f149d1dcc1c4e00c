// SPDX-License-Identifier: EPL-2.0
package tandem.channel;

/** A call or a listener did not come about. */
public final class ConnectFailedException extends Exception {

	private static final long serialVersionUID = 1L;

	/** Why, for the code that chooses the words a person reads. */
	public enum Why {
		/** No answer, no route, a closed port, an unknown host: unreachable, or no longer open. */
		UNREACHABLE,
		/** Something else than Tandem answered. */
		NOT_TANDEM,
		/** The certificate is not the pinned one: somebody else answers at this address. */
		WRONG_CERTIFICATE,
		/** The other end did not accept id and secret: wrong, used up, cancelled or expired, which look the same. */
		REFUSED,
		/** The two ends share no version. */
		VERSION,
		/** The other end broke the protocol. */
		VIOLATION,
		/** The other end stopped answering in the middle. */
		TIMEOUT,
		/** No port of the range is free, or the address is not of this computer. */
		CANNOT_LISTEN,
		/** The target's form is unknown or no provider knows it. */
		BAD_TARGET,
		/** The proxy on the way can't be reached or refuses to go there. */
		PROXY,
		/** The proxy on the way wants a name and password, or others than it was given. */
		PROXY_PASSWORD,
		/** The relay knows no such mailbox: never given, used up or expired, which look the same. */
		NO_MAILBOX,
		/** The relay wants a token that this computer does not have. */
		TOKEN,
		/** The relay has no room or is being shut down, or this network asked too often: try again later. */
		BUSY,
		/** Who called may come, but nobody sits at the other computer: it is locked, or nobody is logged in. Told only to who may come. */
		NOBODY_THERE,
		/** Who called may come, but somebody else is helping there. Told only to who may come. */
		OCCUPIED,
		/** Who called may come, but was not answered so often that they are not heard again for a day. Told only to who may come. */
		TOO_OFTEN
	}

	private final Why why;

	/**
	 * @param why the reason
	 * @param message details for the log, without secrets
	 * @param cause or null
	 */
	public ConnectFailedException(final Why why, final String message, final Throwable cause) {
		super(message, cause);
		this.why = why;
	}

	/** The reason. */
	public Why why() {
		return why;
	}
}
