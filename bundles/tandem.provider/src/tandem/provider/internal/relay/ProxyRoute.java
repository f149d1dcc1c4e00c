// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import java.net.InetSocketAddress;
import java.util.Optional;

import io.netty.channel.ChannelHandler;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;

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

	/** A handler that goes through it; the first in a pipeline. May block while the proxy's name is looked up. */
	ChannelHandler handler() {
		final var address = new InetSocketAddress(host, port);
		return switch (kind) {
		case HTTP -> user.map(login -> new HttpProxyHandler(address, login.name(), login.password())).orElseGet(() -> new HttpProxyHandler(address));
		case SOCKS5 -> user.map(login -> new Socks5ProxyHandler(address, login.name(), login.password())).orElseGet(() -> new Socks5ProxyHandler(address));
		};
	}
}
