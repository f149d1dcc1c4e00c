// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import org.eclipse.osgi.util.NLS;

/** What the sharer reads, in the session log above all. */
public final class Messages extends NLS {

	private static final String BUNDLE = "tandem.endpoint.internal.messages"; //$NON-NLS-1$

	public static String Door_tooLong;
	public static String End_broken;
	public static String End_cannotShare;
	public static String End_closed;
	public static String End_declined;
	public static String End_detail;
	public static String End_didNotAnswer;
	public static String End_left;
	public static String End_policy;
	public static String End_sharer;
	public static String End_time;
	public static String End_violation;
	public static String Log_allowed;
	public static String Log_asked;
	public static String Log_broken;
	public static String Log_connected;
	public static String Log_didNotAnswer;
	public static String Log_forbidden;
	public static String Log_freed;
	public static String Log_givenBack;
	public static String Log_held;
	public static String Log_hello;
	public static String Log_hidden;
	public static String Log_lost;
	public static String Log_mended;
	public static String Log_notNow;
	public static String Log_saidNo;
	public static String Log_saidNoForGood;
	public static String Log_shown;
	public static String Log_silent;
	public static String Log_takenBack;
	public static String What_control;
	public static String What_other;
	public static String What_view;

	static {
		NLS.initializeMessages(BUNDLE, Messages.class);
	}

	private Messages() {
	}
}
