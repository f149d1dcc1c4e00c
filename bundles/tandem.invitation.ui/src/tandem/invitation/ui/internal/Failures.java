// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import static tandem.invitation.ui.internal.Failure.Remedy.AGAIN;
import static tandem.invitation.ui.internal.Failure.Remedy.ANOTHER;
import static tandem.invitation.ui.internal.Failure.Remedy.ASK;
import static tandem.invitation.ui.internal.Failure.Remedy.RETYPE;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;

import tandem.channel.ConnectFailedException.Why;
import tandem.invitation.InvitationException;
import tandem.session.EndReason;
import tandem.technician.Ending;

/** What went wrong and what to do, each in its own words. Pure. */
final class Failures {

	private Failures() {
	}

	static Failure of(final InvitationException failure) {
		final var details = failure.problem() + ": " + failure.getMessage(); //$NON-NLS-1$
		return switch (failure.problem()) {
		case NOT_AN_INVITATION -> new Failure(Messages.notAnInvitation, List.of(ANOTHER), "", details); //$NON-NLS-1$
		case NEWER_VERSION -> new Failure(Messages.newerVersion, List.of(ANOTHER), "", details); //$NON-NLS-1$
		case DAMAGED -> new Failure(Messages.damaged, List.of(ASK, ANOTHER), Messages.askDamaged, details);
		case TOO_LARGE -> new Failure(Messages.tooLarge, List.of(ANOTHER), "", details); //$NON-NLS-1$
		case WRONG_PASSWORD -> new Failure(Messages.wrongPassword, List.of(RETYPE, ASK), Messages.askPassword, details);
		case EXPIRED -> new Failure(Messages.expired, List.of(ASK, ANOTHER), Messages.askNew, details);
		};
	}

	static Failure of(final IOException failure) {
		return new Failure(NLS.bind(Messages.notReadable, failure.getMessage()), List.of(AGAIN, ANOTHER), "", failure.toString()); //$NON-NLS-1$
	}

	/**
	 * @param addresses where the call went
	 * @param who the sharer
	 */
	static Failure of(final Ending ending, final String addresses, final String who) {
		return switch (ending) {
		case final Ending.NotConnected failed -> of(failed.why(), addresses, lines(failed.why().name(), addresses, failed.detail()));
		case final Ending.Cancelled _ -> new Failure(Messages.cancelled, List.of(AGAIN), "", ""); //$NON-NLS-1$ //$NON-NLS-2$
		case final Ending.NotLogged _ -> new Failure(Messages.notLogged, List.of(AGAIN), "", ""); //$NON-NLS-1$ //$NON-NLS-2$
		case final Ending.Over over -> of(over.reason(), who, lines(over.reason().name(), addresses, over.detail().orElse(""))); //$NON-NLS-1$
		};
	}

	private static String lines(final String... lines) {
		return Stream.of(lines).filter(line -> line != null && !line.isBlank()).collect(Collectors.joining("\n")); //$NON-NLS-1$
	}

	private static Failure of(final Why why, final String addresses, final String details) {
		return switch (why) {
		case UNREACHABLE -> new Failure(NLS.bind(Messages.failedUnreachable, addresses), List.of(AGAIN, ASK), NLS.bind(Messages.askReachable, addresses), details);
		case TIMEOUT -> new Failure(Messages.failedTimeout, List.of(AGAIN, ASK), NLS.bind(Messages.askReachable, addresses), details);
		case NOT_TANDEM -> new Failure(Messages.failedNotTandem, List.of(AGAIN, ASK, ANOTHER), Messages.askNew, details);
		case WRONG_CERTIFICATE -> new Failure(Messages.failedCertificate, List.of(ASK, ANOTHER), Messages.askNew, details);
		case REFUSED -> new Failure(Messages.failedRefused, List.of(AGAIN, ASK, ANOTHER), Messages.askNew, details);
		case VERSION -> new Failure(Messages.failedVersion, List.of(ASK), Messages.askVersion, details);
		case VIOLATION -> new Failure(Messages.failedViolation, List.of(AGAIN), "", details); //$NON-NLS-1$
		case PROXY -> new Failure(Messages.failedProxy, List.of(AGAIN), "", details); //$NON-NLS-1$
		case PROXY_PASSWORD -> new Failure(Messages.failedProxyPassword, List.of(AGAIN), "", details); //$NON-NLS-1$
		case TOKEN -> new Failure(Messages.failedToken, List.of(AGAIN), "", details); //$NON-NLS-1$
		case BUSY, NOBODY_THERE, OCCUPIED, TOO_OFTEN -> new Failure(Messages.failedBusy, List.of(AGAIN), "", details); //$NON-NLS-1$
		case CANNOT_LISTEN, BAD_TARGET, NO_MAILBOX -> new Failure(Messages.failedBadTarget, List.of(ASK, ANOTHER), Messages.askNew, details);
		};
	}

	private static Failure of(final EndReason reason, final String who, final String details) {
		final var remedies = new ArrayList<>(List.of(AGAIN));
		final String question = switch (reason) {
		case SHARER_DECLINED -> Messages.askDeclined;
		case SHARER_DID_NOT_ANSWER -> Messages.askNoAnswer;
		case CANNOT_SHARE, POLICY -> Messages.askCannotShare;
		case ENDPOINT_CLOSED -> Messages.askNew;
		case SHARER_ENDED, TECHNICIAN_LEFT, CONNECTION_LOST, TIME_LIMIT, VIOLATION -> ""; //$NON-NLS-1$
		};
		if (!question.isEmpty()) {
			remedies.add(ASK);
		}
		return new Failure(NLS.bind(text(reason), who), remedies, question, details);
	}

	private static String text(final EndReason reason) {
		return switch (reason) {
		case SHARER_DECLINED -> Messages.overDeclined;
		case SHARER_DID_NOT_ANSWER -> Messages.overNoAnswer;
		case CONNECTION_LOST -> Messages.overLost;
		case CANNOT_SHARE -> Messages.overCannotShare;
		case POLICY -> Messages.overPolicy;
		case ENDPOINT_CLOSED -> Messages.overClosed;
		case TIME_LIMIT -> Messages.overTime;
		case TECHNICIAN_LEFT -> Messages.cancelled;
		case VIOLATION -> Messages.failedViolation;
		case SHARER_ENDED -> Messages.over;
		};
	}
}
