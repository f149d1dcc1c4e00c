// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol.proxy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import tandem.relay.protocol.proxy.ProxyRoute.Kind;
import tandem.relay.protocol.proxy.ProxyRoute.Login;

/**
 * Finds the proxy on the way to a relay: the setting, the environment ({@code https_proxy}, {@code all_proxy}, {@code no_proxy}, in either case, as
 * curl and others read them), the system's. The setting {@code direct} means none at all; to this computer there is one only where the setting says so.
 * Java asks the system (GNOME's settings with their scripts, macOS's, Windows's) where {@code java.net.useSystemProxies} is set, as the start scripts do.
 */
public final class ProxySearch {

	private static final String DIRECT = "direct"; //$NON-NLS-1$

	private static final int USUAL_HTTP_PORT = 3128;

	private static final int USUAL_SOCKS_PORT = 1080;

	private final Supplier<String> setting;

	private final UnaryOperator<String> environment;

	private final Supplier<ProxySelector> system;

	/** @param setting the proxy that was set; empty for none */
	public ProxySearch(final Supplier<String> setting) {
		this(setting, System::getenv, ProxySelector::getDefault);
	}

	/** For tests: with another environment and another system. */
	public ProxySearch(final Supplier<String> setting, final UnaryOperator<String> environment, final Supplier<ProxySelector> system) {
		this.setting = setting;
		this.environment = environment;
		this.system = system;
	}

	/**
	 * The proxy to a relay, if there is one. May block while the system's settings are asked.
	 *
	 * @param host a name or an address, IPv6 without brackets
	 * @throws UnusableProxyException where one was set that can't be understood
	 */
	public Optional<ProxyRoute> to(final String host, final int port) throws UnusableProxyException {
		final var set = setting.get().strip();
		if (!set.isEmpty()) {
			return set.equalsIgnoreCase(DIRECT) ? Optional.empty() : Optional.of(understood(set, "the setting proxy")); //$NON-NLS-1$
		}
		if (NoProxy.isHere(host) || NoProxy.of(variable("no_proxy").orElse("")).covers(host, port)) { //$NON-NLS-1$ //$NON-NLS-2$
			return Optional.empty();
		}
		for (final var name : List.of("https_proxy", "all_proxy")) { //$NON-NLS-1$ //$NON-NLS-2$
			final var named = variable(name);
			if (named.isPresent()) {
				return Optional.of(understood(named.get(), name));
			}
		}
		return ofSystem(host, port);
	}

	/** Nothing is passed by: a call past a proxy that somebody named would fail for a reason that nobody finds. */
	private static ProxyRoute understood(final String text, final String where) throws UnusableProxyException {
		return read(text).orElseThrow(() -> new UnusableProxyException(where)); //$NON-NLS-1$
	}

	private Optional<String> variable(final String name) {
		return Stream.of(name, name.toUpperCase(Locale.ROOT)).map(environment).filter(value -> value != null && !value.isBlank()).findFirst();
	}

	/** {@code http://user:password@host:port}, {@code socks5://host:port} (also {@code socks5h} and {@code socks}), or {@code host:port}. */
	static Optional<ProxyRoute> read(final String text) {
		try {
			final var uri = new URI(text.contains("://") ? text : "http://" + text); //$NON-NLS-1$ //$NON-NLS-2$
			final var kind = switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
			case "http" -> Kind.HTTP; //$NON-NLS-1$
			case "socks", "socks5", "socks5h" -> Kind.SOCKS5; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			default -> null;
			};
			if (kind == null || uri.getHost() == null) {
				return Optional.empty();
			}
			final var port = uri.getPort() > 0 ? uri.getPort() : kind == Kind.HTTP ? USUAL_HTTP_PORT : USUAL_SOCKS_PORT;
			return Optional.of(new ProxyRoute(kind, uri.getHost(), port, login(uri.getRawUserInfo())));
		} catch (final URISyntaxException | IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private static Optional<Login> login(final String info) {
		if (info == null) {
			return Optional.empty();
		}
		final var parts = info.split(":", 2); //$NON-NLS-1$
		return Optional.of(new Login(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "")); //$NON-NLS-1$
	}

	private static String decoded(final String text) {
		return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private Optional<ProxyRoute> ofSystem(final String host, final int port) {
		final var selector = system.get();
		if (selector == null) {
			return Optional.empty();
		}
		try {
			// The first is the one that is wanted; it may be none.
			return selector.select(new URI("https://" + (host.indexOf(':') >= 0 ? '[' + host + ']' : host) + ':' + port + "/")).stream().limit(1).filter(proxy -> proxy.type() != Proxy.Type.DIRECT) //$NON-NLS-1$ //$NON-NLS-2$
					.filter(proxy -> proxy.address() instanceof InetSocketAddress)
					.map(proxy -> new ProxyRoute(proxy.type() == Proxy.Type.SOCKS ? Kind.SOCKS5 : Kind.HTTP,
							((InetSocketAddress) proxy.address()).getHostString(), ((InetSocketAddress) proxy.address()).getPort(), Optional.empty()))
					.findFirst();
		} catch (final URISyntaxException | IllegalArgumentException e) {
			return Optional.empty();
		}
	}
}
