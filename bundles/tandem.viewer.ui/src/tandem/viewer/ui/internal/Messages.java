// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of the viewer. */
public final class Messages extends NLS {

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	// One constant a text; see messages.properties.
	public static String actual, ask, asking, askingHint, clipboardEmpty, close, closeKeep, closeQuestion, closeTitle, continueHint, controlling, didNotAnswer, end, forbidden,
			endedCannotShare, endedClosed, endedDeclined, endedHere, endedLost, endedNoAnswer, endedNotLogged, endedPolicy, endedSharer, endedTime, endedTitle,
			endedViolation, fit, fullScreen, fullScreenLeave, lookHint, lostAdvice, monitorAll, monitorSize, noticeAllowed, noticeBack, noticeConnects, noticeControl,
			noticeDeclined, noticeEnded, noticeLost, noticeReconnecting, noticeTakenBack, paused, pausedAdvice, picture, prompt, promptAdvice, reconnecting, reconnectingAdvice, release, saidNo, saidNoForGood,
			sinceMinutes, sinceSeconds, special, stopTyping, takenBack, typeClipboard, typing, typingJob, viewing, waiting, waitingAdvice, wayOut;

	private Messages() {
	}
}
