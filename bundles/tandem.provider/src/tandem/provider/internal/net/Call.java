// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.net.ConnectException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.NotSslRecordException;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connector.Step;
import tandem.channel.Resumption;
import tandem.provider.internal.handshake.HandshakeException;
import tandem.provider.internal.handshake.Ticket;
import tandem.provider.internal.tls.Tls;

/** One call: reaches, secures, proves. Cancelling its result gives it up at once. */
public final class Call {

	private static final int CONNECT_MILLIS = 10_000;

	private final CompletableFuture<Connection> result = new CompletableFuture<>();

	private final Carrier carrier;

	private final Consumer<Step> progress;

	private final Calling calling;

	/** Prepares a call; {@link #start(Loops)} begins it. */
	public Call(final Carrier carrier, final Proving proving, final Function<Ticket, Optional<Resumption>> resumable, final Consumer<Step> progress,
			final Kit kit) {
		this.carrier = carrier;
		this.progress = progress;
		calling = new Calling(kit, proving, resumable, progress, result::complete, cause -> result.completeExceptionally(reason(cause)));
	}

	/** Begins. */
	public CompletableFuture<Connection> start(final Loops loops) {
		progress.accept(Step.REACHING);
		final var bootstrap = new Bootstrap().group(loops.of(carrier)).channel(carrier.calling())
				.option(ChannelOption.WRITE_BUFFER_WATER_MARK, Carrier.WATER_MARK).option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
				.handler(new ChannelInitializer<Channel>() {
					@Override
					protected void initChannel(final Channel channel) {
						calling.begin(channel, ""); //$NON-NLS-1$
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
				result.completeExceptionally(reason(new HandshakeException(Why.UNREACHABLE, String.valueOf(done.cause().getMessage()), done.cause())));
			}
		});
		result.whenComplete((connection, failure) -> {
			if (failure != null) {
				connecting.channel().close();
			}
		});
		return result;
	}

	/** What a failure means to the caller. */
	public static ConnectFailedException reason(final Throwable thrown) {
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
