// SPDX-License-Identifier: EPL-2.0
package tandem.channel;

import java.util.concurrent.CompletableFuture;

/**
 * A named, ordered, flow-controlled message stream inside a {@link Connection}. Messages arrive in order, at most once, whole or
 * not at all. Thread-safe.
 */
public interface Channel {

	/** What became of a message. */
	enum Sent {
		/** Taken; it is sent in its turn. */
		ACCEPTED,
		/** Not taken: the other end has not yet read enough. Wait for {@link Channel#room()}. */
		WINDOW_FULL,
		/** Not taken: the other end has not opened the channel, or it or the connection is closed. */
		CLOSED
	}

	/** Hears a channel. Calls for one channel come one after another, on a thread that is the channel's alone: blocking or throwing hurts this channel only. */
	interface Listener {

		/** The other end has opened the channel too. */
		default void connected() {
		}

		/** A message; the array is the listener's own. */
		void message(byte[] message);

		/** The channel ended; nothing follows. */
		default void disconnected() {
		}
	}

	/** The channel's name. */
	String name();

	/** The version that both ends speak; 0 until connected. */
	int version();

	/** Longest message that the other end accepts; 0 until connected. */
	int messageLimit();

	/** Whether messages can flow. */
	boolean connected();

	/** Sets who hears this channel; once only. Messages that came before wait within the channel's window. */
	void listen(Listener listener);

	/**
	 * Sends a message without ever blocking.
	 *
	 * @param message the channel owns the array afterwards where it was {@link Sent#ACCEPTED accepted}
	 * @throws IllegalArgumentException where the message is above {@link #messageLimit()}
	 */
	Sent send(byte[] message);

	/** Done when {@link #send(byte[])} would be worth a try again, or the channel is closed. */
	CompletableFuture<Void> room();

	/**
	 * Forgets what was {@link Sent#ACCEPTED accepted} and has not gone out: it never reaches the other end's listener, and a message of which
	 * parts went out is broken off. Nothing accepted before this call goes out after it returned, but for the at most 64 KiB that the line
	 * itself holds, encrypted already. The channel goes on.
	 *
	 * @return messages forgotten
	 */
	int drop();

	/** Bytes of messages accepted from this end and not yet taken by the other's listener. */
	long unacknowledged();

	/** Ends this channel on both sides; the connection goes on. */
	void close();
}
