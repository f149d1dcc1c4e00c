// SPDX-License-Identifier: EPL-2.0
package tandem.pairing;

import java.time.Instant;
import java.util.Optional;

/** An Easy Connect password of this computer. Thread-safe. */
public interface OpenPassword {

	/** What a password can be. */
	enum State {
		/** This computer is getting ready. */
		OPENING,
		/** A technician may come. */
		WAITING,
		/** A technician came in by it. */
		USED,
		/** Its time is over. */
		EXPIRED,
		/** The sharer closed it. */
		CANCELLED,
		/** Too many wrong tries closed it. */
		TOO_MANY_TRIES,
		/** This computer can't be reached; {@link OpenPassword#trouble()} says why. */
		FAILED;

		/** Whether nobody can come by it any more. */
		public boolean isOver() {
			return this != OPENING && this != WAITING;
		}
	}

	/** Public handle for lists and logs. */
	String handle();

	/** Where it stands. */
	State state();

	/** In groups for reading aloud; never in a log or a file. */
	String password();

	/** When it ends by itself. */
	Instant expires();

	/** Wrong tries so far. */
	int wrongTries();

	/** Why it failed, in words for the sharer. */
	Optional<String> trouble();

	/** Closes it. */
	void cancel();

	/**
	 * Tells of every change, on any thread; must not block.
	 *
	 * @return closes the registration
	 */
	AutoCloseable onChange(Runnable listener);
}
