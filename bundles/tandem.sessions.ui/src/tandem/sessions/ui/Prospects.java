// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui;

import java.util.List;

/** Those who can be called, as one capability knows them: an OSGi service that the list and the start page look for. Thread-safe. */
public interface Prospects {

	/** All of them, latest first. */
	List<Prospect> all();

	/** Takes one off the list; does nothing for one of another capability. */
	void forget(Prospect prospect);

	/**
	 * Tells of changes, the passing of time excepted; on any thread.
	 *
	 * @return closes the registration
	 */
	AutoCloseable listen(Runnable changed);
}
