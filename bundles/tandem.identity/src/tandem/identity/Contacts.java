// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Whom this person remembers: an OSGi service. All programs of this person share one file that only they can read; each call reads it anew. Thread-safe.
 */
public interface Contacts {

	/** Most that are remembered. */
	int MOST = 1_000;

	/**
	 * All, by name.
	 *
	 * @throws IOException where the file can't be read or is damaged: then nobody is known, and nothing is replaced
	 */
	List<Contact> all() throws IOException;

	/** The one with that {@link Contact#id()}. */
	default Optional<Contact> find(final String id) throws IOException {
		return all().stream().filter(one -> one.id().equals(id)).findFirst();
	}

	/**
	 * Remembers somebody. Who is remembered already keeps the name that this person gave them, and stays blocked.
	 *
	 * @throws IOException where it can't be written, or there are too many
	 */
	void remember(Contact contact) throws IOException;

	/**
	 * Changes one; does nothing where there is none of that {@link Contact#id()}.
	 *
	 * @throws IOException where it can't be written
	 */
	void replace(Contact contact) throws IOException;

	/**
	 * Forgets one; does nothing where there is none.
	 *
	 * @throws IOException where it can't be written
	 */
	void remove(String id) throws IOException;

	/**
	 * Tells of changes by this program, on any thread; must not block.
	 *
	 * @return closes the registration
	 */
	Runnable onChange(Runnable listener);
}
