// SPDX-License-Identifier: EPL-2.0
package tandem.pairing;

import java.io.IOException;
import java.util.Optional;

import tandem.identity.Contact;

/** "Ask NAME for help": an OSGi service of the sharer's end. Who is asked needs no password; the sharer is asked as always. Thread-safe. */
public interface AskContacts {

	/** Why nobody can be asked from this computer; empty where it is allowed. Asked anew at each use. */
	Optional<String> forbidden();

	/**
	 * Opens a door for one contact, for half an hour; another one that is open is closed.
	 *
	 * @return as an Easy Connect password, with none to tell
	 * @throws IllegalStateException where it is {@link #forbidden()} or they are not in good standing
	 */
	OpenPassword ask(Contact helper);

	/**
	 * Lets nobody come as this contact any more, by no way, or lets them come again.
	 *
	 * @throws IOException where it can't be written
	 */
	void block(Contact helper, boolean block) throws IOException;
}
