// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.util.Map;

import org.eclipse.osgi.util.NLS;

import tandem.session.Answer;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.session.host.SessionEvent;
import tandem.session.host.SessionEvent.Kind;

/** The lines of the sharer's log: what a person reads who wants to know what happened. */
final class Sentences {

	private Sentences() {
	}

	static SessionEvent connected(final String name, final String address, final String by) {
		return new SessionEvent(Kind.CONNECTED, NLS.bind(Messages.Log_connected, new Object[] { name, address, by }),
				Map.of(SessionEvent.NAME, name, "address", address, "way", by)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	static SessionEvent asked(final Permission permission) {
		return about(Kind.ASKED, permission, NLS.bind(Messages.Log_asked, what(permission)));
	}

	static SessionEvent answered(final Permission permission, final Answer answer) {
		final var sentence = switch (answer) {
		case ALLOWED -> Messages.Log_allowed;
		case SAID_NO -> Messages.Log_saidNo;
		case SAID_NO_FOR_GOOD -> Messages.Log_saidNoForGood;
		case DID_NOT_ANSWER -> Messages.Log_didNotAnswer;
		case TAKEN_BACK -> Messages.Log_takenBack;
		case NOT_NOW -> Messages.Log_notNow;
		case FORBIDDEN -> Messages.Log_forbidden;
		};
		return new SessionEvent(Kind.ANSWERED, NLS.bind(sentence, what(permission)), Map.of(SessionEvent.PERMISSION, permission.id(), SessionEvent.ANSWER, answer.name()));
	}

	static SessionEvent givenBack(final Permission permission) {
		return about(Kind.RELEASED, permission, NLS.bind(Messages.Log_givenBack, what(permission)));
	}

	static SessionEvent hidden() {
		return SessionEvent.of(Kind.PAUSED, Messages.Log_hidden);
	}

	static SessionEvent shown() {
		return SessionEvent.of(Kind.RESUMED, Messages.Log_shown);
	}

	static SessionEvent lost() {
		return SessionEvent.of(Kind.LOST, Messages.Log_broken);
	}

	static SessionEvent mended() {
		return SessionEvent.of(Kind.MENDED, Messages.Log_mended);
	}

	static SessionEvent held() {
		return SessionEvent.of(Kind.HELD, Messages.Log_held);
	}

	static SessionEvent freed() {
		return SessionEvent.of(Kind.FREED, Messages.Log_freed);
	}

	static SessionEvent ended(final EndReason reason, final String detail) {
		final var sentence = switch (reason) {
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
		return new SessionEvent(Kind.ENDED, detail.isBlank() ? sentence : NLS.bind(Messages.End_detail, sentence, detail), Map.of(SessionEvent.REASON, reason.name()));
	}

	private static SessionEvent about(final Kind kind, final Permission permission, final String text) {
		return new SessionEvent(kind, text, Map.of(SessionEvent.PERMISSION, permission.id()));
	}

	private static String what(final Permission permission) {
		if (permission.equals(Permission.VIEW)) {
			return Messages.What_view;
		}
		return permission.equals(Permission.CONTROL) ? Messages.What_control : NLS.bind(Messages.What_other, permission.id());
	}
}
