// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
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
import tandem.identity.Identity;
import tandem.provider.internal.handshake.HandshakeException;
import tandem.provider.internal.handshake.ListenerConversation;
import tandem.provider.internal.handshake.PakeRoom;
import tandem.provider.internal.handshake.SecurityWords;
import tandem.provider.internal.mux.Multiplexer;
import tandem.provider.internal.tls.Certificate;
import tandem.provider.internal.tls.Tls;

/** An open listener with a key of its own. */
public final class Door implements Listening {

	private static final int BACKLOG = 256;

	private static final int BIND_SECONDS = 10;

	private static final int MAX_MESSAGE = 120;

	private final Certificate own = Certificate.fresh();

	private final HalfOpen halfOpen = new HalfOpen();

	private final StrangerLimit strangers = new StrangerLimit(System::nanoTime);

	private final Carrier carrier;

	private final Authenticator authenticator;

	private final Consumer<Connection> accepted;

	private final Identity identity;

	private final SecurityWords words;

	private final PakeRoom room;

	private final Consumer<String> log;

	private final CompletableFuture<End> ended = new CompletableFuture<>();

	private final Channel server;

	/**
	 * Listens at once.
	 *
	 * @throws ConnectFailedException CANNOT_LISTEN
	 */
	public Door(final Loops loops, final Carrier carrier, final Authenticator authenticator, final Consumer<Connection> accepted, final Identity identity,
			final SecurityWords words, final PakeRoom room, final Consumer<String> log) throws ConnectFailedException {
		this.carrier = carrier;
		this.authenticator = authenticator;
		this.accepted = accepted;
		this.identity = identity;
		this.words = words;
		this.room = room;
		this.log = log;
		server = bind(loops);
	}

	private Channel bind(final Loops loops) throws ConnectFailedException {
		final var bootstrap = new ServerBootstrap().group(loops.of(carrier)).channel(carrier.listening())
				.childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, Lines.WATER_MARK).childHandler(new ChannelInitializer<Channel>() {
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
		final var from = Lines.show(channel.remoteAddress());
		final var traffic = new Traffic[1];
		final var conversation = new ConversationHandler(System.nanoTime() + Lines.CONVERSATION_NANOS,
				line -> Thread.ofVirtual().name("tandem-answer").start(() -> converse(line, traffic[0], from)), //$NON-NLS-1$
				cause -> refused(from, cause));
		traffic[0] = Lines.prepare(channel, Tls.listening(own), conversation);
		final var tooOld = halfOpen.add(channel);
		if (tooOld != null) {
			tooOld.close();
		}
	}

	private void refused(final String from, final Throwable cause) {
		log.accept("A call from " + from + " was refused: " + message(cause)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String message(final Throwable cause) {
		final var text = String.valueOf(cause.getMessage());
		final var line = text.lines().findFirst().orElse(""); //$NON-NLS-1$
		return cause instanceof HandshakeException ? line : cause.getClass().getSimpleName() + ' ' + line.substring(0, Math.min(line.length(), MAX_MESSAGE));
	}

	private void converse(final ConversationHandler line, final Traffic traffic, final String from) {
		try {
			final var binding = Lines.binding(line.channel(), own);
			final var admitted = new ListenerConversation(line, binding, identity, words, authenticator, room,
					() -> strangers.allows(line.channel().remoteAddress())).run();
			halfOpen.remove(line.channel());
			final var multiplexer = new Multiplexer(Call.peer(admitted, line.channel()), traffic, log);
			line.handOver(multiplexer, multiplexer::neverStarted);
			accepted.accept(multiplexer);
		} catch (final HandshakeException e) {
			line.refuse(e);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			line.refuse(e);
		} catch (final RuntimeException e) {
			line.refuse(e);
		}
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
	}
}
