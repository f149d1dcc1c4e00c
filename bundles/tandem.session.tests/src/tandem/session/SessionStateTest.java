// SPDX-License-Identifier: EPL-2.0
package tandem.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tandem.session.SessionState.ASKING_CONTROL;
import static tandem.session.SessionState.ASKING_VIEW;
import static tandem.session.SessionState.AUTHENTICATED;
import static tandem.session.SessionState.CONTROLLED;
import static tandem.session.SessionState.ENDED;
import static tandem.session.SessionState.OFF;
import static tandem.session.SessionState.PAUSED;
import static tandem.session.SessionState.RECONNECTING;
import static tandem.session.SessionState.VIEWING;
import static tandem.session.SessionState.WAITING;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every pair of states against the list in the protocol. */
class SessionStateTest {

	/** As the protocol writes it, but for "any to ENDED". */
	private static final Map<SessionState, Set<SessionState>> PROTOCOL = Map.of(
			OFF, Set.of(WAITING),
			WAITING, Set.of(OFF, AUTHENTICATED),
			AUTHENTICATED, Set.of(ASKING_VIEW),
			ASKING_VIEW, Set.of(VIEWING),
			VIEWING, Set.of(ASKING_CONTROL, PAUSED, RECONNECTING),
			ASKING_CONTROL, Set.of(VIEWING, CONTROLLED, RECONNECTING),
			CONTROLLED, Set.of(VIEWING, PAUSED, RECONNECTING),
			PAUSED, Set.of(VIEWING, RECONNECTING),
			RECONNECTING, Set.of(VIEWING, PAUSED),
			ENDED, Set.of());

	@ParameterizedTest
	@EnumSource
	void followsAreThoseOfTheProtocol(final SessionState from) {
		for (final var to : SessionState.values()) {
			final var allowed = PROTOCOL.get(from).contains(to) || to == ENDED && from != ENDED;
			assertEquals(allowed, from.follows().contains(to), from + " to " + to);
		}
	}

	@ParameterizedTest
	@EnumSource
	void screenIsSeenInThreeStatesOnly(final SessionState state) {
		assertEquals(Set.of(VIEWING, ASKING_CONTROL, CONTROLLED).contains(state), state.seesScreen());
	}
}
