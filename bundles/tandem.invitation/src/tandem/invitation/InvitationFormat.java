// SPDX-License-Identifier: EPL-2.0
package tandem.invitation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A kind of invitation that can be looked into: an OSGi service. The command line asks all of them what is in a file. The workbench opens files
 * whose names end as one of them says in the editor that is registered for that ending ({@code org.eclipse.ui.editors}, {@code extensions}).
 * Thread-safe; blocking, never called on a UI thread.
 */
public interface InvitationFormat {

	/** In lower case, for programs, for example {@code windows}; never changes. */
	String kind();

	/** For people, for example "Windows Remote Assistance". */
	String label();

	/** How names of files end, with the dot, the usual way first; upper and lower case are the same. */
	List<String> endings();

	/**
	 * Looks into a file of any name.
	 *
	 * @throws InvitationException {@link InvitationException.Problem#NOT_AN_INVITATION} where it is of another kind: then others are asked
	 * @throws IOException where the file can't be read
	 */
	Sealed read(Path file) throws InvitationException, IOException;

	/** Whether a name ends as those of this format do. */
	default boolean isNamed(final Path file) {
		final var name = file.toString().toLowerCase(Locale.ROOT);
		return endings().stream().anyMatch(ending -> name.endsWith(ending.toLowerCase(Locale.ROOT)));
	}

	/** An invitation whose password is not known yet. */
	interface Sealed {

		/** What the file says of itself; nothing of it is proven. */
		InvitationFacts facts();

		/** Whether a password would tell more. */
		boolean wantsPassword();

		/** Whether its time is over: nothing tells more then. */
		boolean isOver();

		/**
		 * Opens it.
		 *
		 * @param password as typed; empty where none is {@link #wantsPassword() wanted}
		 * @throws InvitationException {@link InvitationException.Problem#WRONG_PASSWORD} and others
		 */
		InvitationFacts open(String password) throws InvitationException;
	}
}
