// SPDX-License-Identifier: EPL-2.0
package tandem.pairing;

import java.io.IOException;
import java.util.Optional;

import tandem.identity.Contact.Side;

/** Whom this person met since this program began, the last ones: an OSGi service of both ends. Thread-safe. */
public interface Acquaintances {

	/** Whom a session was with; empty where the other end knows of no contacts, or these are forbidden. */
	Optional<Acquaintance> of(String session);

	/** The last one of a side. */
	Optional<Acquaintance> last(Side side);

	/**
	 * Remembers them.
	 *
	 * @throws IOException where it can't be written
	 */
	void remember(Acquaintance acquaintance) throws IOException;

	/**
	 * Tells of every change, on any thread; must not block.
	 *
	 * @return closes the registration
	 */
	AutoCloseable onChange(Runnable listener);
}
