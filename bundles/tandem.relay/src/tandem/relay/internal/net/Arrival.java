// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import tandem.relay.internal.tls.TlsSource;

/** Receives a connection: counts it, then PROXY header where one is due, TLS, HTTP. */
final class Arrival extends ChannelInitializer<SocketChannel> {

	/** Most bytes of a request's first line. */
	private static final int MAX_LINE = 512;

	/** Most bytes of a request's headers. */
	private static final int MAX_HEADERS = 8 << 10;

	/** Nothing that the relay answers has a body; some clients send an empty one. */
	private static final int MAX_BODY = 1 << 10;

	private final Desk desk;

	private final TlsSource tls;

	private final ChannelGroup clients;

	Arrival(final Desk desk, final TlsSource tls, final ChannelGroup clients) {
		this.clients = clients;
		this.desk = desk;
		this.tls = tls;
	}

	@Override
	protected void initChannel(final SocketChannel channel) {
		final var visitor = new Visitor(desk, channel);
		if (!visitor.enter()) {
			channel.close();
			return;
		}
		clients.add(channel);
		final var pipeline = channel.pipeline();
		if (desk.config.proxies().speakProxyProtocol(visitor.address())) {
			pipeline.addLast(new HAProxyMessageDecoder(), new ProxyHeader(visitor));
		}
		final var secured = tls.context().newHandler(channel.alloc());
		secured.setHandshakeTimeout(desk.config.times().firstFrame(), TimeUnit.SECONDS);
		pipeline.addLast(secured);
		pipeline.addLast(new HttpServerCodec(new HttpDecoderConfig().setMaxInitialLineLength(MAX_LINE).setMaxHeaderSize(MAX_HEADERS)));
		pipeline.addLast(new HttpObjectAggregator(MAX_BODY));
		pipeline.addLast(new HttpFront(desk, visitor));
	}
}
