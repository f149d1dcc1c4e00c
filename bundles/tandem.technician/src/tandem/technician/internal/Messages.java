// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal;

import org.eclipse.osgi.util.NLS;

/** What technicians read in their session logs. */
public final class Messages extends NLS {

	private static final String BUNDLE = "tandem.technician.internal.messages"; //$NON-NLS-1$

	public static String Answer_allowed;
	public static String Answer_forbidden;
	public static String Answer_no;
	public static String Answer_noForGood;
	public static String Answer_none;
	public static String Answer_notNow;
	public static String Answer_takenBack;
	public static String End_broken;
	public static String End_cancelled;
	public static String End_cannotShare;
	public static String End_closed;
	public static String End_declined;
	public static String End_detail;
	public static String End_didNotAnswer;
	public static String End_left;
	public static String End_notConnected;
	public static String End_notLogged;
	public static String End_policy;
	public static String End_sharer;
	public static String End_time;
	public static String End_violation;
	public static String Log_broken;
	public static String Log_calling;
	public static String Log_connected;
	public static String Log_lost;
	public static String Log_mended;
	public static String State_asked;
	public static String State_askingControl;
	public static String State_controlling;
	public static String State_ended;
	public static String State_paused;
	public static String State_prompt;
	public static String State_viewing;
	public static String What_control;
	public static String What_other;
	public static String What_view;

	static {
		NLS.initializeMessages(BUNDLE, Messages.class);
	}

	private Messages() {
	}
}
