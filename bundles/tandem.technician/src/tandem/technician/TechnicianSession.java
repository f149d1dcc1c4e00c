// SPDX-License-Identifier: EPL-2.0
package tandem.technician;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import tandem.channel.Peer;
import tandem.session.Permission;

/** One session or call as the technician's end knows it. Getters are cheap and never block; thread-safe. */
public interface TechnicianSession {

	/** The {@link tandem.session.SessionContext#id()} of the features attached to it; constant from the start. */
	String id();

	/** What lists show: the sharer's stated name once known, else the destination's label. */
	String label();

	/** The kind of its way in, for example {@code invitation}; empty where it is not known. */
	default String wayIn() {
		return ""; //$NON-NLS-1$
	}

	/** Where it stands. */
	Phase phase();

	/** Since when. */
	Instant phaseSince();

	/** The target being tried or used now. */
	String route();

	/** The other end, once connected. */
	Optional<Peer> peer();

	/** What the sharer allows now. */
	Set<Permission> permissions();

	/** The last answer about control. */
	Optional<ControlAnswer> controlAnswer();

	/** A password prompt, lock or login screen at the sharer's holds our input. */
	boolean promptUp();

	/** Why it is over, once it is. */
	Optional<Ending> ending();

	/** Last measured round trip, zero before the first. */
	Duration roundTrip();

	/** Bytes received. */
	long bytesIn();

	/** Bytes sent. */
	long bytesOut();

	/** The file that tells what happened; empty where there is none yet. */
	default Optional<Path> log() {
		return Optional.empty();
	}

	/** Asks for control; does nothing unless viewing. */
	void requestControl();

	/** Gives control back or withdraws the request. */
	void releaseControl();

	/** Leaves the session, or gives the call up. */
	void leave();
}
