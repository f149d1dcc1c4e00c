// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import java.time.Duration;
import java.time.Instant;

import tandem.session.Timers;

/**
 * Runs a task once when some time is over, and counts the time in which the computer slept: a timer's clock stands still then, the one on
 * the wall goes on. Whichever of the two says first that it is over counts, so that neither sleep nor a clock that is put back gives more
 * time than was granted; one that is put forward takes some. Thread-safe.
 */
public final class Deadline implements Timers.Waiting {

	/** After waking up the task runs within so much time. */
	public static final Duration TURN = Duration.ofSeconds(15);

	private final Timers timers;
	private final Runnable task;
	private final Instant due;
	private final long dueNanos;
	private Timers.Waiting next = () -> {
	};
	private boolean over;

	/**
	 * Begins to wait.
	 *
	 * @param delay not negative
	 * @param task runs on any thread; may block
	 */
	public Deadline(final Timers timers, final Duration delay, final Runnable task) {
		this.timers = timers;
		this.task = task;
		due = timers.now().plus(delay);
		dueNanos = timers.nanos() + delay.toNanos();
		await();
	}

	/** Whether the time is over now, whether or not the task has run. */
	public boolean passed() {
		return left().isZero();
	}

	@Override
	public synchronized void cancel() {
		over = true;
		next.cancel();
	}

	private Duration left() {
		final var awake = Duration.ofNanos(dueNanos - timers.nanos());
		final var byTheWall = Duration.between(timers.now(), due);
		final var left = awake.compareTo(byTheWall) < 0 ? awake : byTheWall;
		return left.isNegative() ? Duration.ZERO : left;
	}

	private synchronized void await() {
		if (!over) {
			final var left = left();
			next = timers.after(left.compareTo(TURN) < 0 ? left : TURN, this::look);
		}
	}

	private void look() {
		synchronized (this) {
			if (over) {
				return;
			}
			over = passed();
			if (!over) {
				await();
				return;
			}
		}
		task.run();
	}
}
