// SPDX-License-Identifier: EPL-2.0
package tandem.guide.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of the guide. */
public final class Messages extends NLS {

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	// One constant a text; see messages.properties.
	public static String Log_began, Refusal_didNotAnswer, Refusal_forbidden, Refusal_no, Refusal_noForGood, Refusal_notNow, Refusal_takenBack;

	private Messages() {
	}
}
