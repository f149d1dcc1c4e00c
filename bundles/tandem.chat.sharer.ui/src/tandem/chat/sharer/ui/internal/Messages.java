// SPDX-License-Identifier: EPL-2.0
package tandem.chat.sharer.ui.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of the sharer's chat window. */
public final class Messages extends NLS {

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	// One constant a text; see messages.properties.
	public static String hint, label, take, warning;

	private Messages() {
	}
}
