// SPDX-License-Identifier: EPL-2.0
package org.example.sysinfo;

import java.util.Optional;

/** The computers of all sessions whose other end has this plug-in, too: an OSGi service. Thread-safe. */
public interface Computers {

	/** The computer of a session; empty where its other end has not this plug-in. */
	Optional<Computer> of(String session);

	/** Tells of changes, on any thread. */
	AutoCloseable listen(Runnable changed);

	/** One of them. */
	interface Computer {

		/** Asks the sharer for the permission, where it isn't there, and from then on for reports. */
		void ask();

		/** The latest report while the sharer permits it. */
		Optional<Report> report();

		/** How things stand, in words. */
		String standing();
	}
}
