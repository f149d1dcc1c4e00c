// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of invitations in the workbench. */
public final class Messages extends NLS {

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	// One constant a text; see messages.properties.
	public static String askCannotShare, askDamaged, askDeclined, askNew, askNoAnswer, askPassword, askReachable, askVersion, cancel, cancelled, connect, connecting,
			copied, copyQuestion, damaged, expired, expiredAt, expiresAt, failedBadTarget, failedBusy, failedCertificate, failedNotTandem, failedProxy, failedProxyPassword,
			failedRefused, failedTimeout, failedToken, failedUnreachable, failedVersion, failedViolation, fileDialog, fileFilter, from,
			fromUnverified, hideDetails, leadsTo, newerVersion, notAnInvitation, notReadable, open, opening, over, overCannotShare, overClosed,
			overDeclined, overLost, overNoAnswer, overPolicy, overTime, password, passwordHint, progress, proving, reaching, ready, remedyAnother,
			remedyAsk, remedyRetype, securing, showDetails, title, tooLarge, tryAgain, waiting, whoOn, wrongPassword;

	private Messages() {
	}
}
