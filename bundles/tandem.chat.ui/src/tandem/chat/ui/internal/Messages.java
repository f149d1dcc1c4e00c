// SPDX-License-Identifier: EPL-2.0
package tandem.chat.ui.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of the chat's view. */
public final class Messages extends NLS {

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	// One constant a text; see messages.properties.
	public static String empty, notice, title, titleNews;

	private Messages() {
	}
}
