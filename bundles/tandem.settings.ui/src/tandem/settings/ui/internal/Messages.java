// SPDX-License-Identifier: EPL-2.0
package tandem.settings.ui.internal;

import org.eclipse.osgi.util.NLS;

/** What stands on the pages beside the settings' own words. */
public final class Messages extends NLS {

	private static final String BUNDLE = "tandem.settings.ui.internal.messages"; //$NON-NLS-1$

	public static String By_administrator;
	public static String Problem;
	public static String Section_during;
	public static String Section_logs;
	public static String Section_network;
	public static String Section_offers;
	public static String Section_time;
	public static String Section_ways;
	public static String Section_you;
	public static String Start_over;
	public static String Tab_connection;
	public static String Tab_logs;
	public static String Tab_remote;
	public static String Trouble_policy;
	public static String Trouble_settings;

	static {
		NLS.initializeMessages(BUNDLE, Messages.class);
	}

	private Messages() {
	}
}
