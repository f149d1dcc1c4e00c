// SPDX-License-Identifier: EPL-2.0
package tandem.invitation;

import java.util.Optional;
import java.util.function.Consumer;

/** The invitations by which the technician's sessions came, as their sharers' ends tell it: an OSGi service. Thread-safe. */
public interface InvitationStates {

	/**
	 * The invitation of a session, also for some time after its end.
	 *
	 * @param sessionId {@link tandem.session.SessionContext#id()}
	 * @return empty where the session came otherwise, or the other end has not told yet
	 */
	Optional<InvitationStatus> of(String sessionId);

	/**
	 * Tells of every change, with the session's id, on any thread; must not block.
	 *
	 * @return closes the registration
	 */
	AutoCloseable listen(Consumer<String> listener);
}
