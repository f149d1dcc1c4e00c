// SPDX-License-Identifier: EPL-2.0
package tandem.pairing;

import java.util.Set;

import tandem.identity.Contact;

/** "Help NAME": an OSGi service of the technician's end. Thread-safe. */
public interface HelpContacts {

	/**
	 * Looks for a contact who asks for help, on the local network and at the relay, and returns at once.
	 *
	 * @throws IllegalStateException where they are not in good standing
	 */
	EasyCalls.Call help(Contact helped);

	/** What a contact who asks for help tells the local network at this hour or the one before: one of these, which nobody else can read. */
	Set<String> announced(Contact helped);
}
