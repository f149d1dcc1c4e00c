// SPDX-License-Identifier: EPL-2.0
package tandem.chat.internal;

/** What the two ends say to each other; both say the same. */
sealed interface ChatMessage {

	/**
	 * How this end stands: first after the channel is there, and again when it changes.
	 *
	 * @param open whether messages are taken
	 * @param got number of the last message that arrived from the other end, 0 for none: what is above goes out again where it is open
	 */
	record Ready(boolean open, long got) implements ChatMessage {
	}

	/**
	 * A message.
	 *
	 * @param number one more than that of the message before
	 */
	record Say(long number, String text) implements ChatMessage {
	}

	/** All messages up to this number arrived. */
	record Got(long number) implements ChatMessage {
	}
}
