// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import tandem.session.EndReason;
import tandem.technician.Ending;
import tandem.technician.TechnicianSession;
import tandem.viewer.ui.internal.ScreenCanvas.Light;

/**
 * What the viewer says of a session. Pure.
 *
 * @param line the bar's text
 * @param cover what lies over the picture, if something must
 */
record Standing(String line, Optional<Cover> cover) {

	/** What stands between the technician and the picture; each has its own drawing. */
	enum Kind {
		/** For the sharer's answer. */
		WAITING("cover-waiting", Light.NONE, true), //$NON-NLS-1$
		/** By the sharer. */
		HIDDEN("cover-hidden", Light.NONE, true), //$NON-NLS-1$
		/** The line broke. */
		LOST("cover-lost", Light.DIM, true), //$NON-NLS-1$
		/** Input is held, the picture goes on. */
		LOCKED("cover-locked", Light.BEHIND, false), //$NON-NLS-1$
		/** Over: who ended it is told that nothing is seen any more. */
		ENDED("cover-ended", Light.NONE, false); //$NON-NLS-1$

		private final String icon;

		private final Light light;

		private final boolean timed;

		Kind(final String icon, final Light light, final boolean timed) {
			this.icon = icon;
			this.light = light;
			this.timed = timed;
		}

		String icon() {
			return icon;
		}

		/** How the picture is seen behind it. */
		Light light() {
			return light;
		}

		/** Whether it helps to know since when. */
		boolean timed() {
			return timed;
		}
	}

	/**
	 * A message over the picture.
	 *
	 * @param title one line
	 * @param advice what to do
	 */
	record Cover(Kind kind, String title, String advice) {
	}

	static Standing of(final TechnicianSession session) {
		final var who = session.label();
		return switch (session.phase()) {
		case REACHING, SECURING, PROVING, WAITING_FOR_SHARER -> covered(Kind.WAITING, NLS.bind(Messages.waiting, who), NLS.bind(Messages.waitingAdvice, words(session)));
		case VIEWING -> new Standing(viewing(session), prompt(session));
		case ASKING_CONTROL -> new Standing(NLS.bind(Messages.asking, who), prompt(session));
		case CONTROLLING -> new Standing(NLS.bind(Messages.controlling, who), prompt(session));
		case PAUSED -> covered(Kind.HIDDEN, NLS.bind(Messages.paused, who), Messages.pausedAdvice);
		case RECONNECTING -> covered(Kind.LOST, NLS.bind(Messages.reconnecting, who), NLS.bind(Messages.reconnectingAdvice, who));
		case ENDED -> covered(Kind.ENDED, Messages.endedTitle, ending(session));
		};
	}

	/** How the picture is seen. */
	Light light() {
		return cover.map(Cover::kind).map(Kind::light).orElse(Light.CLEAR);
	}

	private static Standing covered(final Kind kind, final String title, final String advice) {
		return new Standing(title, Optional.of(new Cover(kind, title, advice)));
	}

	private static Optional<Cover> prompt(final TechnicianSession session) {
		return session.promptUp() ? Optional.of(new Cover(Kind.LOCKED, Messages.prompt, Messages.promptAdvice)) : Optional.empty();
	}

	private static String viewing(final TechnicianSession session) {
		return NLS.bind(session.controlAnswer().map(answer -> switch (answer) {
		case SAID_NO -> Messages.saidNo;
		case DID_NOT_ANSWER -> Messages.didNotAnswer;
		case SAID_NO_FOR_GOOD -> Messages.saidNoForGood;
		case TAKEN_BACK -> Messages.takenBack;
		case FORBIDDEN -> Messages.forbidden;
		case ALLOWED -> Messages.viewing;
		}).orElse(Messages.viewing), session.label());
	}

	private static String words(final TechnicianSession session) {
		return session.peer().map(peer -> String.join(" ", peer.words())).orElse(""); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Who or what ended the session, and what to do now. */
	static String ending(final TechnicianSession session) {
		final var text = session.ending().map(ending -> switch (ending) {
		case final Ending.Over over -> over(over.reason());
		case final Ending.Cancelled _ -> Messages.endedHere;
		case final Ending.NotLogged _ -> Messages.endedNotLogged;
		case final Ending.NotConnected _ -> Messages.endedLost;
		}).orElse(Messages.endedHere);
		return NLS.bind(text, session.label());
	}

	private static String over(final EndReason reason) {
		return switch (reason) {
		case SHARER_ENDED -> Messages.endedSharer;
		case SHARER_DECLINED -> Messages.endedDeclined;
		case SHARER_DID_NOT_ANSWER -> Messages.endedNoAnswer;
		case TECHNICIAN_LEFT -> Messages.endedHere;
		case CONNECTION_LOST -> Messages.endedLost + ' ' + Messages.lostAdvice;
		case TIME_LIMIT -> Messages.endedTime;
		case POLICY -> Messages.endedPolicy;
		case CANNOT_SHARE -> Messages.endedCannotShare;
		case ENDPOINT_CLOSED -> Messages.endedClosed;
		case VIOLATION -> Messages.endedViolation;
		};
	}
}
