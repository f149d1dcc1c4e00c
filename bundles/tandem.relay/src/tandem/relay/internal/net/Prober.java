// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.nio.NioSocketChannel;
import tandem.relay.internal.config.RelayConfig;
import tandem.relay.internal.limit.Window;
import tandem.relay.protocol.ProbeNonce;
import tandem.relay.protocol.ProbeResult;
import tandem.relay.protocol.Refusal;
import tandem.relay.protocol.RelayProtocol;
import tandem.relay.protocol.ServerFrame;

/** Whether the relay goes to a client's port, and going there. Thread-safe. */
final class Prober {

	/** At once, in all: sockets for clients come first. */
	static final int AT_ONCE = 32;

	static final Duration PAUSE = Duration.ofSeconds(10);

	private final RelayConfig config;

	private final Predicate<InetAddress> goesTo;

	private final Window often;

	private final SecureRandom random = new SecureRandom();

	private final AtomicInteger now = new AtomicInteger();

	/**
	 * @param config how often; its proxies are never probed
	 * @param goesTo which addresses are
	 * @param nanoTime clock of the limits
	 */
	Prober(final RelayConfig config, final Predicate<InetAddress> goesTo, final LongSupplier nanoTime) {
		this.config = config;
		this.goesTo = goesTo;
		often = new Window(config.limits().probesPerHour(), Duration.ofHours(1), PAUSE, nanoTime);
	}

	/**
	 * Why not: PROBED or REFUSED; empty where the relay goes there. Each yes needs one {@link #done} after it, and counts, as does
	 * asking for an address where the relay does not go: looking that up costs time.
	 *
	 * @param address where the client is
	 */
	Optional<ServerFrame> objection(final InetAddress address) {
		if (config.limits().probesPerHour() == 0) {
			return Optional.of(new ServerFrame.Probed(ProbeResult.NOT_TRIED));
		}
		if (now.incrementAndGet() > AT_ONCE) {
			done();
			return Optional.of(new ServerFrame.Refused(Refusal.LIMIT, 0));
		}
		final var wait = often.take(address);
		if (wait > 0) {
			done();
			return Optional.of(new ServerFrame.Refused(Refusal.RATE, wait));
		}
		if (config.proxies().speakProxyProtocol(address) || config.proxies().forward(address) || !goesTo.test(address)) {
			done();
			return Optional.of(new ServerFrame.Probed(ProbeResult.NOT_TRIED));
		}
		return Optional.empty();
	}

	/** One is over. */
	void done() {
		now.decrementAndGet();
	}

	/** How many there are. */
	int count() {
		return now.get();
	}

	ProbeNonce nonce() {
		final var bytes = new byte[ProbeNonce.LENGTH];
		random.nextBytes(bytes);
		return new ProbeNonce(bytes);
	}

	/**
	 * Goes there, says nothing, and reads as much as a nonce has.
	 *
	 * @param client whose event loop does it, and with which it ends
	 * @param reached run on that event loop where the nonce was said there; else nothing is run
	 */
	void go(final Channel client, final InetAddress address, final int port, final ProbeNonce nonce, final Runnable reached) {
		final var connecting = new Bootstrap().group(client.eventLoop()).channel(NioSocketChannel.class)
				.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) RelayProtocol.PROBE_TAKES.toMillis())
				.option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(ProbeNonce.LENGTH).maxMessagesPerRead(1))
				.option(ChannelOption.SO_LINGER, 0).handler(new ProbeHandler(nonce, reached)).connect(new InetSocketAddress(address, port));
		client.closeFuture().addListener(_ -> connecting.channel().close());
		client.eventLoop().schedule(() -> connecting.channel().close(), RelayProtocol.PROBE_TAKES.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
	}
}
