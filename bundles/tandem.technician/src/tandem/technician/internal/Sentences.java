// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal;

import java.util.Map;

import org.eclipse.osgi.util.NLS;

import tandem.session.Answer;
import tandem.session.Permission;
import tandem.session.SessionState;
import tandem.session.host.SessionEvent;
import tandem.session.host.SessionEvent.Kind;
import tandem.technician.Ending;

/** The lines of the technician's log. */
final class Sentences {

	private Sentences() {
	}

	static SessionEvent connected(final String label, final String address) {
		return new SessionEvent(Kind.CONNECTED, NLS.bind(Messages.Log_connected, label, address), Map.of(SessionEvent.NAME, label, "address", address)); //$NON-NLS-1$
	}

	static SessionEvent calling(final String label) {
		return new SessionEvent(Kind.NOTE, NLS.bind(Messages.Log_calling, label), Map.of(SessionEvent.CALLED, label));
	}

	static SessionEvent state(final SessionState state, final boolean promptUp) {
		final var sentence = switch (state) {
		case OFF, WAITING, AUTHENTICATED, ASKING_VIEW -> Messages.State_asked;
		case VIEWING -> Messages.State_viewing;
		case ASKING_CONTROL -> Messages.State_askingControl;
		case CONTROLLED -> Messages.State_controlling;
		case PAUSED -> Messages.State_paused;
		case RECONNECTING -> Messages.Log_broken;
		case ENDED -> Messages.State_ended;
		};
		return new SessionEvent(Kind.STATE, promptUp ? NLS.bind(Messages.State_prompt, sentence) : sentence, Map.of("state", state.name())); //$NON-NLS-1$
	}

	static SessionEvent answered(final Permission permission, final Answer answer) {
		final var sentence = switch (answer) {
		case ALLOWED -> Messages.Answer_allowed;
		case SAID_NO -> Messages.Answer_no;
		case SAID_NO_FOR_GOOD -> Messages.Answer_noForGood;
		case DID_NOT_ANSWER -> Messages.Answer_none;
		case TAKEN_BACK -> Messages.Answer_takenBack;
		case NOT_NOW -> Messages.Answer_notNow;
		case FORBIDDEN -> Messages.Answer_forbidden;
		};
		return new SessionEvent(Kind.ANSWERED, NLS.bind(sentence, what(permission)), Map.of(SessionEvent.PERMISSION, permission.id(), SessionEvent.ANSWER, answer.name()));
	}

	static SessionEvent over(final Ending why) {
		return switch (why) {
		case Ending.NotLogged() -> ended("NOT_LOGGED", Messages.End_notLogged); //$NON-NLS-1$
		case Ending.NotConnected(var reason, var detail) -> ended(reason.name(), detail.isBlank() ? Messages.End_notConnected : NLS.bind(Messages.End_detail, Messages.End_notConnected, detail));
		case Ending.Cancelled() -> ended("CANCELLED", Messages.End_cancelled); //$NON-NLS-1$
		case final Ending.Over over -> over(over);
		};
	}

	private static SessionEvent over(final Ending.Over over) {
		final var sentence = switch (over.reason()) {
		case SHARER_ENDED -> Messages.End_sharer;
		case SHARER_DECLINED -> Messages.End_declined;
		case SHARER_DID_NOT_ANSWER -> Messages.End_didNotAnswer;
		case TECHNICIAN_LEFT -> Messages.End_left;
		case CONNECTION_LOST -> Messages.End_broken;
		case TIME_LIMIT -> Messages.End_time;
		case POLICY -> Messages.End_policy;
		case CANNOT_SHARE -> Messages.End_cannotShare;
		case ENDPOINT_CLOSED -> Messages.End_closed;
		case VIOLATION -> Messages.End_violation;
		};
		return ended(over.reason().name(), over.detail().map(detail -> NLS.bind(Messages.End_detail, sentence, detail)).orElse(sentence));
	}

	private static SessionEvent ended(final String reason, final String text) {
		return new SessionEvent(Kind.ENDED, text, Map.of(SessionEvent.REASON, reason));
	}

	private static String what(final Permission permission) {
		if (permission.equals(Permission.VIEW)) {
			return Messages.What_view;
		}
		return permission.equals(Permission.CONTROL) ? Messages.What_control : NLS.bind(Messages.What_other, permission.id());
	}
}
