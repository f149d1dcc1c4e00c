// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import tandem.channel.Authenticator;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Listening;
import tandem.channel.PortProof;
import tandem.provider.internal.handshake.HandshakeException;
import tandem.provider.internal.net.Answering.Outcome;
import tandem.provider.internal.tls.Certificate;

/** An open listener with a key of its own. */
public final class Door implements Listening {

	private static final int BACKLOG = 256;

	private static final int BIND_SECONDS = 10;

	private static final int MAX_MESSAGE = 120;

	private final Certificate own = Certificate.fresh();

	private final HalfOpen halfOpen = new HalfOpen();

	private final StrangerLimit strangers = new StrangerLimit(System::nanoTime);

	private final Carrier carrier;

	private final RefusalLog refusals;

	private final Answering answering;

	private final CompletableFuture<End> ended = new CompletableFuture<>();

	private final AtomicReference<Silence> proving = new AtomicReference<>();

	private final Channel server;

	/**
	 * Listens at once.
	 *
	 * @throws ConnectFailedException CANNOT_LISTEN
	 */
	public Door(final Loops loops, final Carrier carrier, final Authenticator authenticator, final Consumer<Connection> accepted,
			final Resumable resumable, final Kit kit)
			throws ConnectFailedException {
		this.carrier = carrier;
		refusals = new RefusalLog(kit.log(), System::nanoTime);
		answering = new Answering(kit, own, authenticator, channel -> strangers.allows(channel.remoteAddress()),
				ticket -> resumable.of(ticket, this), new Outcome() {

			@Override
			public void admitted(final Channel channel) {
				halfOpen.remove(channel);
			}

			@Override
			public void refused(final String from, final Throwable cause) {
				refusals.refused(from, message(cause));
			}
		}, accepted);
		server = bind(loops);
	}

	private Channel bind(final Loops loops) throws ConnectFailedException {
		final var bootstrap = new ServerBootstrap().group(loops.of(carrier)).channel(carrier.listening())
				.childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, Carrier.WATER_MARK).childHandler(new ChannelInitializer<Channel>() {
					@Override
					protected void initChannel(final Channel channel) {
						answer(channel);
					}
				});
		if (carrier instanceof Carrier.Tcp) {
			bootstrap.option(ChannelOption.SO_BACKLOG, BACKLOG).option(ChannelOption.SO_REUSEADDR, Boolean.TRUE).childOption(ChannelOption.TCP_NODELAY,
					Boolean.TRUE);
		}
		Throwable last = null;
		for (final var address : carrier.addresses()) {
			final var resolved = address instanceof final InetSocketAddress socket ? new InetSocketAddress(socket.getHostString(), socket.getPort())
					: address;
			final var binding = bootstrap.bind(resolved);
			if (binding.awaitUninterruptibly(BIND_SECONDS, java.util.concurrent.TimeUnit.SECONDS) && binding.isSuccess()) {
				return binding.channel();
			}
			last = binding.cause();
		}
		throw new ConnectFailedException(Why.CANNOT_LISTEN, last == null ? "no address" : String.valueOf(last.getMessage()), last); //$NON-NLS-1$
	}

	private void answer(final Channel channel) {
		answering.begin(channel, Lines.show(channel.remoteAddress()));
		final var proof = proving.get();
		if (proof != null) {
			proof.heed(channel);
		}
		final var tooOld = halfOpen.add(channel);
		if (tooOld != null) {
			tooOld.close();
		}
	}

	/** What a log may say of a failure: one short line. */
	public static String message(final Throwable cause) {
		final var text = String.valueOf(cause.getMessage());
		final var line = text.lines().findFirst().orElse(""); //$NON-NLS-1$
		return cause instanceof HandshakeException ? line : cause.getClass().getSimpleName() + ' ' + line.substring(0, Math.min(line.length(), MAX_MESSAGE));
	}

	/** As {@link tandem.channel.Connector#prove}; empty where it is proved already. */
	public Optional<PortProof> prove() {
		final var proof = new Silence(() -> proving.set(null));
		return proving.compareAndSet(null, proof) ? Optional.of(proof) : Optional.empty();
	}

	@Override
	public int port() {
		return server.localAddress() instanceof final InetSocketAddress socket ? socket.getPort() : 0;
	}

	@Override
	public String target() {
		return carrier instanceof Carrier.Tcp ? Carrier.TCP_SCHEME + "://127.0.0.1:" + port() //$NON-NLS-1$
				: Carrier.MEMORY_SCHEME + "://" + String.valueOf(carrier.addresses().getFirst()).replaceFirst("^.*?tandem-", ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	@Override
	public byte[] fingerprint() {
		return own.fingerprint();
	}

	@Override
	public CompletableFuture<End> ended() {
		return ended.copy();
	}

	@Override
	public void close() {
		server.close().awaitUninterruptibly();
		ended.complete(End.CLOSED);
		halfOpen.closeAll();
		refusals.tellTheRest();
	}
}
