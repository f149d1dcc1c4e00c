// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.mailbox;

import java.time.Instant;

import tandem.relay.MailboxKey;
import tandem.relay.protocol.RoutingPart;

/**
 * What became of a wish for a mailbox.
 *
 * @param <G> the guests
 */
public sealed interface Outcome<G> {

	/** A mailbox for a code stands, and the guest waits in it. */
	record Opened<G>(MailboxKey key, String ticket, RoutingPart routing, Instant expires) implements Outcome<G> {
	}

	/** The guest waits in a mailbox with a key. */
	record Waits<G>(MailboxKey key, String ticket, Instant expires) implements Outcome<G> {
	}

	/** The mailbox was taken; this guest waited in it. */
	record Taken<G>(MailboxKey key, G waited) implements Outcome<G> {
	}

	/** There is nothing to take. */
	record Missed<G>() implements Outcome<G> {
	}

	/** There may be something to take, but not for one who has to wait. */
	record Held<G>() implements Outcome<G> {
	}

	/** The store, or the space of routing parts, takes no more. */
	record Full<G>() implements Outcome<G> {
	}
}
