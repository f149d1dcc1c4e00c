// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.ReferenceCountUtil;

import tandem.provider.internal.tls.Certificate;
import tandem.relay.protocol.ClientFrame;
import tandem.relay.protocol.RelayCodec;
import tandem.relay.protocol.RelayFrame;
import tandem.relay.protocol.RelayProtocol;
import tandem.relay.protocol.RelayProtocolException;
import tandem.relay.protocol.RendezvousKey;
import tandem.relay.protocol.Role;
import tandem.relay.protocol.RoutingPart;
import tandem.relay.protocol.ServerFrame;

/** A relay that does to the bytes what a test says: honest where it says nothing. One mailbox. */
final class ScriptedRelay implements AutoCloseable {

	static final String MAILBOX = "K7M4";

	/** Which way bytes go. */
	enum Way {
		TO_LISTENER, TO_CALLER
	}

	/** What becomes of one message. */
	@FunctionalInterface
	interface Script {

		/** @param index of the message on its way, from 0 */
		List<byte[]> pass(Way way, int index, byte[] message);
	}

	private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
	private final Certificate own = Certificate.fresh();
	private final Channel server;
	private volatile Script script = (way, index, message) -> List.of(message);
	private volatile Function<ClientFrame, Optional<RelayFrame>> answers = wish -> Optional.empty();
	private volatile Channel listener;
	private volatile Channel caller;
	private final AtomicInteger attached = new AtomicInteger();
	/** Event loop only. */
	private Channel waiting;
	/** Event loop only. */
	private RendezvousKey key;

	ScriptedRelay() throws Exception {
		final var tls = SslContextBuilder.forServer(own.keys().getPrivate(), own.certificate()).protocols("TLSv1.3").build();
		server = new ServerBootstrap().group(loops).channel(NioServerSocketChannel.class).childHandler(new ChannelInitializer<Channel>() {
			@Override
			protected void initChannel(final Channel channel) {
				channel.pipeline().addLast(tls.newHandler(channel.alloc()), new HttpServerCodec(), new HttpObjectAggregator(8192),
						new WebSocketServerProtocolHandler(RelayProtocol.PATH, RelayProtocol.SUBPROTOCOL, false, RelayProtocol.MAX_DATA), new Client());
			}
		}).bind(new InetSocketAddress("127.0.0.1", 0)).sync().channel();
	}

	int port() {
		return ((InetSocketAddress) server.localAddress()).getPort();
	}

	String target() {
		return "tandem+relay://127.0.0.1:" + port() + "?pin=" + HexFormat.of().formatHex(own.fingerprint());
	}

	/** From now on. */
	void does(final Script what) {
		script = what;
	}

	/** Answers so instead of honestly. */
	void answers(final Function<ClientFrame, Optional<RelayFrame>> what) {
		answers = what;
	}

	/** How often an end came to go on after a lost line. */
	int attached() {
		return attached.get();
	}

	/** Says something to the end that waits. */
	void tells(final RelayFrame frame) {
		send(listener, frame);
	}

	/** Asks the end that waits for a sign of life. */
	void pings() {
		listener.writeAndFlush(new PingWebSocketFrame());
	}

	/** From now on nobody gets in. */
	void stopListening() {
		server.close().syncUninterruptibly();
	}

	/** Ends both lines as a relay that is killed does. */
	void cut() {
		listener.close();
		if (caller != null) {
			caller.close();
		}
	}

	/** Ends the line of the end that calls. */
	void cutCaller() {
		caller.close();
	}

	@Override
	public void close() {
		server.close();
		loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
	}

	private static void send(final Channel channel, final byte[] message) {
		channel.writeAndFlush(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message)));
	}

	private static void send(final Channel channel, final RelayFrame frame) {
		send(channel, RelayCodec.encode(frame));
	}

	private final class Client extends ChannelInboundHandlerAdapter {

		private final AtomicInteger count = new AtomicInteger();
		private boolean wished;

		@Override
		public void channelRead(final ChannelHandlerContext context, final Object message) throws RelayProtocolException {
			try {
				if (message instanceof final BinaryWebSocketFrame frame) {
					if (wished) {
						forward(context.channel(), frame.content());
					} else {
						wished = true;
						wish(context.channel(), RelayCodec.decodeClient(frame.content().nioBuffer()));
					}
				}
			} finally {
				ReferenceCountUtil.release(message);
			}
		}

		private void wish(final Channel channel, final ClientFrame wish) {
			final var scripted = answers.apply(wish);
			if (scripted.isPresent()) {
				send(channel, scripted.get());
				return;
			}
			if (wish instanceof final ClientFrame.Attach attach) {
				attach(channel, attach);
			} else if (wish instanceof final ClientFrame.Allocate allocate) {
				listener = channel;
				send(channel, new ServerFrame.Allocated(new RoutingPart(MAILBOX), allocate.lifetimeSeconds() * 1000));
			} else {
				caller = channel;
				send(listener, new ServerFrame.Ready(0, 0));
				send(channel, new ServerFrame.Ready(0, 0));
			}
		}

		/** Who comes again waits for the other; the key must be the same. */
		private void attach(final Channel channel, final ClientFrame.Attach attach) {
			final var technician = attach.role() == Role.TECHNICIAN;
			if (technician) {
				listener = channel;
			} else {
				caller = channel;
			}
			attached.incrementAndGet();
			final var other = waiting;
			if (other != null && other.isActive() && attach.key().equals(key)) {
				waiting = null;
				send(other, new ServerFrame.Ready(0, 0));
				send(channel, new ServerFrame.Ready(0, 0));
			} else {
				waiting = channel;
				key = attach.key();
				send(channel, new ServerFrame.Waiting(attach.waitSeconds() * 1000));
			}
		}

		private void forward(final Channel from, final ByteBuf content) {
			final var bytes = new byte[content.readableBytes()];
			content.readBytes(bytes);
			final var way = from == caller ? Way.TO_LISTENER : Way.TO_CALLER;
			script.pass(way, count.getAndIncrement(), bytes).forEach(message -> send(way == Way.TO_LISTENER ? listener : caller, message));
		}

		@Override
		public void channelInactive(final ChannelHandlerContext context) {
			final var other = context.channel() == caller ? listener : context.channel() == listener ? caller : null;
			if (other != null) {
				other.close();
			}
		}

		@Override
		public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
			context.close();
		}
	}
}
