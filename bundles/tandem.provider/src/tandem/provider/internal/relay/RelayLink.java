// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.resolver.NoopAddressResolverGroup;
import tandem.channel.ConnectFailedException.Why;
import tandem.provider.internal.handshake.HandshakeException;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.RelayProtocol;
import tandem.relay.protocol.proxy.ProxyRoute;

/** Goes to a relay: TCP, a proxy where there is one, TLS, WebSocket, rendezvous. */
public final class RelayLink {

	private static final int CONNECT_MILLIS = 10_000;

	private static final int TLS_SECONDS = 10;

	private static final int MAX_HEADERS = 8 << 10;

	private static final int SERVICE_UNAVAILABLE = 503;

	private static final int TOO_MANY_REQUESTS = 429;

	private final EventLoopGroup loops;

	private final RelayTarget relay;

	private final Optional<ProxyRoute> proxy;

	private final Duration silentIsGone;

	public RelayLink(final EventLoopGroup loops, final RelayTarget relay, final Optional<ProxyRoute> proxy) {
		this(loops, relay, proxy, RelayProtocol.SILENT_IS_GONE);
	}

	RelayLink(final EventLoopGroup loops, final RelayTarget relay, final Optional<ProxyRoute> proxy, final Duration silentIsGone) {
		this.loops = loops;
		this.relay = relay;
		this.proxy = proxy;
		this.silentIsGone = silentIsGone;
	}

	/**
	 * Goes there. May block while a proxy's name is looked up.
	 *
	 * @param wish what is wanted of the relay
	 * @param waterMark of the channel, for what will be said over it
	 * @param reached run when the relay answers
	 * @param events hear how it goes; failures as {@link HandshakeException}
	 * @return the channel; closing it gives up
	 */
	public Channel open(final ClientFrame wish, final WriteBufferWaterMark waterMark, final Runnable reached, final Rendezvous.Events events) {
		final var told = new Told(events);
		final var rendezvous = new Rendezvous(wish, channel -> reached.run(), told);
		final Optional<ChannelHandler> detour = proxy.map(Proxies::handler);
		final var bootstrap = new Bootstrap().group(loops).channel(NioSocketChannel.class).option(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark)
				.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS).option(ChannelOption.TCP_NODELAY, Boolean.TRUE)
				.handler(new ChannelInitializer<Channel>() {
					@Override
					protected void initChannel(final Channel channel) {
						detour.ifPresent(channel.pipeline()::addLast);
						fill(channel, rendezvous);
					}
				});
		if (detour.isPresent()) {
			bootstrap.resolver(NoopAddressResolverGroup.INSTANCE); // names are the proxy's to look up
		}
		final ChannelFuture connecting = bootstrap.connect(InetSocketAddress.createUnresolved(relay.bareHost(), relay.port()));
		connecting.addListener(done -> {
			if (!done.isSuccess()) {
				told.failed(proxy.<Throwable>map(route -> ProxyTrouble.unreachable(route, done.cause())).orElse(done.cause()));
			}
		});
		return connecting.channel();
	}

	private void fill(final Channel channel, final Rendezvous rendezvous) {
		final var tls = new SslHandler(RelayTls.engine(relay));
		tls.setHandshakeTimeout(TLS_SECONDS, TimeUnit.SECONDS);
		final var webSocket = WebSocketClientProtocolConfig.newBuilder().webSocketUri("wss://" + relay.shown() + RelayProtocol.PATH) //$NON-NLS-1$
				.subprotocol(RelayProtocol.SUBPROTOCOL).version(WebSocketVersion.V13).allowExtensions(false).customHeaders(new DefaultHttpHeaders())
				.maxFramePayloadLength(RelayProtocol.MAX_DATA).handleCloseFrames(false).handshakeTimeoutMillis(CONNECT_MILLIS).build();
		// Silence is told before the WebSocket's own handler takes the relay's pings away.
		channel.pipeline().addLast(tls, new IdleStateHandler(silentIsGone.toMillis(), 0, 0, TimeUnit.MILLISECONDS), new HttpClientCodec(),
				new HttpObjectAggregator(MAX_HEADERS), new WebSocketClientProtocolHandler(webSocket), rendezvous);
	}

	/** Says each failure once, as what it means. */
	private static final class Told implements Rendezvous.Events {

		private final Rendezvous.Events events;

		private boolean over;

		Told(final Rendezvous.Events events) {
			this.events = events;
		}

		@Override
		public void waiting(final tandem.relay.protocol.ServerFrame answer) {
			events.waiting(answer);
		}

		@Override
		public void ready(final Channel channel) {
			events.ready(channel);
		}

		@Override
		public void failed(final Throwable cause) {
			synchronized (this) {
				if (over) {
					return;
				}
				over = true;
			}
			events.failed(meaning(cause));
		}

		private static HandshakeException meaning(final Throwable cause) {
			if (cause instanceof final HandshakeException told) {
				return told;
			}
			final var proxy = ProxyTrouble.in(cause);
			if (proxy.isPresent()) {
				return proxy.get();
			}
			final var why = RelayTls.isUntrusted(cause) ? Why.WRONG_CERTIFICATE : switch (cause) {
			case final WebSocketHandshakeException refused when isBusy(refused) -> Why.BUSY;
			case final WebSocketHandshakeException _ -> Why.NOT_TANDEM;
			case final NotSslRecordException _ -> Why.NOT_TANDEM;
			case final javax.net.ssl.SSLException _, final io.netty.handler.codec.DecoderException _ -> Why.NOT_TANDEM;
			default -> Why.UNREACHABLE;
			};
			return new HandshakeException(why, String.valueOf(cause.getMessage()).lines().findFirst().orElse(""), cause); //$NON-NLS-1$
		}

		private static boolean isBusy(final WebSocketHandshakeException refused) {
			final var text = String.valueOf(refused.getMessage());
			return text.contains(String.valueOf(SERVICE_UNAVAILABLE)) || text.contains(String.valueOf(TOO_MANY_REQUESTS));
		}
	}
}
