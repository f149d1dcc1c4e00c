// SPDX-License-Identifier: EPL-2.0
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import tandem.channel.Authenticator;
import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.Connection;
import tandem.channel.Credential;
import tandem.identity.Identity;
import tandem.provider.internal.TandemConnector;
import tandem.provider.internal.tls.Certificate;
import tandem.provider.internal.tls.Tls;

/**
 * One-way bulk throughput of a whole Tandem connection beside a bare Netty TLS stream, in turns in one run, over the loopback
 * interface; while Tandem's bulk flows, 200 input messages of 4 bytes a second travel the same way and each is timed. Both have the same
 * cipher, allocator, write water marks and (none, as in the products) leak detection.
 */
public final class MuxBench {

	private static final double LEAST_RATIO = 0.7;

	private static final double MOST_P99_MILLIS = 5;

	/** Turns of each kind before it counts: until all is compiled. */
	private static final int WARMING = 3;

	private static final int WRITE = 16 << 10;

	private static final int MESSAGE = 256 << 10;

	private static final int INPUT_PER_SECOND = 200;

	private static final double MEGA = 1e6;

	private final long turnNanos;

	private final int turns;

	private MuxBench(final long turnNanos, final int turns) {
		this.turnNanos = turnNanos;
		this.turns = turns;
	}

	/** Arguments: seconds a turn (default 4), turns of each kind (default 5). Exit status 1 where a bound does not hold. */
	public static void main(final String[] arguments) throws Exception {
		final var seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4;
		final var turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
		System.exit(new MuxBench(TimeUnit.SECONDS.toNanos(seconds), turns).run() ? 0 : 1);
	}

	private boolean run() throws Exception {
		try (var bare = new Bare(); var tandem = new Stack()) {
			for (var warming = 0; warming < WARMING; warming++) {
				bare.measure(turnNanos);
				tandem.measure(turnNanos, new long[INPUT_PER_SECOND * 1000]);
			}
			final var bareRates = new double[turns];
			final var tandemRates = new double[turns];
			final var latencies = new long[turns * INPUT_PER_SECOND * 1000];
			var count = 0;
			var bareCost = 0.0;
			var tandemCost = 0.0;
			for (var turn = 0; turn < turns; turn++) {
				final var begun = processorNanos();
				bareRates[turn] = bare.measure(turnNanos);
				final var between = processorNanos();
				final var some = new long[INPUT_PER_SECOND * 1000];
				tandemRates[turn] = tandem.measure(turnNanos, some);
				System.arraycopy(some, 0, latencies, count, tandem.timed());
				count += tandem.timed();
				bareCost += (between - begun) / bareRates[turn];
				tandemCost += (processorNanos() - between) / tandemRates[turn];
				System.out.printf(Locale.ROOT, "turn %d: bare TLS %.0f MB/s, Tandem %.0f MB/s, input p99 %.2f ms%n", turn + 1, bareRates[turn],
						tandemRates[turn], at(some, tandem.timed(), 0.99));
			}
			final var ratio = median(tandemRates) / median(bareRates);
			final var p99 = at(latencies, count, 0.99);
			System.out.printf(Locale.ROOT, "bulk: bare TLS %.0f MB/s, Tandem %.0f MB/s, ratio %.2f (at least %.1f)%n", median(bareRates), median(tandemRates),
					ratio, LEAST_RATIO);
			System.out.printf(Locale.ROOT, "processor time a byte, bare TLS to Tandem: %.2f%n", bareCost / tandemCost);
			System.out.printf(Locale.ROOT, "input beside it: %d messages, p50 %.2f ms, p99 %.2f ms (at most %.0f), longest %.2f ms%n", count,
					at(latencies, count, 0.5), p99, MOST_P99_MILLIS, at(latencies, count, 1));
			return ratio >= LEAST_RATIO && p99 <= MOST_P99_MILLIS;
		}
	}

