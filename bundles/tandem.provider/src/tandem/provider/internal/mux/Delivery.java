// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.mux;

import java.util.concurrent.LinkedBlockingQueue;

import tandem.channel.Channel.Listener;

/** Gives a channel's events to its listener, one after the other, on one virtual thread; gives credit for what was taken. */
final class Delivery {

	private sealed interface Event {
	}

	private record Connected() implements Event {
	}

	private record Message(byte[] bytes) implements Event {
	}

	private record Disconnected() implements Event {
	}

	private final MuxChannel channel;

	private final ChannelOwner owner;

	/** Bounded by the channel's window: every message in it was paid for with credit. */
	private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();

	private final Object lock = new Object();

	private Listener listener;

	/** Bytes in the queue and in the message being put together; event loop adds, delivery takes. */
	private long held;

	/** Bytes taken for which the other end has no credit yet; delivery's thread only. */
	private int unpaid;

	private byte[] partial;

	private int partialBytes;

	Delivery(final MuxChannel channel, final ChannelOwner owner) {
		this.channel = channel;
		this.owner = owner;
	}

	void listen(final Listener wanted) {
		synchronized (lock) {
			if (listener != null) {
				throw new IllegalStateException(channel + " has a listener"); //$NON-NLS-1$
			}
			listener = wanted;
		}
		Thread.ofVirtual().name("tandem-" + channel.name()).start(this::deliver); //$NON-NLS-1$
	}

	void connected() {
		events.add(new Connected());
	}

	void disconnected() {
		events.add(new Disconnected());
	}

	/**
	 * A piece arrived; event loop only.
	 *
	 * @param total length of the whole message, or -1 for a following piece
	 * @return false where the other end broke a rule
	 */
	boolean piece(final int total, final boolean last, final io.netty.buffer.ByteBuf bytes) {
		final var first = total >= 0;
		if (first != (partial == null) || total > channel.config().messageLimit()) {
			return false;
		}
		if (first) {
			synchronized (lock) {
				if (held > 0 && held + total + MuxChannel.OVERHEAD > MuxChannel.window(channel.config())) {
					return false;
				}
				held += total + (long) MuxChannel.OVERHEAD;
			}
			partial = new byte[total];
			partialBytes = 0;
		}
		final var length = bytes.readableBytes();
		if (length > partial.length - partialBytes || last != (partialBytes + length == partial.length)) {
			return false;
		}
		bytes.readBytes(partial, partialBytes, length);
		partialBytes += length;
		if (last) {
			events.add(new Message(partial));
			partial = null;
		}
		return true;
	}

	/**
	 * The message being put together goes no further; event loop only.
	 *
	 * @return false where there is none
	 */
	boolean brokenOff() {
		if (partial == null) {
			return false;
		}
		synchronized (lock) {
			held -= MuxChannel.cost(partial);
		}
		partial = null;
		return true;
	}

	private void deliver() {
		var failed = false;
		try {
			while (true) {
				final var event = events.take();
				final var last = event instanceof Disconnected;
				// A listener that failed hears of the end all the same: it may hold what it has to give back.
				if (last || !failed) {
					failed |= !tell(event);
				}
				if (last) {
					return;
				}
			}
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** False where the listener failed: then the channel is closed, so that {@link Disconnected} comes. */
	private boolean tell(final Event event) {
		try {
			switch (event) {
			case Connected() -> listener.connected();
			case Message(var bytes) -> take(bytes);
			case Disconnected() -> listener.disconnected();
			}
			return true;
		} catch (final RuntimeException | Error e) {
			owner.listenerFailed(channel, e);
			return false;
		}
	}

	private void take(final byte[] bytes) {
		final var cost = (int) MuxChannel.cost(bytes);
		listener.message(bytes);
		synchronized (lock) {
			held -= cost;
		}
		// A quarter of the window at a time: each credit is a record of its own on the line, and the rest lets the largest message through.
		unpaid += cost;
		if (unpaid >= MuxChannel.window(channel.config()) / 4) {
			owner.taken(channel, unpaid);
			unpaid = 0;
		}
	}
}
