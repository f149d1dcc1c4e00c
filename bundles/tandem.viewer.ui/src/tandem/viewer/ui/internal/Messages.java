// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of the viewer. */
public final class Messages extends NLS {

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	// One constant a text; see messages.properties.
	public static String actual, ask, asking, askedOn, clipboardEmpty, continueHint, controlling, didNotAnswer, end, endedCannotShare, endedClosed, endedDeclined,
			endedHere, endedLost, endedNoAnswer, endedPolicy, endedSharer, endedTime, endedViolation, endedTitle, fit, fullScreen, fullScreenLeave, lostAdvice, monitorAll, paused,
			pausedAdvice, prompt, promptAdvice, release, saidNo, saidNoForGood, sinceSeconds, sinceMinutes, special, takenBack, typeClipboard, viewing,
			waiting, waitingAdvice, wayOut, noticeAllowed, noticeControl, noticeDeclined, noticeEnded, noticeTakenBack;

	private Messages() {
	}
}
