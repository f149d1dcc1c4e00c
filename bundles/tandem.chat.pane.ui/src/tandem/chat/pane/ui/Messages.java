// SPDX-License-Identifier: EPL-2.0
package tandem.chat.pane.ui;

import org.eclipse.osgi.util.NLS;

/** Texts of a conversation. */
public final class Messages extends NLS {

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	// One constant a text; see messages.properties.
	public static String absent, broken, delivered, dontOpen, empty, field, history, hint, linkAddress, linkLeads, lost, mine, offHere, offThere, open, over, send,
			theirs, tooFast, tooLong, underway, waiting;

	private Messages() {
	}
}
