// SPDX-License-Identifier: EPL-2.0
package tandem.invitation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** An invitation of this computer. Thread-safe. */
public interface OpenInvitation {

	/** What an invitation can be. */
	enum State {
		/** The listener is being opened. */
		OPENING,
		/** Technicians may call. */
		WAITING,
		/** A technician came in through it. */
		USED,
		/** Its time is over. */
		EXPIRED,
		/** The sharer closed it. */
		CANCELLED,
		/** Five wrong tries closed it. */
		TOO_MANY_TRIES,
		/** This computer can't listen. */
		FAILED
	}

	/** Public handle, the {@link tandem.session.WayIn#handle()}. */
	String handle();

	/** Where it stands. */
	State state();

	/** The password in groups for reading aloud, for example {@code K7M4 XQ2P D9WR}; never in a log or a file. */
	String password();

	/** When it ends by itself. */
	Instant expires();

	/** Who came in through it, as they state it: cleaned, never proven. */
	default Optional<String> openedBy() {
		return Optional.empty();
	}

	/** Wrong tries so far. */
	int wrongTries();

	/** Why it {@link State#FAILED failed}, in words for the sharer. */
	Optional<String> trouble();

	/**
	 * Writes the file, readable by its owner only, whole or not at all.
	 *
	 * @throws IOException with words for the sharer
	 * @throws IllegalStateException unless waiting
	 */
	void save(Path file) throws IOException;

	/**
	 * What {@link #save(Path)} writes, made anew each time. Takes about 0.3 s of work: call off any UI thread.
	 *
	 * @throws IllegalStateException unless waiting
	 */
	byte[] content();

	/** Closes the door. */
	void cancel();

	/**
	 * Tells of every change, on any thread; must not block.
	 *
	 * @return closes the registration
	 */
	AutoCloseable onChange(Runnable listener);
}
