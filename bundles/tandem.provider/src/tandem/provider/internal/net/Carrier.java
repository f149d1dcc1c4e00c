// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalServerChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;

/**
 * What carries the bytes: TCP, or memory within this process. Everything above is the same for both.
 *
 */
public sealed interface Carrier {

	/** PROTOCOL, "Multiplexing": more than this waits in the channels, where input can pass it. */
	WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(32 << 10, 64 << 10);

	/** Scheme of targets over TCP. */
	String TCP_SCHEME = "tandem+tls"; //$NON-NLS-1$

	/** Scheme of targets in memory. */
	String MEMORY_SCHEME = "tandem+memory"; //$NON-NLS-1$

	/** Addresses to call (one), or to listen on (the first that is free). */
	List<? extends SocketAddress> addresses();

	/** The kind of channel that calls. */
	Class<? extends Channel> calling();

	/** The kind of channel that listens. */
	Class<? extends ServerChannel> listening();

	/** TCP. */
	record Tcp(List<InetSocketAddress> addresses) implements Carrier {

		/** The one of them with this port. */
		public Tcp at(final int port) {
			return new Tcp(List.of(InetSocketAddress.createUnresolved(addresses.getFirst().getHostString(), port)));
		}

		@Override
		public Class<? extends Channel> calling() {
			return NioSocketChannel.class;
		}

		@Override
		public Class<? extends ServerChannel> listening() {
			return NioServerSocketChannel.class;
		}
	}

	/** Memory. */
	record Memory(List<LocalAddress> addresses) implements Carrier {

		@Override
		public Class<? extends Channel> calling() {
			return LocalChannel.class;
		}

		@Override
		public Class<? extends ServerChannel> listening() {
			return LocalServerChannel.class;
		}
	}

	/**
	 * Reads a target.
	 *
	 * @param target {@code tandem+tls://host:port}, {@code tandem+tls://host:first-last} or {@code tandem+memory://name}
	 * @throws ConnectFailedException BAD_TARGET for anything else
	 */
	static Carrier of(final String target) throws ConnectFailedException {
		final var colon = target.indexOf("://"); //$NON-NLS-1$
		if (colon > 0) {
			final var rest = target.substring(colon + 3); // the length of ://
			switch (target.substring(0, colon)) {
			case MEMORY_SCHEME:
				if (!rest.isEmpty()) {
					return new Memory(List.of(new LocalAddress("tandem-" + rest))); //$NON-NLS-1$
				}
				break;
			case TCP_SCHEME:
				return tcp(target, rest);
			default:
				break;
			}
		}
		throw new ConnectFailedException(Why.BAD_TARGET, "not a target: " + target, null); //$NON-NLS-1$
	}

	private static Carrier tcp(final String target, final String rest) throws ConnectFailedException {
		try {
			final var range = rest.lastIndexOf('-') > rest.lastIndexOf(':') ? rest.lastIndexOf('-') : rest.length();
			final var uri = new URI(TCP_SCHEME + "://" + rest.substring(0, range)); //$NON-NLS-1$
			final var first = uri.getPort();
			final var last = range == rest.length() ? first : Integer.parseInt(rest.substring(range + 1));
			if (uri.getHost() == null || first < 0 || last < first || last > 0xffff || !uri.getPath().isEmpty()
					|| uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
				throw new ConnectFailedException(Why.BAD_TARGET, "not a target: " + target, null); //$NON-NLS-1$
			}
			final var host = uri.getHost().startsWith("[") ? uri.getHost().substring(1, uri.getHost().length() - 1) : uri.getHost(); //$NON-NLS-1$
			final var name = host.replace("%25", "%"); // RFC 6874: the % before an IPv6 zone may be escaped //$NON-NLS-1$ //$NON-NLS-2$
			final var addresses = new ArrayList<InetSocketAddress>();
			for (var port = first; port <= last; port++) {
				addresses.add(InetSocketAddress.createUnresolved(name, port));
			}
			return new Tcp(List.copyOf(addresses));
		} catch (final URISyntaxException | NumberFormatException e) {
			throw new ConnectFailedException(Why.BAD_TARGET, "not a target: " + target, e); //$NON-NLS-1$
		}
	}
}
