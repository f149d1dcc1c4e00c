// SPDX-License-Identifier: EPL-2.0
package tandem.guide.sharer.ui.internal;

import org.eclipse.osgi.util.NLS;

/** Texts upon the sharer's screen. */
public final class Messages extends NLS {

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	// One constant a text; see messages.properties.
	public static String nobody, words;

	private Messages() {
	}
}
