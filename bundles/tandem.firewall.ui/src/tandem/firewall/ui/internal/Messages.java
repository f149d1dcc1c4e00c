// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of the firewall's view. */
public final class Messages extends NLS {

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	// One constant a text; see messages.properties.
	public static String administrator, allScopes, allowedIn, apps, appsAbout, appsEditing, appsNever, appsNone, appsReading, appsThere, cancel, changeSettings,
			check, chooseApp, chooseResult, columnApp, columnOpens, columnOwner, columnResult, columnState, commands, commandsBack, commandsHere, commandsOk,
			commandsThere, commandsTitle, copyCommands, copyReport, doneList, doneStill, doneUndone, doneUnmet, doneVerified, entryAllowed, entryBlocked,
			entryUnknown, failed, failedPart, filter, fixThere, jobChange, jobCheck, jobList, notLasting, notReached, notSaved, notTold, ok, openWay,
			readAgain, refused, refusedPart, remark, results, rule, ruleHandle, ruleOwn, ruleOwner, rulePolicy, rulePosition, ruleText, ruleWhere, runOn,
			saveHtml, saveJson, saveReport, saveText, saveTitle, scopeAll, scopeInUse, sessionWith, stateBlocked, stateNote, stateOpen, stateUnknown, stop,
			tabCheck, thisComputer, toOpen, undecided, undo, undoOffer, verdictBlocked, verdictBlockedThere, verdictFailed, verdictNever, verdictOpen,
			verdictOpenThere, verdictRunning, verdictRunningOne, verdictStopped, verdictUnknown, verdictUnknownThere, way, whatToDo;

	private Messages() {
	}
}
