// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.channel.Connection;
import tandem.channel.Peer;
import tandem.channel.codec.MessageException;
import tandem.provider.internal.mux.Wire.Open;
import tandem.provider.internal.net.Frame.Kind;
import tandem.provider.internal.net.RawFrame;
import tandem.provider.internal.net.Traffic;

/** One authenticated connection and its channels. The event loop owns the wire; {@link MuxChannel} what each channel holds. */
public final class Multiplexer extends ChannelInboundHandlerAdapter implements Connection {

	private static final int PING_SECONDS = 2;

	/** A line that says nothing for so long is lost. */
	private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(15);

	private static final int FAREWELL_MILLIS = 1000;

	private final Peer peer;

	private final Traffic traffic;

	private final Consumer<String> log;

	private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();

	private final Map<String, MuxChannel> channels = new ConcurrentHashMap<>();

	private final Collection<MuxChannel> open = new ConcurrentLinkedDeque<>();

	private final AtomicBoolean draining = new AtomicBoolean();

	private final Map<Integer, MuxChannel> byRemoteId = new HashMap<>();

	private final Map<String, Open> remoteOpen = new HashMap<>();

	/** Channels of the other end that one of ours has met; each is met once. */
	private final Set<Integer> met = new HashSet<>();

	private final Set<MuxChannel> announced = new HashSet<>();

	/** Credit that the other end is still to be told of; waits here, in one sum a channel, while the line is full. */
	private final Map<MuxChannel, Integer> owed = new LinkedHashMap<>();

	private final Scheduler scheduler = new Scheduler();

	private final FlowCap cap = new FlowCap();

	private ChannelHandlerContext context;

	private int nextId;

	private long sentBelowInput;

	private long ackedBelowInput;

	private long receivedBelowInput;

	private long acknowledgedBelowInput;

	private volatile long lastHeard = System.nanoTime();

	private volatile long roundTripNanos;

	private volatile io.netty.channel.Channel line;

	/** Closed from here, perhaps before the line was handed over. */
	private volatile boolean closing;

	/** The line is lost: what is opened now ends at once. */
	private volatile boolean gone;

	private CloseReason ending = CloseReason.LOST;

	/**
	 * @param peer the other end
	 * @param traffic counts the carrier's bytes
	 * @param log gets one line for what the other end did wrong
	 */
	public Multiplexer(final Peer peer, final Traffic traffic, final Consumer<String> log) {
		this.peer = peer;
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
		final MuxChannel channel;
		synchronized (channels) {
			if (channels.size() >= Wire.MAX_CHANNELS || channels.containsKey(config.name())) {
				throw new IllegalStateException(config.name() + " is open"); //$NON-NLS-1$
			}
			channel = new MuxChannel(this, config, freeId());
			channels.put(config.name(), channel);
			open.add(channel);
		}
		onLine(() -> announce(channel));
		if (gone) {
			drop(channel);
		}
		return channel;
	}

	private int freeId() {
		while (true) {
			final var id = nextId++ & 0xffff;
			if (open.stream().noneMatch(channel -> channel.id() == id)) {
				return id;
			}
		}
	}

	@Override
	public Duration roundTrip() {
		return Duration.ofNanos(roundTripNanos);
	}

