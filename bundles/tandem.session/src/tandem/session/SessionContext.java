// SPDX-License-Identifier: EPL-2.0
package tandem.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
	 * What is allowed now. At the sharer's end it asks what decides, each time anew. At the technician's end it mirrors what the
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

	/**
	 * Asks the sharer whether one thing may be done that the technician proposes (sharer's end), through the endpoint's own consent window, which shows
	 * the details. Their Yes counts for this once, whatever else is permitted; after two Nos it is not asked any more.
	 *
	 * @param permission kind of thing; neither view nor control, nor among the {@link SessionFeature#permissions()} of any feature
	 * @param details what exactly, line by line: never words of the technician's
	 * @return done with the answer; {@link Answer#NOT_NOW} where the sharer can't be asked now, or the question went away without an answer
	 * @throws IllegalArgumentException for such a permission, and where there are no details
	 */
	default CompletableFuture<Answer> propose(final Permission permission, final List<String> details) {
		return CompletableFuture.completedFuture(Answer.NOT_NOW);
	}

	/**
	 * Whether the sharer is being asked something now (sharer's end; the technician's does not know): while they are, nothing that comes from the other
	 * end belongs before their eyes. {@link #onChange} tells of it.
	 */
	default boolean asking() {
		return false;
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
