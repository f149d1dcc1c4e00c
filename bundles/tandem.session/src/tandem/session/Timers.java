// SPDX-License-Identifier: EPL-2.0
package tandem.session;

import java.time.Duration;
import java.time.Instant;

/** Time, so that tests can let it pass: an OSGi service. Thread-safe. */
public interface Timers {

	/** A task that waits for its time. */
	@FunctionalInterface
	interface Waiting {

		/** Forgets the task; it may be running already. */
		void cancel();
	}

	/** The time of day, for people and expiry dates. */
	Instant now();

	/** Nanoseconds since an arbitrary moment; never goes back, whatever happens to the clock on the wall. Stands still while the computer sleeps. */
	long nanos();

	/**
	 * Runs a task once after some time by {@link #nanos()}, on any thread; it may block. What must not outlast its time even where the
	 * computer sleeps waits with {@link tandem.session.host.Deadline}.
	 */
	Waiting after(Duration delay, Runnable task);
}
