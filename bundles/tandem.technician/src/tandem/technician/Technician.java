// SPDX-License-Identifier: EPL-2.0
package tandem.technician;

import java.util.List;

/** The technician's end: an OSGi service. Thread-safe. */
public interface Technician {

	/** Hears of sessions; calls come on any thread and must not block. */
	interface Listener {

		/** A call has begun. */
		default void added(final TechnicianSession session) {
		}

		/** Anything of it changed, figures excepted. */
		default void changed(final TechnicianSession session) {
		}

		/** It was taken off the list. */
		default void removed(final TechnicianSession session) {
		}
	}

	/** Begins a call and returns at once; how it goes shows in the session. */
	TechnicianSession call(Destination destination);

	/** All sessions and calls, ended ones too until removed, oldest first. */
	List<TechnicianSession> sessions();

	/** Takes an ended session off the list. */
	void remove(TechnicianSession session);

	/**
	 * Registers a listener.
	 *
	 * @return closes the registration
	 */
	AutoCloseable listen(Listener listener);
}
