// SPDX-License-Identifier: EPL-2.0
package tandem.session.internal;

import org.eclipse.osgi.util.NLS;

/** What people read in session logs, of the log itself. */
public final class Messages extends NLS {

	private static final String BUNDLE = "tandem.session.internal.messages"; //$NON-NLS-1$

	public static String Log_full;

	static {
		NLS.initializeMessages(BUNDLE, Messages.class);
	}

	private Messages() {
	}
}