	@Override
	public Duration silence() {
		return Duration.ofNanos(Math.max(0, System.nanoTime() - lastHeard));
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
	public CompletableFuture<CloseReason> closed() {
		return closed.copy();
	}

	@Override
	public void close() {
		closing = true;
		onLine(this::leave);
	}

	/** The line broke before the first channel frame. */
	public void neverStarted() {
		gone = true;
		open.forEach(this::drop);
		closed.completeAsync(() -> CloseReason.LOST);
	}

	// For the channels, any thread

	void somethingWaits() {
		if (draining.compareAndSet(false, true)) {
			onLine(() -> {
				draining.set(false);
				drain();
			});
		}
	}

	void taken(final MuxChannel channel, final int bytes) {
		onLine(() -> {
			if (channel.connected()) {
				owed.merge(channel, bytes, Integer::sum);
				pay();
			}
		});
	}

	void listenerFailed(final MuxChannel channel, final Throwable failure) {
		log.accept("The listener of " + channel.name() + " failed: " + failure); //$NON-NLS-1$ //$NON-NLS-2$
		closeHere(channel);
	}

	void closeHere(final MuxChannel channel) {
		if (drop(channel)) {
			onLine(() -> {
				if (context != null && announced.contains(channel)) {
					forget(channel);
					context.writeAndFlush(Wire.frame(context.alloc(), Kind.CLOSED, new byte[] { (byte) (channel.id() >> Byte.SIZE), (byte) channel.id() }));
				}
			});
		}
	}

	private boolean drop(final MuxChannel channel) {
		synchronized (channels) {
			channels.remove(channel.name(), channel);
			open.remove(channel);
		}
		return channel.end();
	}

	private void forget(final MuxChannel channel) {
		announced.remove(channel);
		owed.remove(channel);
		byRemoteId.values().remove(channel);
	}

	private void onLine(final Runnable task) {
		final var channel = line;
		if (channel == null) {
			return;
		}
		if (channel.eventLoop().inEventLoop()) {
			task.run();
		} else {
			try {
				channel.eventLoop().execute(task);
			} catch (final RejectedExecutionException e) {
				// The connector is closed, and every line with it: there is nobody left to tell.
			}
		}
	}

	// The event loop

	@Override
	public void handlerAdded(final ChannelHandlerContext added) {
		context = added;
		line = added.channel();
		lastHeard = System.nanoTime();
		ping();
		open.forEach(this::announce);
		added.executor().scheduleAtFixedRate(this::beat, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
		if (closing) {
			leave();
		}
	}

	private void beat() {
		if (closed.isDone()) {
			throw new java.util.concurrent.CancellationException();
		}
		if (System.nanoTime() - lastHeard > SILENCE_NANOS) {
			context.close();
		} else {
			ping();
		}
	}

	private void ping() {
		context.writeAndFlush(Wire.number(context.alloc(), Kind.PING, System.nanoTime()));
	}

	private void announce(final MuxChannel channel) {
		if (!channel.isOpen() || !announced.add(channel)) {
			return;
		}
		final var config = channel.config();
		context.writeAndFlush(Wire.frame(context.alloc(), Kind.OPEN,
				new Open(channel.id(), config.name(), config.version(), config.messageLimit(), MuxChannel.window(config)).encode()));
		final var theirs = remoteOpen.get(config.name());
		if (theirs != null && !met.contains(theirs.id())) {
			join(channel, theirs);
		}
	}

	private void join(final MuxChannel channel, final Open theirs) {
		met.add(theirs.id());
		byRemoteId.put(theirs.id(), channel);
		channel.connect(theirs);
	}

	@Override
	public void channelRead(final ChannelHandlerContext from, final Object message) {
		final var frame = (RawFrame) message;
		lastHeard = System.nanoTime();
		try {
			switch (frame.kind()) {
			case DATA -> data(frame.payload());
			case ACK -> ack(frame.payload().readLong());
			case CREDIT -> credit(frame.payload());
			case OPEN -> opened(Open.decode(bytes(frame.payload())));
			case CLOSED -> closedThere(frame.payload().readUnsignedShort());
			case PING -> answer(frame.payload().readLong());
			case PONG -> pong(frame.payload().readLong());
			case BYE -> bye();
			case KNOCK, ROUND1, ROUND2, ROUND3, HELLO, REVEAL, FAIL -> broken("a frame of the conversation"); //$NON-NLS-1$
			}
		} catch (final MessageException | IndexOutOfBoundsException e) {
			broken("a malformed frame " + frame.kind() + ": " + e.getMessage()); //$NON-NLS-1$ //$NON-NLS-2$
		} finally {
			frame.payload().release();
		}
	}

	private static byte[] bytes(final ByteBuf payload) {
		final var bytes = new byte[payload.readableBytes()];
		payload.readBytes(bytes);
		return bytes;
	}

	@Override
	public void channelReadComplete(final ChannelHandlerContext from) {
		acknowledge();
		from.fireChannelReadComplete();
	}

	/** Who sends and never reads is not acknowledged: both sums wait until the line takes them. */
	private void acknowledge() {
		if (receivedBelowInput > acknowledgedBelowInput && line.isWritable()) {
			acknowledgedBelowInput = receivedBelowInput;
			context.writeAndFlush(Wire.number(context.alloc(), Kind.ACK, receivedBelowInput));
		}
	}

	private void pay() {
		if (!owed.isEmpty() && line.isWritable()) {
			final var due = Map.copyOf(owed);
			owed.clear();
			due.forEach((channel, bytes) -> context.write(Wire.credit(context.alloc(), channel.id(), bytes)));
			context.flush();
		}
	}

	private void data(final ByteBuf payload) {
		final var size = payload.readableBytes();
		final var id = payload.readUnsignedShort();
		final var flags = payload.readUnsignedByte();
		final var channel = byRemoteId.get(id);
		if ((flags & Wire.COUNTED) != 0) {
			receivedBelowInput += size;
			// Not only when all that has come is read: while this end decrypts a megabyte the other would wait for its turn.
			if (receivedBelowInput - acknowledgedBelowInput >= FlowCap.LEAST) {
				acknowledge();
			}
		}
		if (channel == null) {
			// Both ends may close at once: what was on its way then is dropped, but only for a channel that there was.
			if (remoteOpen.values().stream().noneMatch(known -> known.id() == id)) {
				broken("data for an unknown channel"); //$NON-NLS-1$
			}
			return;
		}
		if ((flags & Wire.BROKEN_OFF) != 0) {
			if (flags != (flags & (Wire.BROKEN_OFF | Wire.COUNTED)) || payload.isReadable() || !channel.delivery().brokenOff()) {
				broken("a message on " + channel.name() + " is broken off that was not begun"); //$NON-NLS-1$ //$NON-NLS-2$
			}
			return;
		}
		final var total = (flags & Wire.FIRST) == 0 ? -1 : payload.readInt();
		if (((flags & Wire.FIRST) != 0 && total < 0) || !channel.delivery().piece(total, (flags & Wire.LAST) != 0, payload)) {
			broken("a message on " + channel.name() + " that breaks its limits"); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	private void ack(final long total) {
		if (total < ackedBelowInput || total > sentBelowInput) {
			broken("bytes acknowledged that were never sent"); //$NON-NLS-1$
			return;
		}
		ackedBelowInput = total;
		cap.acknowledged(total, System.nanoTime(), sentBelowInput > ackedBelowInput);
		drain();
	}

	private void credit(final ByteBuf payload) {
		final var id = payload.readUnsignedShort();
		final var bytes = payload.readInt();
		final var opened = remoteOpen.values().stream().filter(known -> known.id() == id).findAny();
		if (opened.isEmpty()) {
			broken("credit for an unknown channel"); //$NON-NLS-1$
			return;
		}
		final var channel = byRemoteId.get(id);
		if (channel != null && !channel.credit(bytes)) {
			broken("too much credit on " + channel.name()); //$NON-NLS-1$
		}
	}

	private void opened(final Open theirs) {
		if (remoteOpen.size() >= Wire.MAX_CHANNELS || remoteOpen.containsKey(theirs.name())
				|| remoteOpen.values().stream().anyMatch(known -> known.id() == theirs.id())) {
			broken("a channel opened twice, or too many"); //$NON-NLS-1$
			return;
		}
		remoteOpen.put(theirs.name(), theirs);
		final var channel = channels.get(theirs.name());
		if (channel != null && announced.contains(channel)) {
			join(channel, theirs);
		}
	}

	private void closedThere(final int id) {
		final var known = remoteOpen.values().stream().filter(each -> each.id() == id).findAny();
		if (known.isEmpty()) {
			broken("an unknown channel closed"); //$NON-NLS-1$
			return;
		}
		remoteOpen.remove(known.get().name());
		met.remove(id);
		final var channel = byRemoteId.get(id);
		if (channel != null) {
			closeHere(channel);
		}
	}

	private void answer(final long ping) {
		// Who asks and never reads is not answered: answers would pile up.
		if (line.isWritable()) {
			context.writeAndFlush(Wire.number(context.alloc(), Kind.PONG, ping));
		}
	}

	private void pong(final long sent) {
		final var nanos = System.nanoTime() - sent;
		if (nanos < 0 || nanos > SILENCE_NANOS) {
			broken("a pong for no ping"); //$NON-NLS-1$
			return;
		}
		roundTripNanos = nanos;
		cap.roundTrip(nanos);
	}

	private void bye() {
		if (ending == CloseReason.LOST) {
			ending = CloseReason.CLOSED_THERE;
		}
		context.close();
	}

	private void leave() {
		if (ending == CloseReason.LOST) {
			ending = CloseReason.CLOSED_HERE;
			farewell(TimeUnit.MILLISECONDS.toNanos(FAREWELL_MILLIS) + System.nanoTime());
		}
	}

	private void farewell(final long deadline) {
		drain();
		if (open.stream().anyMatch(MuxChannel::wantsLine) && System.nanoTime() < deadline && line.isActive()) {
			context.executor().schedule(() -> farewell(deadline), 1, TimeUnit.MILLISECONDS);
			return;
		}
		context.writeAndFlush(Wire.frame(context.alloc(), Kind.BYE, new byte[0])).addListener(done -> context.close());
		context.executor().schedule(() -> context.close(), FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void broken(final String what) {
		if (ending != CloseReason.VIOLATION && line.isActive()) {
			ending = CloseReason.VIOLATION;
			log.accept("The other end (" + peer.address() + ") broke the protocol: " + what); //$NON-NLS-1$ //$NON-NLS-2$
			context.close();
		}
	}

	@Override
	public void channelWritabilityChanged(final ChannelHandlerContext from) {
		if (from.channel().isWritable()) {
			acknowledge();
			pay();
			drain();
		}
		from.fireChannelWritabilityChanged();
	}

	private void drain() {
		if (!line.isActive()) {
			return;
		}
		var wrote = false;
		while (line.isWritable()) {
			final var now = System.nanoTime();
			final var urgent = scheduler.urgent(open, now);
			if (urgent != null) {
				scheduler.urgentSent(write(urgent));
			} else if (sentBelowInput - ackedBelowInput < cap.bytes()) {
				final var next = scheduler.weighted(open);
				if (next == null) {
					break;
				}
				scheduler.weightedSent(next, write(next));
			} else {
				break;
			}
			wrote = true;
		}
		if (wrote) {
			context.flush();
		}
	}

	private int write(final MuxChannel channel) {
		final var counts = channel.config().urgency() != ChannelConfig.Urgency.INPUT;
		return Math.max(0, channel.nextPiece(new MuxChannel.PieceWriter() {

			@Override
			public void write(final int id, final byte[] message, final int from, final int length) {
				put(Wire.piece(context.alloc(), id, message, from, length, counts), counts);
			}

			@Override
			public void brokenOff(final int id) {
				put(Wire.brokenOff(context.alloc(), id, counts), counts);
			}
		}));
	}

	private void put(final ByteBuf piece, final boolean counts) {
		if (counts) {
			sentBelowInput += piece.readableBytes() - tandem.provider.internal.net.Frame.HEADER;
		}
		context.write(piece);
	}

	@Override
	public void exceptionCaught(final ChannelHandlerContext from, final Throwable cause) {
		if (cause instanceof io.netty.handler.codec.DecoderException) {
			broken(cause.getMessage());
		} else {
			context.close();
		}
	}

	@Override
	public void channelInactive(final ChannelHandlerContext from) {
		gone = true;
		open.forEach(this::drop);
		closed.completeAsync(() -> ending);
		from.fireChannelInactive();
	}
}
