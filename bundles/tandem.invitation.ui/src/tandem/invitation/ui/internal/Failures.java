// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.io.IOException;

import org.eclipse.osgi.util.NLS;

import tandem.channel.ConnectFailedException.Why;
import tandem.invitation.InvitationException.Problem;
import tandem.technician.Ending;

/** What went wrong and what to do, each in its own words. Pure. */
final class Failures {

	private Failures() {
	}

	static String of(final Problem problem) {
		return switch (problem) {
		case NOT_AN_INVITATION -> Messages.notAnInvitation;
		case NEWER_VERSION -> Messages.newerVersion;
		case DAMAGED -> Messages.damaged;
		case TOO_LARGE -> Messages.tooLarge;
		case WRONG_PASSWORD -> Messages.wrongPassword;
		case EXPIRED -> Messages.expired;
		};
	}

	static String of(final IOException failure) {
		return NLS.bind(Messages.notReadable, failure.getMessage());
	}

	/** @param addresses where the call went */
	static String of(final Ending ending, final String addresses) {
		return switch (ending) {
		case final Ending.NotConnected failed -> NLS.bind(of(failed.why()), addresses);
		case final Ending.Cancelled _ -> Messages.cancelled;
		case final Ending.Over _ -> Messages.over;
		};
	}

	private static String of(final Why why) {
		return switch (why) {
		case UNREACHABLE -> Messages.failedUnreachable;
		case NOT_TANDEM -> Messages.failedNotTandem;
		case WRONG_CERTIFICATE -> Messages.failedCertificate;
		case REFUSED -> Messages.failedRefused;
		case VERSION -> Messages.failedVersion;
		case VIOLATION -> Messages.failedViolation;
		case TIMEOUT -> Messages.failedTimeout;
		case CANNOT_LISTEN, BAD_TARGET, PROXY, NO_MAILBOX, TOKEN, BUSY -> Messages.failedBadTarget;
		};
	}
}
