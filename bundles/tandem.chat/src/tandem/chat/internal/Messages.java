// SPDX-License-Identifier: EPL-2.0
package tandem.chat.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of the chat in logs. */
public final class Messages extends NLS {

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	// One constant a text; see messages.properties.
	public static String Log_full, Log_lost, Log_off, Log_on, Log_other, Log_own;

	private Messages() {
	}
}
