// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of invitations in the workbench. */
public final class Messages extends NLS {

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	// One constant a text; see messages.properties.
	public static String cancel, cancelled, connect, connecting, damaged, expired, expiresAt, failedBadTarget, failedCertificate, failedNotTandem, failedRefused,
			failedTimeout, failedUnreachable, failedVersion, failedViolation, fileDialog, fileFilter, from, fromUnverified, leadsTo, newerVersion,
			notAnInvitation, notReadable, open, opening, over, password, passwordHint, progress, proving, reaching, securing, title, tooLarge, tryAgain,
			waiting, wrongPassword;

	private Messages() {
	}
}
