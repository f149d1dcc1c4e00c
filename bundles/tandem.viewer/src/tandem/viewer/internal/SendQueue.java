// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.internal;

import java.util.ArrayDeque;

import tandem.channel.Channel;

/** Sends messages in order and keeps those that find the window full; how many, is for its user to bound. Thread-safe, never blocks. */
final class SendQueue {

	/**
	 * A message that waits.
	 *
	 * @param passing whether a passing one right after it takes its place
	 */
	private record Waiting(byte[] message, boolean passing) {
	}

	private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
	private Channel channel;
	private boolean full;

	/** Messages go here from now on; those for another channel are forgotten. */
	synchronized void open(final Channel newChannel) {
		queue.clear();
		full = false;
		channel = newChannel;
	}

	/** Messages go nowhere any more. */
	synchronized void close() {
		queue.clear();
		channel = null;
	}

	/** Whether messages can be sent. */
	synchronized boolean isOpen() {
		return channel != null && channel.connected();
	}

	/** Messages that wait. */
	synchronized int waiting() {
		return queue.size();
	}

	/** Whether the last message that waits is a passing one. */
	synchronized boolean endsPassing() {
		return !queue.isEmpty() && queue.peekLast().passing();
	}

	/** Sends a message in its turn. */
	void add(final byte[] message) {
		add(message, false);
	}

	/** Sends a message in its turn, in the place of the last one that waits if both are passing. */
	synchronized void add(final byte[] message, final boolean passing) {
		if (channel == null) {
			return;
		}
		if (passing && endsPassing()) {
			queue.pollLast();
		}
		queue.addLast(new Waiting(message, passing));
		flush();
	}

	/** Forgets what waits, here and in the channel. */
	synchronized void clear() {
		queue.clear();
		if (channel != null) {
			channel.drop();
		}
	}

	private void flush() {
		while (!full && !queue.isEmpty()) {
			switch (channel.send(queue.peekFirst().message())) {
			case ACCEPTED -> queue.pollFirst();
			case CLOSED -> queue.clear();
			case WINDOW_FULL -> {
				full = true;
				final var waitedFor = channel;
				channel.room().thenRun(() -> room(waitedFor));
			}
			}
		}
	}

	private synchronized void room(final Channel waitedFor) {
		if (waitedFor == channel) {
			full = false;
			flush();
		}
	}
}