	/** Processor time of this process, both ends and all threads: what a loaded machine distorts least. */
	private static long processorNanos() {
		return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	private static double median(final double[] values) {
		final var sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	private static double at(final long[] nanos, final int count, final double share) {
		final var sorted = Arrays.copyOf(nanos, count);
		Arrays.sort(sorted);
		return count == 0 ? Double.NaN : sorted[Math.min(count - 1, (int) (count * share))] / MEGA;
	}

	/** Netty with TLS 1.3 and nothing else: writes of 16 KiB whenever the channel is writable. */
	private static final class Bare implements AutoCloseable {

		private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());

		private final AtomicLong received = new AtomicLong();

		private final AtomicBoolean going = new AtomicBoolean();

		private final CompletableFuture<Channel> secured = new CompletableFuture<>();

		private final Channel caller;

		Bare() throws Exception {
			final var server = new ServerBootstrap().group(loops).channel(NioServerSocketChannel.class).childOption(ChannelOption.TCP_NODELAY, Boolean.TRUE)
					.childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
					.childHandler(initializer(() -> new SslHandler(Tls.listening(Certificate.fresh())), new Sink())).bind("127.0.0.1", 0).sync().channel();
			caller = new Bootstrap().group(loops).channel(NioSocketChannel.class).option(ChannelOption.TCP_NODELAY, Boolean.TRUE)
					.option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
					.option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(32 << 10, 64 << 10))
					.handler(initializer(() -> new SslHandler(Tls.calling(Certificate.fresh(), Optional.empty())), new Source()))
					.connect(new InetSocketAddress("127.0.0.1", ((InetSocketAddress) server.localAddress()).getPort())).sync().channel();
			secured.get(20, TimeUnit.SECONDS);
		}

		private static ChannelInitializer<Channel> initializer(final java.util.function.Supplier<SslHandler> tls, final ChannelInboundHandlerAdapter end) {
			return new ChannelInitializer<>() {
				@Override
				protected void initChannel(final Channel channel) {
					channel.pipeline().addLast(tls.get(), end);
				}
			};
		}

		double measure(final long nanos) throws InterruptedException {
			going.set(true);
			caller.eventLoop().execute(() -> pump(caller));
			final var from = received.get();
			final var start = System.nanoTime();
			TimeUnit.NANOSECONDS.sleep(nanos);
			final var rate = (received.get() - from) / ((System.nanoTime() - start) / 1e9) / MEGA;
			going.set(false);
			return rate;
		}

		private void pump(final Channel channel) {
			while (going.get() && channel.isWritable()) {
				channel.write(channel.alloc().directBuffer(WRITE).writeZero(WRITE));
			}
			channel.flush();
		}

		private final class Source extends ChannelInboundHandlerAdapter {

			@Override
			public void userEventTriggered(final ChannelHandlerContext context, final Object event) {
				if (event instanceof SslHandshakeCompletionEvent) {
					secured.complete(context.channel());
				}
			}

			@Override
			public void channelWritabilityChanged(final ChannelHandlerContext context) {
				pump(context.channel());
			}
		}

		private final class Sink extends ChannelInboundHandlerAdapter {

			@Override
			public void channelRead(final ChannelHandlerContext context, final Object message) {
				final var bytes = (ByteBuf) message;
				received.addAndGet(bytes.readableBytes());
				bytes.release();
			}
		}

		@Override
		public void close() {
			caller.close();
			loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
		}
	}

	/** Two whole ends of Tandem. */
	private static final class Stack implements AutoCloseable {

		private final TandemConnector sharer = new TandemConnector(new Someone(), System.err::println);

		private final TandemConnector technician = new TandemConnector(new Someone(), System.err::println);

		private final AtomicLong received = new AtomicLong();

		private final tandem.channel.Channel bulk;

		private final tandem.channel.Channel input;

		private final Semaphore inputArrived = new Semaphore(0);

		private final long[] arrived = new long[INPUT_PER_SECOND * 1000];

		private final AtomicLong inputs = new AtomicLong();

