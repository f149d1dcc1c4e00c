// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import tandem.session.Permission;
import tandem.session.SessionState;
import tandem.technician.ControlAnswer;
import tandem.technician.Ending;
import tandem.technician.Phase;

/**
 * Where a session stands, as this end knows it. Immutable.
 *
 * @param since when the phase began
 * @param route the target
 * @param state what the endpoint last said
 */
record Standing(Phase phase, Instant since, String route, SessionState state, Set<Permission> permissions, Optional<ControlAnswer> controlAnswer,
		boolean promptUp, Optional<Ending> ending) {

	static Standing calling(final String route, final Instant now) {
		return new Standing(Phase.REACHING, now, route, SessionState.WAITING, Set.of(), Optional.empty(), false, Optional.empty());
	}

	Standing at(final Phase next, final String target, final Instant now) {
		return new Standing(next, next == phase ? since : now, target, state, permissions, controlAnswer, promptUp, ending);
	}

	Standing authenticated(final Instant now) {
		return new Standing(Phase.WAITING_FOR_SHARER, now, route, SessionState.AUTHENTICATED, permissions, controlAnswer, promptUp, ending);
	}

	Standing said(final SessionState said, final Phase next, final Set<Permission> granted, final boolean prompt, final Instant now) {
		return new Standing(next, next == phase ? since : now, route, said, granted, controlAnswer, prompt, ending);
	}

	Standing lost(final Instant now) {
		return new Standing(Phase.RECONNECTING, now, route, SessionState.RECONNECTING, Set.of(), Optional.empty(), false, ending);
	}

	/** Whether the sharer has let the technician in. */
	boolean isInSession() {
		return phase == Phase.VIEWING || phase == Phase.ASKING_CONTROL || phase == Phase.CONTROLLING || phase == Phase.PAUSED
				|| phase == Phase.RECONNECTING;
	}

	Standing answered(final Optional<ControlAnswer> answer) {
		return new Standing(phase, since, route, state, permissions, answer, promptUp, ending);
	}

	Standing over(final Ending why, final Instant now) {
		return new Standing(Phase.ENDED, now, route, SessionState.ENDED, Set.of(), controlAnswer, false, Optional.of(why));
	}
}
