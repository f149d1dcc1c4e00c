// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import tandem.relay.internal.config.RelayConfig.Admin;
import tandem.relay.internal.limit.Quota;

/** Health, readiness and metrics for those who may ask, without TLS on a port of their own. */
final class AdminServer {

	private static final int MAX_BODY = 1 << 10;

	private static final int MOST = 64;

	private static final int SECONDS = 10;

	private final Admin config;

	private final BooleanSupplier ready;

	private final Supplier<String> metrics;

	private final Quota quota = new Quota(MOST, MOST);

	AdminServer(final Admin config, final BooleanSupplier ready, final Supplier<String> metrics) {
		this.config = config;
		this.ready = ready;
		this.metrics = metrics;
	}

	Channel start(final EventLoopGroup loops) throws InterruptedException {
		return new ServerBootstrap().group(loops).channel(NioServerSocketChannel.class).childHandler(new ChannelInitializer<SocketChannel>() {

			@Override
			protected void initChannel(final SocketChannel channel) {
				receive(channel);
			}
		}).bind(config.listen()).sync().channel();
	}

	private void receive(final SocketChannel channel) {
		final var asking = channel.remoteAddress().getAddress();
		final var lease = config.allow().stream().anyMatch(range -> range.contains(asking)) ? quota.take(asking) : java.util.Optional.<Quota.Lease>empty();
		if (lease.isEmpty()) {
			channel.close();
			return;
		}
		final var deadline = channel.eventLoop().schedule(() -> channel.close(), SECONDS, TimeUnit.SECONDS);
		channel.closeFuture().addListener(_ -> {
			deadline.cancel(false);
			lease.get().close();
		});
		channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(MAX_BODY), new AdminHandler(ready, metrics));
	}
}
