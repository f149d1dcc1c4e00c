// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import org.eclipse.osgi.util.NLS;

/** What the model says to the sharer. */
public final class Messages extends NLS {

	private static final String BUNDLE = "tandem.endpoint.ui.internal.model.messages"; //$NON-NLS-1$

	public static String Asking_expired;
	public static String Asking_failed;
	public static String Ended_remembered;
	public static String Helper_blocked;
	public static String Helper_otherKey;
	public static String Helpers_failed;
	public static String Mail_address;
	public static String Mail_copied;
	public static String Mail_handed;
	public static String Mail_other;
	public static String Mail_saved;
	public static String Mail_sent;
	public static String Consent_easyNotVerified;
	public static String Easy_expired;
	public static String Easy_failed;
	public static String Easy_tooManyTries;
	public static String Easy_tries;
	public static String Bar_broken;
	public static String Bar_escape;
	public static String Bar_everyEscape;
	public static String Bar_hidden;
	public static String Bar_letContinue;
	public static String Bar_prompt;
	public static String Bar_refuses;
	public static String Bar_sees;
	public static String Bar_tookBack;
	public static String Card_expired;
	public static String Card_failed;
	public static String Card_tooManyTries;
	public static String Card_tries;
	public static String Code_busy;
	public static String Code_certificate;
	public static String Code_mistyped;
	public static String Code_mistypedAt;
	public static String Code_mistypedEither;
	public static String Code_mistypedNear;
	public static String Code_none;
	public static String Code_notASymbol;
	public static String Code_notNow;
	public static String Code_notTandem;
	public static String Code_oneMore;
	public static String Code_proxy;
	public static String Code_proxyPassword;
	public static String Code_several;
	public static String Code_through;
	public static String Code_tooLong;
	public static String Code_unreachable;
	public static String Code_usedUp;
	public static String Code_version;
	public static String Code_violation;
	public static String Connecting_finding;
	public static String Connecting_proving;
	public static String Connecting_reaching;
	public static String ConsentControl_heading;
	public static String ConsentControl_notVerified;
	public static String ConsentControl_text;
	public static String ConsentControl_title;
	public static String ConsentChange_heading;
	public static String ConsentChange_text;
	public static String ConsentChange_title;
	public static String ConsentOther_heading;
	public static String ConsentOther_text;
	public static String ConsentOther_title;
	public static String ConsentOffer_heading;
	public static String ConsentOffer_title;
	public static String ConsentOffer_warning;
	public static String Consent_offerNotVerified;
	public static String Consent_remembered;
	public static String Consent_sameKey;
	public static String ConsentView_heading;
	public static String ConsentView_title;
	public static String ConsentView_warning;
	public static String Consent_codeNotVerified;
	public static String Consent_is;
	public static String Consent_nameOf;
	public static String Consent_notVerified;
	public static String Consent_says;
	public static String Consent_vouched;
	public static String Countdown_day;
	public static String Countdown_days;
	public static String End_cannotShare;
	public static String End_closed;
	public static String End_declined;
	public static String End_left;
	public static String End_lost;
	public static String End_noAnswer;
	public static String End_open;
	public static String End_over;
	public static String End_policy;
	public static String End_sharer;
	public static String End_shutDown;
	public static String End_time;
	public static String End_violation;
	public static String File_forbidden;
	public static String File_noFolder;
	public static String File_noName;
	public static String File_suggestion;
	public static String HelpDesk_noAddress;
	public static String Invite_failed;
	public static String Invite_lifetime;
	public static String Invite_noAnswer;
	public static String Invite_replace;
	public static String Invite_saveFailed;
	public static String History_cut;
	public static String History_open;
	public static String History_somebody;
	public static String Log_cut;
	public static String Log_none;
	public static String Log_unreadable;
	public static String Name_none;
	public static String Name_quoted;
	public static String Permission_clipboard;
	public static String Permission_control;
	public static String Permission_diagnostics;
	public static String Permission_firewallChange;
	public static String Permission_guide;
	public static String Permission_files;
	public static String Permission_view;
	public static String Reach_looking;
	public static String Reach_fixing;
	public static String Reach_fixingText;
	public static String Reach_blocked;
	public static String Reach_blockedText;
	public static String Reach_noFix;
	public static String Reach_open;
	public static String Reach_fixed;
	public static String Reach_undone;
	public static String Reach_refused;
	public static String Reach_notFixed;
	public static String Reach_failed;
	public static String Reach_cancelled;

	static {
		NLS.initializeMessages(BUNDLE, Messages.class);
	}

	private Messages() {
	}
}
