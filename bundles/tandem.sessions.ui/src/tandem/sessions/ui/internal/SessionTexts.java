// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import tandem.channel.ConnectFailedException.Why;
import tandem.session.EndReason;
import tandem.session.Permission;
import tandem.sessions.ui.Prospect;
import tandem.technician.ControlAnswer;
import tandem.technician.Ending;
import tandem.technician.Phase;
import tandem.technician.TechnicianSession;

/** Words and figures for sessions. Pure. */
final class SessionTexts {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT);

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM);

	private static final String[] UNITS = { "B", "KB", "MB", "GB", "TB" }; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$

	private static final int THOUSAND = 1000;

	private static final double MILLION = 1e6;

	private SessionTexts() {
	}

	/** The state in a word or two. */
	static String state(final TechnicianSession session) {
		return session.phase() == Phase.ENDED ? session.ending().map(SessionTexts::ending).orElse(Messages.phaseEnded) : phase(session.phase());
	}

	static String phase(final Phase phase) {
		return switch (phase) {
		case REACHING -> Messages.phaseReaching;
		case SECURING -> Messages.phaseSecuring;
		case PROVING -> Messages.phaseProving;
		case WAITING_FOR_SHARER -> Messages.phaseWaiting;
		case VIEWING -> Messages.phaseViewing;
		case ASKING_CONTROL -> Messages.phaseAsking;
		case CONTROLLING -> Messages.phaseControlling;
		case PAUSED -> Messages.phasePaused;
		case RECONNECTING -> Messages.phaseReconnecting;
		case ENDED -> Messages.phaseEnded;
		};
	}

	private static String ending(final Ending ending) {
		return switch (ending) {
		case final Ending.NotConnected _ -> Messages.endedNotConnected;
		case final Ending.Cancelled _ -> Messages.endedCancelled;
		case final Ending.NotLogged _ -> Messages.endedOver;
		case final Ending.Over _ -> Messages.endedOver;
		};
	}

	/** The state, and where it is over also by whom or why. */
	static String explained(final TechnicianSession session) {
		return session.ending().filter(_ -> session.phase() == Phase.ENDED)
				.map(ending -> why(ending).map(why -> NLS.bind(Messages.stateAnswered, state(session), why)).orElse(state(session))).orElse(state(session));
	}

	private static Optional<String> why(final Ending ending) {
		return switch (ending) {
		case final Ending.NotConnected failed -> Optional.of(why(failed.why()));
		case final Ending.Cancelled _ -> Optional.empty();
		case final Ending.NotLogged _ -> Optional.of(Messages.overNotLogged);
		case final Ending.Over over -> Optional.of(why(over.reason()));
		};
	}

	static String why(final Why why) {
		return switch (why) {
		case UNREACHABLE -> Messages.whyUnreachable;
		case NOT_TANDEM -> Messages.whyNotTandem;
		case WRONG_CERTIFICATE -> Messages.whyCertificate;
		case REFUSED -> Messages.whyRefused;
		case VERSION -> Messages.whyVersion;
		case VIOLATION -> Messages.whyViolation;
		case TIMEOUT -> Messages.whyTimeout;
		case CANNOT_LISTEN, BAD_TARGET -> Messages.whyBadTarget;
		case PROXY -> Messages.whyProxy;
		case PROXY_PASSWORD -> Messages.whyProxyPassword;
		case NO_MAILBOX -> Messages.whyNoMailbox;
		case TOKEN -> Messages.whyToken;
		case BUSY -> Messages.whyBusy;
		case NOBODY_THERE -> Messages.whyNobodyThere;
		case OCCUPIED -> Messages.whyOccupied;
		case TOO_OFTEN -> Messages.whyTooOften;
		};
	}

	private static String why(final EndReason reason) {
		return switch (reason) {
		case SHARER_ENDED -> Messages.overSharer;
		case SHARER_DECLINED -> Messages.overDeclined;
		case SHARER_DID_NOT_ANSWER -> Messages.overNoAnswer;
		case TECHNICIAN_LEFT -> Messages.overHere;
		case CONNECTION_LOST -> Messages.overLost;
		case TIME_LIMIT -> Messages.overTime;
		case POLICY -> Messages.overPolicy;
		case CANNOT_SHARE -> Messages.overCannotShare;
		case ENDPOINT_CLOSED -> Messages.overClosed;
		case VIOLATION -> Messages.whyViolation;
		};
	}

	/** How a session came, by the kind of its way in; empty where the kind has no words here. */
	static String how(final String wayIn) {
		return switch (wayIn) {
		case "invitation" -> Messages.howInvitation; //$NON-NLS-1$
		case "code" -> Messages.howCode; //$NON-NLS-1$
		case "easy-connect" -> Messages.howEasyConnect; //$NON-NLS-1$
		case "contact" -> Messages.howContact; //$NON-NLS-1$
		case "offer" -> Messages.howOffer; //$NON-NLS-1$
		default -> ""; //$NON-NLS-1$
		};
	}

	/** What the sharer answered about control. */
	static String answer(final ControlAnswer answer) {
		return switch (answer) {
		case ALLOWED -> Messages.answerAllowed;
		case SAID_NO -> Messages.answerNo;
		case DID_NOT_ANSWER -> Messages.answerNone;
		case SAID_NO_FOR_GOOD -> Messages.answerNever;
		case TAKEN_BACK -> Messages.answerTakenBack;
		case FORBIDDEN -> Messages.answerForbidden;
		};
	}

	/** Somebody who can be called: the standing and the time left. */
	static String state(final Prospect prospect, final Instant now) {
		if (!prospect.usable()) {
			return prospect.standing();
		}
		return prospect.isOver(now) ? Messages.expired
				: prospect.expires().map(end -> NLS.bind(Messages.timeLeft, prospect.standing(), left(Duration.between(now, end)))).orElse(prospect.standing());
	}

	/** For example {@code 3 days}, {@code 5:41:09}, {@code 9:41}. */
	static String left(final Duration time) {
		final var seconds = Math.max(0, time.toSeconds() + (time.getNano() > 0 ? 1 : 0));
		final var whole = Duration.ofSeconds(seconds);
		return whole.toDays() >= 2 ? NLS.bind(Messages.days, whole.toDays())
				: whole.toHours() > 0 ? String.format("%d:%02d:%02d", whole.toHours(), whole.toMinutesPart(), whole.toSecondsPart()) //$NON-NLS-1$
						: String.format("%d:%02d", whole.toMinutes(), whole.toSecondsPart()); //$NON-NLS-1$
	}

	/** The time of today, else the day. */
	static String since(final Instant time, final Instant now) {
		final var zone = ZoneId.systemDefault();
		final var at = time.atZone(zone);
		return at.toLocalDate().equals(now.atZone(zone).toLocalDate()) ? TIME.format(at) : DAY.format(at);
	}

	/** A time with its seconds. */
	static String clock(final Instant time) {
		return CLOCK.format(time.atZone(ZoneId.systemDefault()));
	}

	static String permissions(final TechnicianSession session) {
		return session.permissions().contains(Permission.CONTROL) ? Messages.permissionControl
				: session.permissions().contains(Permission.VIEW) ? Messages.permissionView : Messages.permissionNone;
	}

	/** For example {@code 12.3 MB}. */
	static String bytes(final long count) {
		var value = (double) count;
		var unit = 0;
		while (value >= THOUSAND && unit < UNITS.length - 1) {
			value /= THOUSAND;
			unit++;
		}
		return String.format(Locale.getDefault(), unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** For example {@code 24 a second}. */
	static String rate(final double framesPerSecond) {
		return NLS.bind(Messages.perSecond, Math.round(framesPerSecond));
	}

	/** For example {@code 1.2 ms}; a dash before the first measurement. */
	static String roundTrip(final Duration time) {
		return time.isZero() ? "\u2013" : String.format(Locale.getDefault(), "%.1f ms", time.toNanos() / MILLION); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
