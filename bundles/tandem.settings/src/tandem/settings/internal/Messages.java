// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import org.eclipse.osgi.util.NLS;

/** What people read of settings and rules. */
public final class Messages extends NLS {

	private static final String BUNDLE = "tandem.settings.internal.messages"; //$NON-NLS-1$

	public static String File_cantRead;
	public static String File_link;
	public static String File_notObject;
	public static String File_notText;
	public static String File_notFile;
	public static String File_owner;
	public static String File_tooLarge;
	public static String File_unknown;
	public static String File_unknownNear;
	public static String File_wrong;
	public static String File_writers;
	public static String Plugins_forbidden;
	public static String Plugins_policy;
	public static String Plugins_sites;
	public static String Range_choice;
	public static String Range_must;
	public static String Range_number;
	public static String Range_switch;
	public static String Range_text;
	public static String Range_texts;
	public static String Refused_administrator;
	public static String Refused_administratorsOnly;
	public static String Refused_broken;
	public static String Rules_off;
	public static String Rules_offByAdministrator;
	public static String Rules_policy;
	public static String Rules_settings;
	public static String Rules_used;
	public static String Rules_way;
	public static String Rules_wayByAdministrator;
	public static String Writers_administrators;
	public static String Writers_everybody;
	public static String Writers_group;

	static {
		NLS.initializeMessages(BUNDLE, Messages.class);
	}

	private Messages() {
	}
}
