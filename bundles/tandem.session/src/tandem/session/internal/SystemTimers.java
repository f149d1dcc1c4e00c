// SPDX-License-Identifier: EPL-2.0
package tandem.session.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

import tandem.session.Timers;

/** The computer's own time. Each task runs on a virtual thread of its own. */
@Component
public final class SystemTimers implements Timers {

	private final ScheduledThreadPoolExecutor clockwork;

	/** Starts one thread. */
	@Activate
	public SystemTimers() {
		clockwork = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("tandem-timers").daemon().factory()); //$NON-NLS-1$
		clockwork.setRemoveOnCancelPolicy(true);
		clockwork.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
	}

	@Deactivate
	void stop() {
		clockwork.shutdownNow();
	}

	@Override
	public Instant now() {
		return Instant.now();
	}

	@Override
	public long nanos() {
		return System.nanoTime();
	}

	@Override
	public Waiting after(final Duration delay, final Runnable task) {
		final var future = clockwork.schedule(() -> Thread.ofVirtual().name("tandem-timer").start(task), delay.toNanos(), TimeUnit.NANOSECONDS); //$NON-NLS-1$
		return () -> future.cancel(false);
	}
}
