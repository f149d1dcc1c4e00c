// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.mail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Sends invitations by e-mail: an OSGi service. Thread-safe; all but {@link #server()} takes its time and belongs on no UI thread. */
public interface InvitationMail {

	/** How the names of saved messages end. */
	String EXTENSION = ".eml"; //$NON-NLS-1$

	/** Something that was given away and must go when the invitation is over. */
	@FunctionalInterface
	interface Handle extends AutoCloseable {

		/** Takes it back as far as can be; idempotent. */
		@Override
		void close();
	}

	/**
	 * What came of handing a message to the mail program.
	 *
	 * @param attachment the file that the program attaches, perhaps only when the person sends
	 */
	record Composed(Delivery delivery, Handle attachment) {
	}

	/** Opens the mail program of this computer with the message, the invitation attached. */
	Composed compose(Draft draft);

	/**
	 * Writes the message as a file that mail programs open as one still to be sent; readable by its owner only.
	 *
	 * @throws IOException where it can't be written
	 */
	void save(Draft draft, Path file) throws IOException;

	/** The invitation as text to be pasted into any message, with words that say what to do. */
	String text(Draft draft);

	/** The organisation's mail server, for people to read; empty where none is set. */
	Optional<String> server();

	/** Sends the message by the organisation's server, over TLS or not at all. */
	Delivery send(Draft draft);
}
