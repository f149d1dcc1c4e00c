// SPDX-License-Identifier: EPL-2.0
package tandem.chat;

import java.time.Instant;

/**
 * One message. Immutable.
 *
 * @param number counts the messages of one end from 1
 * @param own written at this end
 * @param text cleaned: no control or bidi characters, line breaks as {@code \n}; at most {@link Conversation#MAX_TEXT} code points
 * @param when it was written here or came
 * @param delivery whether the other end has it; {@link Delivery#DELIVERED} for those that came
 */
public record ChatLine(long number, boolean own, String text, Instant when, Delivery delivery) {

	/** Whether the other end has a message. */
	public enum Delivery {
		/** On its way; nobody knows yet. */
		UNDERWAY,
		/** The other end has it. */
		DELIVERED,
		/** It never arrived: the session ended before. */
		LOST
	}

	/** @throws IllegalArgumentException where the number is below 1 */
	public ChatLine {
		if (number < 1) {
			throw new IllegalArgumentException("no number: " + number); //$NON-NLS-1$
		}
	}

	/** The same message with another fate. */
	public ChatLine with(final Delivery now) {
		return new ChatLine(number, own, text, when, now);
	}
}
