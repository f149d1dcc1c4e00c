// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

import tandem.channel.Channel;
import tandem.channel.ChannelConfig;

/**
 * Both ends of one channel in memory, with the promises of {@link Channel}: in order, at most once, a bounded window each way, a thread of
 * its own for each end's listener. It can be slowed down.
 */
public final class ChannelPair implements AutoCloseable {

	private final ChannelConfig config;
	private final int window;
	private final End left;
	private final End right;
	private volatile Duration delay = Duration.ZERO;
	private volatile boolean closed;

	/**
	 * @param config of both ends
	 * @param window bytes that one end may send before the other's listener takes them
	 */
	public ChannelPair(final ChannelConfig config, final int window) {
		this.config = config;
		this.window = window;
		left = new End();
		right = new End();
		left.other = right;
		right.other = left;
		left.start();
		right.start();
	}

	/** One end. */
	public Channel left() {
		return left;
	}

	/** The other end. */
	public Channel right() {
		return right;
	}

	/** From now on a message takes so long each way; messages do not wait for each other. */
	public void delay(final Duration each) {
		delay = each;
	}

	/** From now on the left end's listener gets nothing until {@link #release}. */
	public void holdLeft() {
		left.hold = new CountDownLatch(1);
	}

	/** Ends {@link #holdLeft}. */
	public void release() {
		left.hold.countDown();
	}

	@Override
	public void close() {
		closed = true;
		left.end();
		right.end();
	}

	private record Underway(byte[] message, long due) {
	}

	private final class End implements Channel {

		private final ArrayDeque<Underway> arriving = new ArrayDeque<>();
		private final CompletableFuture<Listener> listener = new CompletableFuture<>();
		private final Thread thread = Thread.ofPlatform().daemon().name("channel " + config.name()).unstarted(this::deliver);
		private volatile CountDownLatch hold = new CountDownLatch(0);
		private End other;
		/** Bytes sent to this end and not yet taken; guarded by this end. */
		private long untaken;
		private CompletableFuture<Void> room = CompletableFuture.completedFuture(null);

		private void start() {
			thread.start();
		}

		private void deliver() {
			try {
				final var to = listener.join();
				to.connected();
				for (var next = next(); next != null; next = next()) {
					LockSupport.parkNanos(next.due() - System.nanoTime());
					hold.await();
					if (!closed) {
						to.message(next.message());
						taken(next.message().length);
					}
				}
				to.disconnected();
			} catch (final InterruptedException _) {
				Thread.currentThread().interrupt();
			}
		}

		private synchronized Underway next() throws InterruptedException {
			while (arriving.isEmpty() && !closed) {
				wait();
			}
			return closed ? null : arriving.pollFirst();
		}

		private void taken(final int length) {
			final CompletableFuture<Void> now;
			synchronized (this) {
				untaken -= length;
				now = room;
			}
			now.complete(null);
		}

		private synchronized void end() {
			notifyAll();
			room.complete(null);
			hold.countDown();
		}

		private synchronized Sent arrive(final byte[] message) {
			if (closed) {
				return Sent.CLOSED;
			}
			if (untaken > 0 && untaken + message.length > window) {
				room = new CompletableFuture<>();
				return Sent.WINDOW_FULL;
			}
			untaken += message.length;
			arriving.addLast(new Underway(message, System.nanoTime() + delay.toNanos()));
			notifyAll();
			return Sent.ACCEPTED;
		}

		private synchronized long untaken() {
			return untaken;
		}

		@Override
		public String name() {
			return config.name();
		}

		@Override
		public int version() {
			return config.version();
		}

		@Override
		public int messageLimit() {
			return config.messageLimit();
		}

		@Override
		public boolean connected() {
			return !closed;
		}

		@Override
		public void listen(final Listener newListener) {
			if (!listener.complete(newListener)) {
				throw new IllegalStateException("two listeners");
			}
		}

		@Override
		public Sent send(final byte[] message) {
			if (message.length > config.messageLimit()) {
				throw new IllegalArgumentException("a message of " + message.length);
			}
			return other.arrive(message);
		}

		@Override
		public CompletableFuture<Void> room() {
			return other.roomHere();
		}

		private synchronized CompletableFuture<Void> roomHere() {
			return room.copy();
		}

		@Override
		public int drop() {
			return other.forget();
		}

		private int forget() {
			final int forgotten;
			final CompletableFuture<Void> now;
			synchronized (this) {
				forgotten = arriving.size();
				arriving.forEach(underway -> untaken -= underway.message().length);
				arriving.clear();
				now = room;
			}
			now.complete(null);
			return forgotten;
		}

		@Override
		public long unacknowledged() {
			return other.untaken();
		}

		@Override
		public void close() {
			ChannelPair.this.close();
		}
	}
}
