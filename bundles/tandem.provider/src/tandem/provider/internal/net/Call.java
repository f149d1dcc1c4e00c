// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.net.ConnectException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.NotSslRecordException;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connector.Step;
import tandem.channel.Credential;
import tandem.channel.Peer;
import tandem.identity.Identity;
import tandem.provider.internal.handshake.Admitted;
import tandem.provider.internal.handshake.CallerConversation;
import tandem.provider.internal.handshake.HandshakeException;
import tandem.provider.internal.handshake.PakeRoom;
import tandem.provider.internal.handshake.SecurityWords;
import tandem.provider.internal.mux.Multiplexer;
import tandem.provider.internal.tls.Certificate;
import tandem.provider.internal.tls.Tls;

/** One call: reaches, secures, proves. Cancelling its result gives it up at once. */
public final class Call {

	private static final int CONNECT_MILLIS = 10_000;

	private final CompletableFuture<Connection> result = new CompletableFuture<>();

	private final Certificate own = Certificate.fresh();

	private final Carrier carrier;

	private final Credential credential;

	private final Consumer<Step> progress;

	private final Identity identity;

	private final SecurityWords words;

	private final PakeRoom room;

	private final Consumer<String> log;

	private volatile Traffic traffic;

	/** Prepares a call; {@link #start(Loops)} begins it. */
	public Call(final Carrier carrier, final Credential credential, final Consumer<Step> progress, final Identity identity, final SecurityWords words,
			final PakeRoom room, final Consumer<String> log) {
		this.carrier = carrier;
		this.credential = credential;
		this.progress = progress;
		this.identity = identity;
		this.words = words;
		this.room = room;
		this.log = log;
	}

	/** Begins. */
	public CompletableFuture<Connection> start(final Loops loops) {
		progress.accept(Step.REACHING);
		final var conversation = new ConversationHandler(System.nanoTime() + Lines.CONVERSATION_NANOS, this::secured, this::failed);
		final var bootstrap = new Bootstrap().group(loops.of(carrier)).channel(carrier.calling())
				.option(ChannelOption.WRITE_BUFFER_WATER_MARK, Lines.WATER_MARK).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
				.handler(new ChannelInitializer<Channel>() {
					@Override
					protected void initChannel(final Channel channel) {
						traffic = Lines.prepare(channel, Tls.calling(own, credential.pin()), conversation);
					}
				});
		if (carrier instanceof Carrier.Tcp) {
			bootstrap.option(ChannelOption.TCP_NODELAY, Boolean.TRUE);
		}
		final var connecting = bootstrap.connect(carrier.addresses().getFirst());
		connecting.addListener(done -> {
			if (done.isSuccess()) {
				progress.accept(Step.SECURING);
			} else {
				failed(new HandshakeException(Why.UNREACHABLE, String.valueOf(done.cause().getMessage()), done.cause()));
			}
		});
		result.whenComplete((connection, failure) -> {
			if (failure != null) {
				connecting.channel().close();
			}
		});
		return result;
	}

	private void secured(final ConversationHandler line) {
		Thread.ofVirtual().name("tandem-call").start(() -> converse(line)); //$NON-NLS-1$
	}

	private void converse(final ConversationHandler line) {
		try {
			final var binding = Lines.binding(line.channel(), own);
			final var admitted = new CallerConversation(line, binding, identity, words, credential, room).run(progress);
			final var multiplexer = new Multiplexer(peer(admitted, line.channel()), traffic, log);
			line.handOver(multiplexer, multiplexer::neverStarted);
			if (!result.complete(multiplexer)) {
				multiplexer.close();
			}
		} catch (final HandshakeException e) {
			line.refuse(e);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			line.refuse(e);
		} catch (final RuntimeException e) {
			line.refuse(new HandshakeException(Why.VIOLATION, "the call failed", e)); //$NON-NLS-1$
		}
	}

	static Peer peer(final Admitted admitted, final Channel channel) {
		return new Peer(admitted.statedName(), admitted.statedOrganisation(), Lines.show(channel.remoteAddress()),
				java.util.Optional.of(boxed(admitted.longTermKey())), admitted.words(),
				admitted.way().isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(admitted.way()));
	}

	private static java.util.List<Byte> boxed(final byte[] bytes) {
		final var list = new java.util.ArrayList<Byte>(bytes.length);
		for (final var b : bytes) {
			list.add(b);
		}
		return java.util.List.copyOf(list);
	}

	private void failed(final Throwable cause) {
		result.completeExceptionally(reason(cause));
	}

	private static ConnectFailedException reason(final Throwable thrown) {
		final var cause = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
		final var why = switch (cause) {
		case final HandshakeException told -> told.why();
		case final ConnectException _ -> Why.UNREACHABLE;
		case final NotSslRecordException _ -> Why.NOT_TANDEM;
		case final Throwable other when Tls.isWrongPin(other) -> Why.WRONG_CERTIFICATE;
		case final javax.net.ssl.SSLException _, final io.netty.handler.codec.DecoderException _ -> Why.NOT_TANDEM;
		case final java.io.IOException _ -> Why.UNREACHABLE;
		default -> Why.VIOLATION;
		};
		return new ConnectFailedException(why, String.valueOf(cause.getMessage()), cause);
	}
}
