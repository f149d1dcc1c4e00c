// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.tls;

/** Certificate or key can't be used; the message says which, why, and what to do. */
public final class TlsException extends Exception {

	private static final long serialVersionUID = 1L;

	public TlsException(final String message, final Throwable cause) {
		super(message, cause);
	}

	public TlsException(final String message) {
		super(message);
	}
}
