// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.util.List;

/** The computers that can be looked at: an OSGi service. Thread-safe. */
interface Stations {

	/** All of them, this computer first. */
	List<Station> all();

	/**
	 * Tells when some came or went, on any thread.
	 *
	 * @return closes the registration
	 */
	AutoCloseable listen(Runnable changed);
}
