// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol.proxy;

/** Somebody named a proxy in words that can't be understood. */
public final class UnusableProxyException extends Exception {

	private static final long serialVersionUID = 1L;

	/** @param where it is named, for example {@code https_proxy} */
	public UnusableProxyException(final String where) {
		super(where + " names no proxy that can be used"); //$NON-NLS-1$
	}
}
