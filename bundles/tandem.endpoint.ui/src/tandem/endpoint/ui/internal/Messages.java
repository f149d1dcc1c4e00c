// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.osgi.util.NLS;

/** The words on the windows. */
public final class Messages extends NLS {

	private static final String BUNDLE = "tandem.endpoint.ui.internal.messages"; //$NON-NLS-1$

	public static String Asking_cancel;
	public static String Asking_explanation;
	public static String Asking_heading;
	public static String Asking_left;
	public static String Asking_over;
	public static String Ended_remember;
	public static String GetHelp_contacts;
	public static String Helpers_ask;
	public static String Helpers_back;
	public static String Helpers_block;
	public static String Helpers_explanation;
	public static String Helpers_forget;
	public static String Helpers_heading;
	public static String Helpers_unblock;
	public static String GetHelp_mail;
	public static String NewMail_explanation;
	public static String NewMail_heading;
	public static String NewMail_to;
	public static String NewMail_write;
	public static String Mail_copy;
	public static String Mail_explanation;
	public static String Mail_filter;
	public static String Mail_saveAs;
	public static String Mail_send;
	public static String Mail_suggestion;
	public static String Easy_another;
	public static String Easy_cancel;
	public static String Easy_explanation;
	public static String Easy_heading;
	public static String Easy_over;
	public static String Easy_password;
	public static String Easy_starting;
	public static String GetHelp_easy;
	public static String App_name;
	public static String Bar_end;
	public static String Bar_hide;
	public static String Bar_news;
	public static String Bar_show;
	public static String Bar_takeBack;
	public static String Bar_title;
	public static String Bar_withdraw;
	public static String Busy_closing;
	public static String Busy_connecting;
	public static String Busy_saving;
	public static String Busy_starting;
	public static String Close_heading;
	public static String Close_keep;
	public static String Close_stop;
	public static String Close_text;
	public static String Code_connect;
	public static String Code_explanation;
	public static String Code_heading;
	public static String Connecting_askedFirst;
	public static String Connecting_cancel;
	public static String Connecting_heading;
	public static String Invite_fileThere;
	public static String Invite_notNow;
	public static String Consent_allow;
	public static String Consent_block;
	public static String Consent_blockHint;
	public static String Consent_description;
	public static String Consent_different;
	public static String Consent_no;
	public static String Consent_time;
	public static String Consent_words;
	public static String Ended_back;
	public static String Ended_log;
	public static String GetHelp_explanation;
	public static String GetHelp_invite;
	public static String GetHelp_inviteHeading;
	public static String GetHelp_trouble;
	public static String HelpDesk_address;
	public static String HelpDesk_example;
	public static String HelpDesk_explanation;
	public static String HelpDesk_heading;
	public static String Log_back;
	public static String Log_heading;
	public static String New_back;
	public static String New_browse;
	public static String New_days;
	public static String New_explanation;
	public static String New_file;
	public static String New_filter;
	public static String New_heading;
	public static String New_hours;
	public static String New_lifetime;
	public static String New_minutes;
	public static String New_replace;
	public static String New_save;
	public static String New_unit;
	public static String Waiting_again;
	public static String Waiting_another;
	public static String Waiting_cancel;
	public static String Waiting_dismiss;
	public static String Waiting_explanation;
	public static String Waiting_file;
	public static String Waiting_heading;
	public static String Waiting_keep;
	public static String Waiting_left;
	public static String Waiting_password;
	public static String History_delete;
	public static String History_end;
	public static String History_file;
	public static String History_filter;
	public static String History_html;
	public static String History_json;
	public static String History_keep;
	public static String History_none;
	public static String History_notSaved;
	public static String History_question;
	public static String History_save;
	public static String History_saved;
	public static String History_tab;
	public static String History_text;
	public static String History_title;
	public static String History_unreadable;
	public static String History_when;
	public static String History_who;
	public static String History_yes;
	public static String Settings_cancel;
	public static String Settings_notNow;
	public static String Settings_save;
	public static String Settings_title;
	public static String Reach_tab;
	public static String Reach_heading;
	public static String Reach_explanation;
	public static String Reach_check;
	public static String Reach_cancel;
	public static String Reach_checking;
	public static String Reach_fixing;
	public static String Reach_fix;
	public static String Reach_apply;
	public static String Reach_dont;
	public static String Reach_undo;
	public static String Reach_code;
	public static String Reach_copy;
	public static String Reach_copied;
	public static String Reach_commands;
	public static String Reach_report;

	static {
		NLS.initializeMessages(BUNDLE, Messages.class);
	}

	private Messages() {
	}
}
