// SPDX-License-Identifier: EPL-2.0
package tandem.relay;

import java.time.Instant;
import java.util.Objects;

import tandem.relay.protocol.Role;

/**
 * What a store holds of a mailbox. The value says exactly when it expires: a store's own idea of a time to live may be coarser, and decides nothing.
 *
 * @param state whether it can still be taken
 * @param waiting which end waits in it
 * @param node the relay that holds the waiting connection
 * @param ticket names the waiting connection at that relay; never used twice
 * @param expires from this instant on nobody can take it
 * @param keptUntil until then nobody else may create a mailbox under the same key, whatever became of this one
 */
public record Mailbox(State state, Role waiting, String node, String ticket, Instant expires, Instant keptUntil) {

	/** Goes one way only, except where an end attaches again to a mailbox with a key. */
	public enum State {
		/** One end waits. */
		OPEN,
		/** The other end has come, or the one that waited has left: for ever used. */
		TAKEN
	}

	/** Refuses nulls. */
	public Mailbox {
		Objects.requireNonNull(state);
		Objects.requireNonNull(waiting);
		Objects.requireNonNull(node);
		Objects.requireNonNull(ticket);
		Objects.requireNonNull(expires);
		Objects.requireNonNull(keptUntil);
	}

	/** Whether it can be taken at this instant. */
	public boolean isOpenAt(final Instant now) {
		return state == State.OPEN && now.isBefore(expires);
	}

	/** The same mailbox, used. */
	public Mailbox taken() {
		return new Mailbox(State.TAKEN, waiting, node, ticket, expires, keptUntil);
	}
}
