// SPDX-License-Identifier: EPL-2.0
package tandem.guide.ui.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of the guide's tool. */
public final class Messages extends NLS {

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	// One constant a text; see messages.properties.
	public static String arrow, arrowHint, ask, asking, box, boxHint, clear, colour, green, label, blue, pointer, pointerHint, red, text, textHint, wordsField, yellow;

	private Messages() {
	}
}
