// SPDX-License-Identifier: EPL-2.0
package tandem.relay;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Where a relay, or several that work as one, keep which mailboxes there are. Nothing but create and compare-and-set is asked of a store; that a
 * mailbox is taken by one alone, and never twice, follows from them. Thread-safe. No method blocks; a stage completes on any thread and within some
 * seconds, exceptionally where the store can't be reached, and then the relay refuses.
 */
public interface MailboxStore {

	/**
	 * A value with the revision that a change has to name.
	 *
	 * @param mailbox the value
	 * @param revision grows with each change of this key
	 */
	record Stored(Mailbox mailbox, long revision) {
	}

	/** What became of an attempt to create. */
	enum Created {
		/** It stands. */
		CREATED,
		/** Another is there, or was and is still kept. */
		EXISTS,
		/** The store takes no more. */
		FULL
	}

	/**
	 * Stores a value under a key that has none, or whose value need not be kept any longer.
	 *
	 * @param key where
	 * @param mailbox the value
	 */
	CompletionStage<Created> create(MailboxKey key, Mailbox mailbox);

	/** The value under a key; values that need not be kept any longer may be missing. */
	CompletionStage<Optional<Stored>> get(MailboxKey key);

	/**
	 * Changes a value if nobody else has changed it since.
	 *
	 * @param key where
	 * @param expected as {@link #get} answered it
	 * @param mailbox the new value
	 * @return false if there is another revision or none
	 */
	CompletionStage<Boolean> replace(MailboxKey key, Stored expected, Mailbox mailbox);
}
