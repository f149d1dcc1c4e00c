// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;

/**
 * One end of a channel. Sending is guarded by the channel's lock; what comes in is delivered by one virtual thread of its own, so that a
 * listener which blocks or throws hurts this channel alone.
 */
final class MuxChannel implements Channel {

	/** What each message costs beside its bytes, so that empty ones are not free. */
	static final int OVERHEAD = 64;

	private static final int LEAST_WINDOW = 256 << 10;

	/** For channels that carry much: more than twice what {@link FlowCap} lets be under way at 1 GB/s, so that not the window but the line is the limit. */
	private static final int WIDE_WINDOW = 4 << 20;

	private final ChannelOwner owner;

	private final ChannelConfig config;

	private final int id;

	private final Delivery delivery;

	private final Deque<byte[]> waiting = new ArrayDeque<>();

	private CompletableFuture<Void> room = CompletableFuture.completedFuture(null);

	private Wire.Open remote;

	/** What the other end offers, but never more than an honest end would: it does not decide how much this end keeps for it. */
	private int remoteWindow;

	private boolean closed;

	private long underWay;

	private int sentOfHead;

	/** The other end waits for more of a message that was dropped. */
	private boolean brokenOff;

	/** Share of the line used so far, in bytes by weight; event loop only. */
	private double used;

	MuxChannel(final ChannelOwner owner, final ChannelConfig config, final int id) {
		this.owner = owner;
		this.config = config;
		this.id = id;
		delivery = new Delivery(this, owner);
	}

	/** Bytes that the other end may have under way to this one: two messages of any size and some small ones. */
	static int window(final ChannelConfig config) {
		return window(config.urgency(), config.messageLimit());
	}

	private static int window(final Urgency urgency, final int messageLimit) {
		final var least = switch (urgency) {
		case SCREEN, BULK -> WIDE_WINDOW;
		case INPUT, NORMAL -> LEAST_WINDOW;
		};
		return Math.max(least, 2 * (messageLimit + OVERHEAD));
	}

	static long cost(final byte[] message) {
		return message.length + (long) OVERHEAD;
	}

	ChannelConfig config() {
		return config;
	}

	int id() {
		return id;
	}

	Delivery delivery() {
		return delivery;
	}

	double used() {
		return used;
	}

	void use(final double share) {
		used = share;
	}

	/** The other end has opened the channel too. */
	void connect(final Wire.Open theirs) {
		synchronized (this) {
			remote = theirs;
			remoteWindow = Math.min(theirs.window(), window(config.urgency(), theirs.messageLimit()));
		}
		delivery.connected();
	}

	@Override
	public String name() {
		return config.name();
	}

	@Override
	public synchronized int version() {
		return remote == null ? 0 : Math.min(remote.version(), config.version());
	}

	@Override
	public synchronized int messageLimit() {
		return remote == null ? 0 : remote.messageLimit();
	}

	@Override
	public synchronized boolean connected() {
		return remote != null && !closed;
	}

	/** Whether this end has not closed it. */
	synchronized boolean isOpen() {
		return !closed;
	}

	@Override
	public void listen(final Listener listener) {
		delivery.listen(listener);
	}

	@Override
	public Sent send(final byte[] message) {
		synchronized (this) {
			if (closed || remote == null) {
				return Sent.CLOSED;
			}
			if (message.length > remote.messageLimit()) {
				throw new IllegalArgumentException(message.length + " bytes where " + remote.messageLimit() + " are allowed on " + config.name()); //$NON-NLS-1$ //$NON-NLS-2$
			}
			if (underWay > 0 && underWay + cost(message) > remoteWindow) {
				if (room.isDone()) {
					room = new CompletableFuture<>();
				}
				return Sent.WINDOW_FULL;
			}
			underWay += cost(message);
			waiting.add(message);
		}
		owner.somethingWaits();
		return Sent.ACCEPTED;
	}

	@Override
	public synchronized CompletableFuture<Void> room() {
		return room;
	}

	@Override
	public int drop() {
		final int dropped;
		final CompletableFuture<Void> waiters;
		synchronized (this) {
			dropped = waiting.size();
			if (closed || dropped == 0) {
				return 0;
			}
			waiting.forEach(message -> underWay -= cost(message));
			waiting.clear();
			brokenOff |= sentOfHead > 0;
			sentOfHead = 0;
			waiters = room;
		}
		waiters.completeAsync(() -> null);
		owner.somethingWaits();
		return dropped;
	}

	@Override
	public synchronized long unacknowledged() {
		return underWay;
	}

	@Override
	public void close() {
		owner.close(this);
	}

	/** Marks the channel closed; true the first time. */
	boolean end() {
		final CompletableFuture<Void> waiters;
		synchronized (this) {
			if (closed) {
				return false;
			}
			closed = true;
			waiting.clear();
			brokenOff = false;
			waiters = room;
		}
		waiters.completeAsync(() -> null);
		delivery.disconnected();
		return true;
	}

	/** The other end's listener has taken this many bytes; false where that can't be. */
	boolean credit(final int bytes) {
		final CompletableFuture<Void> waiters;
		synchronized (this) {
			if (bytes <= 0 || bytes > underWay) {
				return closed;
			}
			underWay -= bytes;
			if (underWay > remoteWindow / 2) {
				// Not for each message: whoever waits is woken to fill half a window, and any message fits into that.
				return true;
			}
			waiters = room;
		}
		if (!waiters.isDone()) {
			waiters.completeAsync(() -> null);
		}
		return true;
	}

	synchronized boolean wantsLine() {
		return brokenOff || !waiting.isEmpty();
	}

	/**
	 * The next piece: writes it and returns how many bytes of message it held, -1 where nothing waits. The lock is kept meanwhile, so that
	 * nothing goes out once {@link #drop()} returned.
	 */
	synchronized int nextPiece(final PieceWriter writer) {
		if (brokenOff) {
			brokenOff = false;
			writer.brokenOff(id);
			return 0;
		}
		if (waiting.isEmpty()) {
			return -1;
		}
		final var head = waiting.peek();
		final var from = sentOfHead;
		final var length = Math.min(head.length - from, writer.most(from == 0));
		sentOfHead += length;
		if (sentOfHead == head.length) {
			waiting.remove();
			sentOfHead = 0;
		}
		writer.write(id, head, from, length);
		return length;
	}

	/** Puts one piece on the line. */
	interface PieceWriter {

		/** Most bytes of a message that the next piece may hold, at least one. */
		int most(boolean first);

		/** A part of a message. */
		void write(int id, byte[] message, int from, int length);

		/** The message of which parts were written does not go on. */
		void brokenOff(int id);
	}

	@Override
	public String toString() {
		return "Channel[" + config.name() + "]"; //$NON-NLS-1$ //$NON-NLS-2$
	}
}
