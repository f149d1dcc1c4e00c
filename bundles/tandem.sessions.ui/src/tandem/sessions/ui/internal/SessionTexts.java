// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import tandem.session.Permission;
import tandem.technician.Ending;
import tandem.technician.Phase;
import tandem.technician.TechnicianSession;

/** Words and figures for sessions. Pure. */
final class SessionTexts {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);

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
		case final Ending.Over _ -> Messages.endedOver;
		};
	}

	/** The time at which the state began. */
	static String since(final TechnicianSession session) {
		return TIME.format(session.phaseSince().atZone(ZoneId.systemDefault()));
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
		return org.eclipse.osgi.util.NLS.bind(Messages.perSecond, Math.round(framesPerSecond));
	}

	/** For example {@code 1.2 ms}; a dash before the first measurement. */
	static String roundTrip(final Duration time) {
		return time.isZero() ? "\u2013" : String.format(Locale.getDefault(), "%.1f ms", time.toNanos() / MILLION); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
