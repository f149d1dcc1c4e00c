// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.AdaptiveByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import tandem.relay.MailboxStore;
import tandem.relay.internal.config.RelayConfig;
import tandem.relay.internal.limit.PublicAddresses;
import tandem.relay.internal.tls.TlsException;
import tandem.relay.internal.tls.TlsSource;
import tandem.relay.internal.watch.Event;
import tandem.relay.internal.watch.EventLog;
import tandem.relay.internal.watch.Metrics;
import tandem.relay.internal.watch.Prometheus;
import tandem.relay.protocol.CloseReason;

/** The relay: one port for clients, one for its operator's programs. Thread-safe. */
public final class RelayServer implements AutoCloseable {

	/** What the relay holds for an end that does not take it, at most, but for one read. */
	private static final int HIGH_WATER = 64 << 10;

	private static final int LOW_WATER = 32 << 10;

	/** Of at most 64 KiB each, before other connections have theirs: a large file keeps nobody's input waiting long. */
	private static final int READS_IN_TURN = 2;

	private static final int BACKLOG = 1024;

	private static final Duration CERTIFICATE_LOOK = Duration.ofMinutes(1);

	private final RelayConfig config;

	private final Pace pace;

	private final TlsSource tls;

	private final EventLog log;

	private final Desk desk;

	private final Prometheus prometheus = new Prometheus();

	/** TLS of the JDK works on arrays: what is in them need not be copied once more. */
	private final AdaptiveByteBufAllocator buffers = new AdaptiveByteBufAllocator(false);

	private final EventLoopGroup loops;

	private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

	private Optional<Channel> listening = Optional.empty();

	private Optional<Channel> admin = Optional.empty();

	/**
	 * @param config what the operator decides
	 * @param pace how often connections are looked after
	 * @param tls what clients are shown
	 * @param store where mailboxes are known
	 * @param clock expiry
	 * @param nanoTime limits and idle times
	 * @param log where events go
	 */
	public RelayServer(final RelayConfig config, final Pace pace, final TlsSource tls, final MailboxStore store, final InstantSource clock,
			final LongSupplier nanoTime, final EventLog log) {
		this(config, pace, tls, store, clock, nanoTime, log, PublicAddresses.ofThisComputer());
	}

	/** @param probes addresses of clients to whose ports the relay goes where they ask for it */
	RelayServer(final RelayConfig config, final Pace pace, final TlsSource tls, final MailboxStore store, final InstantSource clock,
			final LongSupplier nanoTime, final EventLog log, final Predicate<InetAddress> probes) {
		this.config = config;
		this.pace = pace;
		this.tls = tls;
		this.log = log;
		final var metrics = new Metrics(prometheus.registry());
		metrics.gauge("tandem.relay.certificate.seconds.left", "Until the certificate expires", //$NON-NLS-1$ //$NON-NLS-2$
				() -> Duration.between(clock.instant(), tls.identity().own().getNotAfter().toInstant()).toSeconds());
		metrics.gauge("tandem.relay.buffered.bytes", "Held for clients that have not yet taken them", this::buffered); //$NON-NLS-1$ //$NON-NLS-2$
		metrics.gauge("tandem.relay.buffers.bytes", "Memory of all buffers, in use or kept for use", this::buffersMemory); //$NON-NLS-1$ //$NON-NLS-2$
		desk = new Desk(config, pace, store, clock, nanoTime, log, metrics, probes);
		loops = new MultiThreadIoEventLoopGroup(Runtime.getRuntime().availableProcessors(),
				Thread.ofPlatform().name("tandem-relay-", 0).factory(), NioIoHandler.newFactory()); //$NON-NLS-1$
	}

