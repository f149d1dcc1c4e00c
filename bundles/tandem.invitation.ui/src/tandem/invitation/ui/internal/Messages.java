// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of invitations in the workbench. */
public final class Messages extends NLS {

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	// One constant a text; see messages.properties.
	public static String addresses, askCannotShare, askDamaged, askDeclined, askNew, askNoAnswer, askPassword, askReachable, askVersion, cancel,
			cancelled, codeInstead, columnAddress, columnPort, columnProbe, columnReach, connect, connecting, copied, copyQuestion, damaged, expired,
			expiredAt, expiresAt, failedBadTarget, failedBusy, failedCertificate, failedNotTandem, failedProxy, failedProxyPassword, failedRefused,
			failedTimeout, failedToken, failedUnreachable, failedVersion, failedViolation, fileDialog, fileFilterAll,
			freeRdpAbsent, freeRdpEnd, freeRdpLook, freeRdpShows, freeRdpStart, freeRdpStartShown, freeRdpThere, from, fromUnverified, hideDetails, howFile,
			howText, howWindows, kindLinkLocal, kindLoopback, kindName, kindPrivate, kindPublic, kindShared, kindSixToFour, kindTeredo, kindUniqueLocal,
			kindUnusable, leadsTo, newerVersion, notAnInvitation, notLogged, notReadable, open, opening, over, overCannotShare, overClosed, overDeclined, overLost,
			overNoAnswer, overPolicy, overTime, password, passwordHint, pasteNone, pasteTitle, probeAgain, probeAnswers, probeCancelled, probeNameUnknown,
			probeNoLink, probeNoNetwork, probeNoRoute, probeRefused, probeSenseless, probeStop, probeTimedOut, probeTrying, progress, proving, reaching,
			ready, remedyAnother, remedyAsk, remedyRetype, securing, showDetails, standingCancelled, standingExpired, standingTries, standingUsed, title,
			tooLarge, tryAgain, verdictAnswers, verdictCancelled, verdictInstead, verdictNear, verdictNoWay, verdictOver, verdictProbing, verdictRefused,
			verdictTimedOut, verdictTunnel, waiting, whoOn, windowsAbout, windowsCertificate, windowsDamaged, windowsExpires, windowsFailed, windowsForbidden,
			windowsIssued, windowsKeyHash, windowsNoAddress, windowsNone, windowsNotStarted, windowsOver, windowsPasswordHint, windowsProof, windowsRunning,
			windowsTitle, windowsTooLarge, windowsUnsaid, windowsWrongPassword, wrongPassword;

	private Messages() {
	}
}
