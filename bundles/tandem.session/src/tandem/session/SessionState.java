// SPDX-License-Identifier: EPL-2.0
package tandem.session;

import java.util.EnumSet;
import java.util.Set;

/** Where a session stands; PROTOCOL.md, "Consent and input", lists the arrows. The endpoint alone moves it, the technician's end follows. */
public enum SessionState {
	/** Nothing listens. */
	OFF,
	/** A way in is open. */
	WAITING,
	/** Somebody proved to know the secret. */
	AUTHENTICATED,
	/** The sharer is asked whether the technician may see the screen. */
	ASKING_VIEW,
	/** The technician sees the screen. */
	VIEWING,
	/** The sharer is asked whether the technician may use mouse and keyboard. */
	ASKING_CONTROL,
	/** The technician uses mouse and keyboard beside the sharer. */
	CONTROLLED,
	/** The sharer hides the screen; nothing is seen or done. */
	PAUSED,
	/** The line broke; both ends try to mend it. */
	RECONNECTING,
	/** Over, for good. */
	ENDED;

	/** The states that may come next. */
	public Set<SessionState> follows() {
		return switch (this) {
		case OFF -> EnumSet.of(WAITING, ENDED);
		case WAITING -> EnumSet.of(OFF, AUTHENTICATED, ENDED);
		case AUTHENTICATED -> EnumSet.of(ASKING_VIEW, ENDED);
		case ASKING_VIEW -> EnumSet.of(VIEWING, ENDED);
		case VIEWING -> EnumSet.of(ASKING_CONTROL, PAUSED, RECONNECTING, ENDED);
		case ASKING_CONTROL -> EnumSet.of(VIEWING, CONTROLLED, RECONNECTING, ENDED);
		case CONTROLLED -> EnumSet.of(VIEWING, PAUSED, RECONNECTING, ENDED);
		case PAUSED -> EnumSet.of(VIEWING, RECONNECTING, ENDED);
		case RECONNECTING -> EnumSet.of(VIEWING, PAUSED, ENDED);
		case ENDED -> EnumSet.noneOf(SessionState.class);
		};
	}

	/** Whether the technician may see the screen in this state. */
	public boolean seesScreen() {
		return this == VIEWING || this == ASKING_CONTROL || this == CONTROLLED;
	}
}