		/** The same again and again, as the bare stream's buffers come from a pool: what is measured is the connection, not who makes the bytes. */
		private final byte[] message = new byte[MESSAGE];

		private volatile boolean going;

		private int timed;

		Stack() throws Exception {
			final var accepted = new CompletableFuture<Connection>();
			final var listening = sharer.listen("tandem+tls://127.0.0.1:0", new Open(), accepted::complete);
			final var there = technician.connect(listening.target(), new Credential("bench", new byte[16], new byte[16], listening.fingerprint()), step -> { })
					.get(30, TimeUnit.SECONDS);
			final var here = accepted.get(30, TimeUnit.SECONDS);
			final var files = new ChannelConfig("bench.bulk", 1, MESSAGE, Urgency.SCREEN);
			final var keys = new ChannelConfig("tandem.input", 1, 1024, Urgency.INPUT);
			here.open(files).listen(message -> received.addAndGet(message.length));
			here.open(keys).listen(message -> {
				arrived[(int) inputs.getAndIncrement() % arrived.length] = System.nanoTime();
				inputArrived.release();
			});
			bulk = there.open(files);
			input = there.open(keys);
			bulk.listen(message -> { });
			input.listen(message -> { });
			while (!bulk.connected() || !input.connected()) {
				Thread.onSpinWait();
			}
		}

		int timed() {
			return timed;
		}

		double measure(final long nanos, final long[] latencies) throws Exception {
			going = true;
			final var writer = Thread.ofVirtual().start(this::pump);
			final var from = received.get();
			final var start = System.nanoTime();
			final var base = inputs.get();
			final var sent = new long[latencies.length];
			timed = 0;
			for (var due = start; due - start < nanos; due += 1_000_000_000L / INPUT_PER_SECOND) {
				final var wait = due - System.nanoTime();
				if (wait > 0) {
					TimeUnit.NANOSECONDS.sleep(wait);
				}
				sent[timed++] = System.nanoTime();
				if (input.send(new byte[4]) != tandem.channel.Channel.Sent.ACCEPTED) {
					throw new IllegalStateException("input was not taken");
				}
			}
			final var rate = (received.get() - from) / ((System.nanoTime() - start) / 1e9) / MEGA;
			if (!inputArrived.tryAcquire(timed, 20, TimeUnit.SECONDS)) {
				throw new IllegalStateException("input was lost");
			}
			going = false;
			writer.join();
			for (var i = 0; i < timed; i++) {
				latencies[i] = arrived[(int) ((base + i) % arrived.length)] - sent[i];
			}
			return rate;
		}

		private void pump() {
			while (going) {
				if (bulk.send(message) != tandem.channel.Channel.Sent.ACCEPTED) {
					bulk.room().join();
				}
			}
		}

		@Override
		public void close() {
			technician.close();
			sharer.close();
		}
	}

	private record Open() implements Authenticator {

		@Override
		public Optional<Attempt> begin(final String wayIn, final byte[] id) {
			return Optional.of(new Attempt() {
				@Override
				public String way() {
					return "bench";
				}

				@Override
				public byte[] secret() {
					return new byte[16];
				}

				@Override
				public boolean spend() {
					return true;
				}

				@Override
				public void succeeded() {
				}

				@Override
				public void failed() {
				}
			});
		}
	}

	private static final class Someone implements Identity {

		private final KeyPair keys;

		Someone() throws Exception {
			keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
		}

		@Override
		public byte[] publicKey() {
			return keys.getPublic().getEncoded();
		}

		@Override
		public byte[] sign(final byte[] message) {
			try {
				final var signer = Signature.getInstance("Ed25519");
				signer.initSign(keys.getPrivate());
				signer.update(message);
				return signer.sign();
			} catch (final java.security.GeneralSecurityException e) {
				throw new IllegalStateException(e);
			}
		}

		@Override
		public String statedName() {
			return "Bench";
		}

		@Override
		public String statedOrganisation() {
			return "";
		}
	}
}
