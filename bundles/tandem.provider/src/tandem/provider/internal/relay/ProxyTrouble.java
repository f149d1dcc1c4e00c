// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.proxy.HttpProxyHandler.HttpProxyConnectException;
import io.netty.handler.proxy.ProxyConnectException;
import tandem.channel.ConnectFailedException.Why;
import tandem.provider.internal.handshake.HandshakeException;
import tandem.relay.protocol.proxy.ProxyRoute;

/** What it means when a proxy does not let a call through. */
final class ProxyTrouble {

	/** RFC 9110, 15.5.8, for which tinyproxy says 401; and how Netty writes SOCKS5's answers to the greeting (RFC 1928, 3) and to the password (RFC 1929, 2). */
	private static final Pattern PASSWORD = Pattern.compile("status: 40[17] |authMethod: |authStatus: "); //$NON-NLS-1$

	/** RFC 9110, 15.6: the proxy failed at going on; RFC 1928, 6: replies 3 to 6. */
	private static final Pattern BEYOND = Pattern.compile("status: 5\\d\\d|status: (NETWORK_UNREACHABLE|HOST_UNREACHABLE|CONNECTION_REFUSED|TTL_EXPIRED)"); //$NON-NLS-1$

	private ProxyTrouble() {
	}

	/** The proxy answered with something else than a way through, or not at all; TLS, which waits behind it, fails for that reason. */
	static Optional<HandshakeException> in(final Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).filter(ProxyConnectException.class::isInstance)
				.map(ProxyConnectException.class::cast).findFirst().map(ProxyTrouble::of);
	}

	private static HandshakeException of(final ProxyConnectException refused) {
		final var text = String.valueOf(refused.getMessage()).lines().findFirst().orElse(""); //$NON-NLS-1$
		return new HandshakeException(why(refused, text), text, refused);
	}

	private static Why why(final ProxyConnectException refused, final String text) {
		final var asks = refused instanceof final HttpProxyConnectException http && http.headers() != null
				&& http.headers().contains(HttpHeaderNames.PROXY_AUTHENTICATE);
		if (asks || PASSWORD.matcher(text).find()) {
			return Why.PROXY_PASSWORD;
		}
		return BEYOND.matcher(text).find() ? Why.UNREACHABLE : Why.PROXY;
	}

	/** Nobody answers at the proxy's address. */
	static HandshakeException unreachable(final ProxyRoute proxy, final Throwable cause) {
		return new HandshakeException(Why.PROXY, "no proxy at " + proxy.host() + ':' + proxy.port(), cause); //$NON-NLS-1$
	}
}
