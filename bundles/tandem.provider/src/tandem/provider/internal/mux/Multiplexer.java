// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.channel.Connection;
import tandem.channel.Peer;
import tandem.channel.Resumption;
import tandem.provider.internal.net.Frame.Kind;
import tandem.provider.internal.net.RawFrame;
import tandem.provider.internal.net.Traffic;

/** One authenticated connection and its channels: its beginning and its end. */
public final class Multiplexer extends ChannelInboundHandlerAdapter implements Connection {

	private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(1);

	private static final long FAREWELL_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();

	private final Link link = new Link();

	private final Channels channels = new Channels(link, new Owner());

	private final Outgoing outgoing = new Outgoing(link, channels.all());

	private final Receipts receipts = new Receipts(link);

	private final Liveness liveness = new Liveness(link, outgoing::roundTrip);

	private final Incoming incoming = new Incoming(channels, outgoing, receipts, liveness, () -> end(CloseReason.CLOSED_THERE));

	private final Peer peer;

	private final Optional<Resumption> resumption;

	private final Traffic traffic;

	private final Consumer<String> log;

	/** Closed from here, perhaps before the line was handed over. */
	private volatile boolean closing;

	/** Event loop only. */
	private CloseReason ending = CloseReason.LOST;

	/** Nothing that comes counts any more. Event loop only. */
	private boolean deaf;

	/**
	 * @param peer the other end
	 * @param resumption how to go on when the line breaks
	 * @param traffic counts the carrier's bytes
	 * @param log gets one line for what the other end did wrong
	 */
	public Multiplexer(final Peer peer, final Optional<Resumption> resumption, final Traffic traffic, final Consumer<String> log) {
		this.peer = peer;
		this.resumption = resumption;
		this.traffic = traffic;
		this.log = log;
	}

	// The connection, any thread

	@Override
	public Peer peer() {
		return peer;
	}

	@Override
	public Channel open(final ChannelConfig config) {
		return channels.open(config);
	}

	@Override
	public Duration roundTrip() {
		return liveness.roundTrip();
	}

	@Override
	public Duration silence() {
		return liveness.silence();
	}

	@Override
	public long bytesIn() {
		return traffic.in();
	}

	@Override
	public long bytesOut() {
		return traffic.out();
	}

	@Override
	public Optional<Resumption> resumption() {
		return resumption;
	}

	@Override
	public CompletableFuture<CloseReason> closed() {
		return closed.copy();
	}

	@Override
	public void close() {
		closing = true;
		link.run(this::leave);
	}

	/** The line broke before the first channel frame. */
	public void neverStarted() {
		channels.endAll();
		closed.completeAsync(() -> CloseReason.LOST);
	}

	private final class Owner implements ChannelOwner {

		@Override
		public void somethingWaits() {
			outgoing.wake();
		}

		@Override
		public void taken(final MuxChannel channel, final int bytes) {
			link.run(() -> receipts.taken(channel, bytes));
		}

		@Override
		public void listenerFailed(final MuxChannel channel, final Throwable failure) {
			log.accept("The listener of " + channel.name() + " failed: " + failure); //$NON-NLS-1$ //$NON-NLS-2$
			channels.close(channel);
		}

		@Override
		public void close(final MuxChannel channel) {
			channels.close(channel);
		}
	}

	// The event loop

	@Override
	public void handlerAdded(final ChannelHandlerContext added) {
		link.attach(added);
		liveness.start();
		channels.announceAll();
		if (closing) {
			leave();
		}
	}

	@Override
	public void channelRead(final ChannelHandlerContext from, final Object message) {
		final var frame = (RawFrame) message;
		try {
			if (!deaf) {
				incoming.hear(frame);
			} else if (frame.kind() == Kind.BYE) {
				link.close();
			}
		} catch (final Violation e) {
			broken(e.getMessage());
		} finally {
			frame.payload().release();
		}
	}

	@Override
	public void channelReadComplete(final ChannelHandlerContext from) {
		receipts.readComplete();
		from.fireChannelReadComplete();
	}

	@Override
	public void channelWritabilityChanged(final ChannelHandlerContext from) {
		if (link.isWritable()) {
			receipts.goOn();
			outgoing.drain();
		}
		from.fireChannelWritabilityChanged();
	}

	@Override
	public void exceptionCaught(final ChannelHandlerContext from, final Throwable cause) {
		if (cause instanceof DecoderException) {
			broken(cause.getMessage());
		} else {
			link.close();
		}
	}

	@Override
	public void channelInactive(final ChannelHandlerContext from) {
		liveness.stop();
		channels.endAll();
		closed.completeAsync(() -> ending);
		from.fireChannelInactive();
	}

	private void broken(final String what) {
		if (!deaf && link.isActive()) {
			log.accept("The other end (" + peer.address() + ") broke the protocol: " + what); //$NON-NLS-1$ //$NON-NLS-2$
			ending = CloseReason.VIOLATION;
			end(CloseReason.VIOLATION);
		}
	}

	private void end(final CloseReason reason) {
		deaf = true;
		if (ending == CloseReason.LOST) {
			ending = reason;
		}
		link.close();
	}

	private void leave() {
		if (ending == CloseReason.LOST) {
			ending = CloseReason.CLOSED_HERE;
			farewell(System.nanoTime() + FAREWELL_NANOS);
		}
	}

	private void farewell(final long deadline) {
		outgoing.drain();
		if (channels.all().stream().anyMatch(MuxChannel::wantsLine) && System.nanoTime() - deadline < 0 && link.isActive()) {
			link.after(FAREWELL_STEP_NANOS, () -> farewell(deadline));
			return;
		}
		// The other end hangs up when it hears this. Who hangs up on something unread takes away what is still on its way to the other end.
		link.say(Wire.bye(link.allocator()));
		deaf = true;
		link.after(FAREWELL_NANOS, link::close);
	}
}
