// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol.proxy;

import java.util.Optional;

/**
 * A proxy on the way to a relay. {@link #toString()} tells no password.
 *
 * @param kind how it is spoken to
 * @param user name it wants, with the password
 */
public record ProxyRoute(Kind kind, String host, int port, Optional<Login> user) {

	/** How a proxy is spoken to. */
	public enum Kind {
		/** HTTP CONNECT. */
		HTTP,
		/** SOCKS version 5, names resolved by the proxy. */
		SOCKS5
	}

	/** Who this is to the proxy. */
	public record Login(String name, String password) {

		@Override
		public String toString() {
			return "Login"; //$NON-NLS-1$
		}
	}
}