	/**
	 * Opens the ports.
	 *
	 * @throws IOException if one can't be opened; nothing is open then
	 */
	public synchronized void start() throws IOException {
		try {
			listening = Optional.of(bind());
			if (config.admin().isPresent()) {
				admin = Optional.of(new AdminServer(config.admin().get(), () -> !desk.isDraining(), prometheus::text).start(loops));
			}
			final var every = CERTIFICATE_LOOK.toSeconds();
			loops.next().scheduleAtFixedRate(() -> Thread.startVirtualThread(this::lookAtCertificate), every, every, TimeUnit.SECONDS);
			log.log(Event.info("relay.started").with("port", port()).with("technicians", config.tokens().isEmpty() ? "anybody" : "with a token")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		} catch (final InterruptedException e) {
			close();
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", e); //$NON-NLS-1$
		} catch (final Exception e) { // Netty throws what its bind meets, declared or not
			close();
			throw e instanceof final IOException io ? io : new IOException(e);
		}
	}

	private Channel bind() throws InterruptedException {
		return new ServerBootstrap().group(loops).channel(NioServerSocketChannel.class).option(ChannelOption.SO_BACKLOG, BACKLOG)
				.option(ChannelOption.SO_REUSEADDR, true).childOption(ChannelOption.TCP_NODELAY, true)
				.childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(LOW_WATER, HIGH_WATER))
				.childOption(ChannelOption.RECVBUF_ALLOCATOR, new ArrayReads(READS_IN_TURN))
				.childOption(ChannelOption.ALLOCATOR, buffers).childHandler(new Arrival(desk, tls, clients)).bind(config.listen()).sync().channel();
	}

	/** The port that clients come to. */
	public synchronized int port() {
		return ((InetSocketAddress) listening.orElseThrow().localAddress()).getPort();
	}

	/** The port of health, readiness and metrics, if there is one. */
	public synchronized OptionalInt adminPort() {
		return admin.map(channel -> OptionalInt.of(((InetSocketAddress) channel.localAddress()).getPort())).orElseGet(OptionalInt::empty);
	}

	/**
	 * Makes ready to stop: readiness goes off, no mailbox is opened any more, and sessions get the configured time to end.
	 *
	 * @return done once the last session has ended or the time is over; then {@link #close()} it
	 */
	public CompletableFuture<Void> drain() {
		final var done = new CompletableFuture<Void>();
		if (desk.drain()) {
			log.log(Event.info("relay.draining").with("sessions", desk.sessions.count()).with("seconds", config.times().drain())); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
		final var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(config.times().drain());
		final var step = Math.min(TimeUnit.MILLISECONDS.toNanos(100), pace.look().toNanos());
		final var looking = loops.next().scheduleAtFixedRate(() -> {
			if (desk.isEmpty() || System.nanoTime() >= end) {
				done.complete(null);
			}
		}, 0, step, TimeUnit.NANOSECONDS);
		done.whenComplete((_, _) -> looking.cancel(false));
		return done;
	}

	/** Tells whoever is still connected that the relay stops, and stops. Returns once all is closed. */
	@Override
	public synchronized void close() {
		if (loops.isShuttingDown()) {
			return;
		}
		desk.drain();
		listening.ifPresent(channel -> channel.close().syncUninterruptibly());
		admin.ifPresent(channel -> channel.close().syncUninterruptibly());
		final var told = clients.stream().map(client -> Optional.ofNullable(client.pipeline().get(RendezvousHandler.class))).flatMap(Optional::stream).toList();
		told.forEach(waiting -> waiting.end(CloseReason.DRAINING));
		desk.sessions.endAll(CloseReason.DRAINING);
		clients.stream().filter(client -> client.pipeline().get(ControlFrames.class) == null).forEach(Channel::close);
		clients.newCloseFuture().awaitUninterruptibly(told.isEmpty() && clients.isEmpty() ? 0 : pace.linger().toMillis());
		clients.close().awaitUninterruptibly();
		loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
		prometheus.close();
		log.log(Event.info("relay.stopped")); //$NON-NLS-1$
	}

	private double buffersMemory() {
		return (double) buffers.metric().usedHeapMemory() + buffers.metric().usedDirectMemory();
	}

	private double buffered() {
		return clients.stream().map(client -> client.unsafe().outboundBuffer()).filter(Objects::nonNull)
				.mapToLong(ChannelOutboundBuffer::totalPendingWriteBytes).sum();
	}

	private void lookAtCertificate() {
		try {
			if (tls.look() == TlsSource.Renewal.RENEWED) {
				log.log(Event.info("certificate.renewed").with("until", tls.identity().own().getNotAfter().toInstant().toString())); //$NON-NLS-1$ //$NON-NLS-2$
			}
		} catch (final TlsException e) {
			log.log(Event.error("certificate.not.renewed").with("problem", e.getMessage())); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}
}
