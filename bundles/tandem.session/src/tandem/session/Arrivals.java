// SPDX-License-Identifier: EPL-2.0
package tandem.session;

import java.util.Optional;

import tandem.channel.Connection;
import tandem.settings.Way;

/**
 * Takes in connections that came about otherwise than by the endpoint's own listener or a technician's call, for example by a pairing
 * code at a relay: an OSGi service of each end. What follows is the same for all: the sharer is asked, and nothing is granted
 * without an answer. Thread-safe.
 */
public interface Arrivals {

	/** Which end this is. */
	Role role();

	/**
	 * Whether somebody could come in now; the endpoint has at most one session, and its settings may forbid a way.
	 *
	 * @param by the way that the connection would come by
	 */
	boolean free(Way by);

	/**
	 * What keeps a technician, who may come by a way, from being asked for now.
	 *
	 * @param longTermKey theirs, X.509-encoded, proven
	 * @return empty where the sharer could be asked at once. May block for a moment: whether somebody sits there is looked at anew
	 */
	default Optional<Hindrance> hindrance(final Way by, final byte[] longTermKey) {
		return free(by) ? Optional.empty() : Optional.of(Hindrance.OCCUPIED);
	}

	/** What keeps a technician from being asked for. */
	enum Hindrance {
		/** The settings, or the sharer's own No to this person. */
		FORBIDDEN,
		/** The computer is locked, or shows no person's desktop. */
		NOBODY_THERE,
		/** Somebody is being helped already. */
		OCCUPIED,
		/** They were not answered, or were answered No, so often that they are not heard for a day. */
		TOO_OFTEN
	}

	/**
	 * Takes an authenticated connection in: its session begins.
	 *
	 * @param connection closed where it is not taken
	 * @param label what lists show until the other person's name is known
	 * @param by the way that the connection came by
	 * @return whether it was taken
	 */
	boolean take(Connection connection, String label, Way by);
}
