// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of the views of sessions. */
public final class Messages extends NLS {

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	// One constant a text; see messages.properties.
	public static String address, bytes, columnName, columnSince, columnState, copy, emptyDetails, emptyLog, emptySessions, endedCancelled, endedNotConnected,
			endedOver, figures, name, nameStated, open, organisation, permissionControl, permissionNone, permissionView, permissions, perSecond, pictures, phaseAsking,
			phaseControlling, phaseEnded, phasePaused, phaseProving, phaseReaching, phaseReconnecting, phaseSecuring, phaseViewing, phaseWaiting, remove,
			roundTrip, route, state, words, wordsHint;

	private Messages() {
	}
}
