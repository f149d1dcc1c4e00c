// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import tandem.channel.Channel.Sent;
import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connection.CloseReason;
import tandem.channel.Credential;
import tandem.provider.internal.FakeDoor;
import tandem.provider.internal.handshake.PakeRoom;
import tandem.provider.internal.handshake.SecurityWords;
import tandem.provider.internal.tls.Certificate;
import tandem.provider.internal.tls.Tls;
import tandem.testsupport.session.FakeIdentity;

/** Both ends dial out to a server in the middle, over a TLS of its own and in frames: the conversation is the same as over TCP. */
class AnyCarrierTest {

	private static final ChannelConfig CHAT = new ChannelConfig("test.chat", 1, 1 << 20, Urgency.NORMAL);

	private static final int LONGEST = 1 << 20;

	private final CopyOnWriteArrayList<String> log = new CopyOnWriteArrayList<>();

	private final FakeDoor door = new FakeDoor();

	private final Certificate own = Certificate.fresh();

	private final PakeRoom room = new PakeRoom();

	private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(3, NioIoHandler.newFactory());

	private final CompletableFuture<Connection> here = new CompletableFuture<>();

	private final CompletableFuture<Connection> there = new CompletableFuture<>();

	private Middle middle;

	@BeforeEach
	void start() throws Exception {
		middle = new Middle();
	}

	@AfterEach
	void end() {
		loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
		room.close();
	}

	private Kit kit(final String name) {
		return new Kit(new FakeIdentity(name), new SecurityWords(), room, new Resumptions(), log::add);
	}

	private void answer() throws Exception {
		final var answering = new Answering(kit("Bella"), own, door, channel -> true, ticket -> Optional.empty(), new Answering.Outcome() {

			@Override
			public void admitted(final Channel channel) {
				// Nothing to give back here.
			}

			@Override
			public void refused(final String from, final Throwable cause) {
				log.add(from + ": " + cause.getMessage());
			}
		}, here::complete);
		dial(channel -> answering.begin(channel, "through a relay"));
	}

	private void call(final byte[] secret) throws Exception {
		final var calling = new Calling(kit("Tom"), new Proving.ByCredential(new Credential("invitation", FakeDoor.ID, secret, own.fingerprint())),
				ticket -> Optional.empty(), step -> { }, there::complete,
				cause -> there.completeExceptionally(Call.reason(cause)));
		dial(channel -> calling.begin(channel, "by a relay"));
	}

	/** Reaches the middle; the rest begins when the outer TLS stands. */
	private void dial(final java.util.function.Consumer<Channel> begin) throws Exception {
		new Bootstrap().group(loops).channel(NioSocketChannel.class).handler(new ChannelInitializer<>() {

			@Override
			protected void initChannel(final Channel channel) {
				outer(channel, new SslHandler(Tls.calling(Certificate.fresh(), Optional.empty())), () -> begin.accept(channel));
			}
		}).connect("127.0.0.1", middle.port()).sync();
	}

	private static void outer(final Channel channel, final SslHandler tls, final Runnable ready) {
		channel.pipeline().addLast(tls, new LengthFieldBasedFrameDecoder(LONGEST, 0, Integer.BYTES, 0, Integer.BYTES), new LengthFieldPrepender(Integer.BYTES),
				new ChannelInboundHandlerAdapter() {

					@Override
					public void userEventTriggered(final ChannelHandlerContext context, final Object event) {
						if (event instanceof final SslHandshakeCompletionEvent done && done.isSuccess()) {
							context.pipeline().remove(this);
							ready.run();
						}
					}
				});
	}

	@Test
	void bothEndsMeetInTheMiddle() throws Exception {
		answer();
		call(FakeDoor.SECRET);
		final var technician = there.get(30, TimeUnit.SECONDS);
		final var sharer = here.get(30, TimeUnit.SECONDS);
		assertEquals(technician.peer().words(), sharer.peer().words());
		assertEquals("through a relay", sharer.peer().address());
		assertEquals("by a relay", technician.peer().address());
		final var sent = new byte[900_000];
		new Random(3).nextBytes(sent);
		final var got = new LinkedBlockingQueue<byte[]>();
		final var echo = sharer.open(CHAT);
		echo.listen(message -> assertEquals(Sent.ACCEPTED, echo.send(message)));
		final var chat = technician.open(CHAT);
		chat.listen(got::add);
		tandem.testsupport.Await.until("the channel", chat::connected);
		assertEquals(Sent.ACCEPTED, chat.send(sent.clone()));
		assertArrayEquals(sent, got.poll(30, TimeUnit.SECONDS));
		assertFalse(middle.saw("test.chat"), "the middle reads what is said");
		technician.close();
		assertEquals(CloseReason.CLOSED_THERE, sharer.closed().get(30, TimeUnit.SECONDS));
		assertEquals(1, door.succeeded.get());
		assertTrue(log.isEmpty(), log::toString);
	}

	@Test
	void aMiddleThatHangsUpIsALostLine() throws Exception {
		answer();
		call(FakeDoor.SECRET);
		there.get(30, TimeUnit.SECONDS);
		here.get(30, TimeUnit.SECONDS);
		middle.hangUp();
		assertEquals(CloseReason.LOST, here.get().closed().get(30, TimeUnit.SECONDS));
		assertEquals(CloseReason.LOST, there.get().closed().get(30, TimeUnit.SECONDS));
	}

	@Test
	void aWrongSecretIsRefusedAlike() throws Exception {
		answer();
		call(new byte[16]);
		final var failed = Assertions.assertThrows(ExecutionException.class, () -> there.get(30, TimeUnit.SECONDS));
		assertEquals(Why.REFUSED, ((ConnectFailedException) failed.getCause()).why());
		tandem.testsupport.Await.until("a line in the log", () -> log.size() == 1);
		assertTrue(log.getFirst().startsWith("through a relay"), log::toString);
		assertEquals(1, door.spent.get());
	}

	/** Gives the bytes of the first caller to the second, and back. */
	private final class Middle {

		private final CompletableFuture<Channel> first = new CompletableFuture<>();

		private final CompletableFuture<Channel> second = new CompletableFuture<>();

		private final StringBuffer seen = new StringBuffer();

		private final Channel server;

		Middle() throws InterruptedException {
			server = new ServerBootstrap().group(loops).channel(NioServerSocketChannel.class).childHandler(new ChannelInitializer<>() {

				@Override
				protected void initChannel(final Channel channel) {
					outer(channel, new SslHandler(Tls.listening(Certificate.fresh())), () -> {
						final var mine = first.complete(channel) ? first : second;
						mine.complete(channel);
						channel.pipeline().addLast(new Forwarder(mine == first ? second : first));
					});
				}
			}).bind("127.0.0.1", 0).sync().channel();
		}

		int port() {
			return ((java.net.InetSocketAddress) server.localAddress()).getPort();
		}

		boolean saw(final String text) {
			return seen.indexOf(text) >= 0;
		}

		void hangUp() {
			first.join().close();
			second.join().close();
		}

		private final class Forwarder extends ChannelInboundHandlerAdapter {

			private final CompletableFuture<Channel> other;

			Forwarder(final CompletableFuture<Channel> other) {
				this.other = other;
			}

			@Override
			public void channelRead(final ChannelHandlerContext context, final Object message) {
				seen.append(((ByteBuf) message).toString(java.nio.charset.StandardCharsets.ISO_8859_1));
				other.thenAccept(channel -> channel.writeAndFlush(message));
			}

			@Override
			public void channelInactive(final ChannelHandlerContext context) {
				other.thenAccept(Channel::close);
			}
		}
	}
}
