// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of the views of sessions. */
public final class Messages extends NLS {

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	// One constant a text; see messages.properties.
	public static String columnBegan, columnEnd, columnLength, columnSide, emptySaved, saved, savedAllFiles, savedCut, savedDelete, savedDeleteMany, savedDeleteOne, savedDeleteTitle,
			savedExportTitle, savedFiles, savedFilter, savedHelpedHere, savedHelpedThere, savedHours, savedHtml, savedJson, savedKeep, savedLinesFilter, savedMinutes, savedNoFolder,
			savedNotExported, savedNotOpened, savedOpen, savedOpenTitle, savedSeconds, savedSomebody, savedText, savedUnreadable;

	public static String columnAddress, columnComputer, columnOffers, contactAsks, contactBlocked, contactGood, contactOtherKey, contacts, contactsTrouble, emptyContacts, emptyNetwork, forgetQuestion, forgetTitle, helpBusy, helpNobody, helpNot, helpOther, helpRefused, network, networkTrouble, rememberNo, rememberTitle, remembered, renameQuestion, renameTitle, wayContact, wayEasy, wayOther;

	public static String contactOffers, offerBusy, offerNobody, offerNot, offerOther, offerRefused, wayOffer;

	public static String columnHow, howCode, howContact, howEasyConnect, howInvitation, howOffer,
			answerAllowed, answerForbidden, answerNever, answerNo, answerNone, answerTakenBack, bytes, columnName, columnSince, columnState, columnTime, columnWhat,
			days, emptyDetails, emptyLog, emptySessions, endedCancelled, endedNotConnected, endedOver, expired, figures, filter, log, name,
			nameStated, organisation, overCannotShare, overClosed, overDeclined, overHere, overLost, overNoAnswer, overNotLogged, overPolicy, overSharer, overTime,
			permissionControl, permissionNone, permissions, permissionView, perSecond, phaseAsking, phaseControlling, phaseEnded, phasePaused,
			phaseProving, phaseReaching, phaseReconnecting, phaseSecuring, phaseViewing, phaseWaiting, pictures, promptUp, remove, roundTrip, route,
			sessions, state, stateAnswered, timeLeft, whyBadTarget, whyBusy, whyNobodyThere, whyOccupied, whyTooOften, whyCertificate, whyNoMailbox, whyNotTandem, whyProxy, whyProxyPassword, whyRefused,
			whyTimeout, whyToken, whyUnreachable, whyVersion, whyViolation, words, wordsHint;

	private Messages() {
	}
}
