// SPDX-License-Identifier: EPL-2.0
package tandem.technician.internal;

import java.util.function.UnaryOperator;

import tandem.session.Timers;
import tandem.technician.Ending;
import tandem.technician.Phase;

/** Where one session stands, from its beginning to its end, after which nothing changes any more. Thread-safe. */
final class Course {

	private final Timers timers;
	private final Runnable changed;
	private volatile Standing standing;

	/**
	 * A call begins.
	 *
	 * @param route where it goes or came from
	 * @param changed called after every change, under no lock
	 */
	Course(final String route, final Timers timers, final Runnable changed) {
		this.timers = timers;
		this.changed = changed;
		standing = Standing.calling(route, timers.now());
	}

	Standing now() {
		return standing;
	}

	boolean isOver() {
		return standing.phase() == Phase.ENDED;
	}

	/** Changes how it stands; false where it is over already. */
	boolean change(final UnaryOperator<Standing> step) {
		synchronized (this) {
			if (isOver()) {
				return false;
			}
			standing = step.apply(standing);
		}
		changed.run();
		return true;
	}

	/** It is over; false where it was already. */
	boolean over(final Ending why) {
		return change(now -> now.over(why, timers.now()));
	}
}
