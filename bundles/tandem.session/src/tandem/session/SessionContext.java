// SPDX-License-Identifier: EPL-2.0
package tandem.session;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What a {@link SessionFeature} sees of the session it serves. Thread-safe. */
public interface SessionContext {

	/** Identifies the session within this process and in the log; not secret. */
	String id();

	/** Which end this is. */
	Role role();

	/** Name of the other person as they state it: cleaned, never proven. */
	String peerName();

	/**
	 * {@link WayIn#handle() Handle} of the way in that admitted the technician; empty at the technician's end, and where the connection came
	 * about {@link Arrivals otherwise}.
	 */
	default Optional<String> way() {
		return Optional.empty();
	}

	/** X.509-encoded long-term key that the other end proved to own; empty where it showed none. */
	default Optional<byte[]> peerKey() {
		return Optional.empty();
	}

	/** When the session was authenticated. */
	Instant since();

	/** Where the session stands now. */
	SessionState state();

	/**
	 * What is allowed now. At the sharer's end this is the gate itself, which decides. At the technician's end it mirrors what the
	 * endpoint last said: good for showing, never for deciding.
	 */
	Gate gate();

	/**
	 * Tells whenever the answer of the gate or the state may have changed, on any thread, until the session has ended. Must not block.
	 *
	 * @return closes the registration
	 */
	Registration onChange(Runnable listener);

	/**
	 * Asks the sharer for a permission (technician's end), through the endpoint's own consent window.
	 *
	 * @throws IllegalStateException at the sharer's end
	 */
	void request(Permission permission);

	/**
	 * Tells of the sharer's answers to what was {@link #request requested}, by whichever feature, on any thread (technician's end; the sharer's hears
	 * of none). Must not block.
	 *
	 * @return closes the registration
	 */
	default Registration onAnswer(final BiConsumer<Permission, Answer> listener) {
		return Registration.NONE;
	}

	/** Writes one line into the session's log, as an event of the feature. No secrets, no content of the screen. */
	void log(String event);

	/**
	 * Ends the session because the other end broke this feature's rules.
	 *
	 * @param reason in words for both people and the log
	 */
	void violation(String reason);

	/**
	 * Ends the session because this end can't go on; {@link EndReason#CANNOT_SHARE} at the sharer's end.
	 *
	 * @param reason in words for both people and the log
	 */
	default void cannotGoOn(final String reason) {
		violation(reason);
	}
}
