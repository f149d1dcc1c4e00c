// SPDX-License-Identifier: EPL-2.0
package tandem.pairing;

import java.util.List;
import java.util.Optional;

/** The technician's codes, for "Assist another person": an OSGi service. Thread-safe. */
public interface PairingCodes {

	/** The relay that codes would go through now; empty where nobody named one. May block for DNS. */
	Optional<Relay> relay();

	/**
	 * Asks the relay for a place to wait and makes a code for it; returns at once.
	 *
	 * @param relay as found, or as the person typed it
	 */
	OpenCode create(Relay relay);

	/** Those that are not over. */
	List<OpenCode> open();

	/**
	 * Tells of every change of any code, on any thread; must not block.
	 *
	 * @return closes the registration
	 */
	AutoCloseable onChange(Runnable listener);
}
