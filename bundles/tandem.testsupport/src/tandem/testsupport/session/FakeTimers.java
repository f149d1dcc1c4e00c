// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import tandem.session.Timers;

/** Time that passes only when a test says so. Thread-safe. */
public final class FakeTimers implements Timers {

	private record Task(long due, Runnable action) {
	}

	private final List<Task> tasks = new ArrayList<>();
	private long nanos;
	private Duration apart = Duration.ZERO;

	@Override
	public synchronized Instant now() {
		return Instant.parse("2026-02-03T04:05:06Z").plusNanos(nanos).plus(apart); //$NON-NLS-1$
	}

	@Override
	public synchronized long nanos() {
		return nanos;
	}

	@Override
	public synchronized Waiting after(final Duration delay, final Runnable action) {
		final var task = new Task(nanos + delay.toNanos(), action);
		tasks.add(task);
		return () -> cancel(task);
	}

	/** Lets time pass; what becomes due runs on this thread, in order. */
	public void pass(final Duration time) {
		final long until;
		synchronized (this) {
			until = nanos + time.toNanos();
		}
		for (var next = next(until); next != null; next = next(until)) {
			next.action().run();
		}
		synchronized (this) {
			nanos = until;
		}
	}

	/** The computer sleeps: the clock on the wall goes on, and nothing else. */
	public synchronized void sleep(final Duration time) {
		apart = apart.plus(time);
	}

	/** Somebody puts the clock on the wall back. */
	public void putBack(final Duration time) {
		sleep(time.negated());
	}

	/** Tasks that wait. */
	public synchronized int waiting() {
		return tasks.size();
	}

	private synchronized void cancel(final Task task) {
		tasks.removeIf(other -> other == task);
	}

	private synchronized Task next(final long until) {
		final var next = tasks.stream().filter(task -> task.due() <= until).min(Comparator.comparingLong(Task::due)).orElse(null);
		if (next != null) {
			tasks.removeIf(other -> other == next);
			nanos = Math.max(nanos, next.due());
		}
		return next;
	}
}
