// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of the workbench. */
public final class Messages extends NLS {

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	// One constant a text; see messages.properties.
	public static String cannotHandOver, cannotServe, firewallBlocked, firewallJob, firewallLooking, firewallOpen, firewallUnknown, manualNoBrowser, manualTitle,
			start, startAbout, startExpired, startKey, startNobody, startRecent, startTasks, startTitle, startUntil, title;

	private Messages() {
	}
}
