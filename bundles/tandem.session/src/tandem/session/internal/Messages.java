// SPDX-License-Identifier: EPL-2.0
package tandem.session.internal;

import org.eclipse.osgi.util.NLS;

/** What people read in session logs and where they use them, of the logs themselves. */
public final class Messages extends NLS {

	private static final String BUNDLE = "tandem.session.internal.messages"; //$NON-NLS-1$

	public static String Delete_kept;
	public static String Delete_notOurs;
	public static String Delete_open;
	public static String Export_helpedHere;
	public static String Export_helpedThere;
	public static String Export_somebody;
	public static String Export_time;
	public static String Export_title;
	public static String Export_what;
	public static String Export_with;
	public static String Log_full;

	static {
		NLS.initializeMessages(BUNDLE, Messages.class);
	}

	private Messages() {
	}
}
