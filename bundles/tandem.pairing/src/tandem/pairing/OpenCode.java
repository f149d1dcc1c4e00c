// SPDX-License-Identifier: EPL-2.0
package tandem.pairing;

import java.time.Instant;
import java.util.Optional;

import tandem.channel.ConnectFailedException.Why;

/** A code of this workbench, for one attempt. Thread-safe. */
public interface OpenCode {

	/** What a code can be. */
	enum State {
		/** The relay is being asked for a place to wait. */
		ASKING_RELAY(false),
		/** A sharer may type it. */
		WAITING(false),
		/** Somebody came and has to prove that they know it. */
		PROVING(false),
		/** A sharer came in: the session goes on without it. */
		USED(true),
		/** Somebody came and did not know all of it: it is worth nothing any more. */
		BURNED(true),
		/** Nobody came in time. */
		EXPIRED(true),
		/** The technician closed it. */
		CANCELLED(true),
		/** No relay could be reached, or it is gone. */
		FAILED(true);

		private final boolean over;

		State(final boolean over) {
			this.over = over;
		}

		/** Whether nobody can come by it any more. */
		public boolean isOver() {
			return over;
		}
	}

	/** Public handle for lists and logs. */
	String handle();

	/** Where it stands. */
	State state();

	/** The code once the relay gave a place to wait; never in a log. */
	Optional<PairingCode> code();

	/** The relay it goes through. */
	Relay relay();

	/** When the technician asked for it. */
	Instant made();

	/** When it ends by itself; far ahead before the relay answered. */
	Instant expires();

	/** Why it {@link State#FAILED failed}. */
	Optional<Why> failure();

	/** A link for people, {@code tandem://relay/code}: it fills the sharer's field and no more. */
	Optional<String> link();

	/** Closes it. */
	void cancel();

	/**
	 * Tells of every change, on any thread; must not block.
	 *
	 * @return closes the registration
	 */
	AutoCloseable onChange(Runnable listener);
}
