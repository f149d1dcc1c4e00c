// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import java.net.InetSocketAddress;
import java.util.Optional;

import io.netty.channel.ChannelHandler;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.relay.protocol.proxy.ProxyRoute;
import tandem.relay.protocol.proxy.ProxySearch;
import tandem.relay.protocol.proxy.UnusableProxyException;

/**
 * The proxies on the way to relays.
 *
 * @param search finds them
 */
public record Proxies(ProxySearch search) {

	/**
	 * The proxy to a relay, if there is one. May block while the system's settings are asked.
	 *
	 * @throws ConnectFailedException PROXY where one was set that can't be understood
	 */
	public Optional<ProxyRoute> to(final RelayTarget relay) throws ConnectFailedException {
		try {
			return search.to(relay.bareHost(), relay.port());
		} catch (final UnusableProxyException e) {
			throw new ConnectFailedException(Why.PROXY, e.getMessage(), e);
		}
	}

	/** A handler that goes through a proxy; the first in a pipeline. May block while the proxy's name is looked up. */
	static ChannelHandler handler(final ProxyRoute route) {
		final var address = new InetSocketAddress(route.host(), route.port());
		return switch (route.kind()) {
		case HTTP -> route.user().map(login -> new HttpProxyHandler(address, login.name(), login.password())).orElseGet(() -> new HttpProxyHandler(address));
		case SOCKS5 -> route.user().map(login -> new Socks5ProxyHandler(address, login.name(), login.password())).orElseGet(() -> new Socks5ProxyHandler(address));
		};
	}
}
