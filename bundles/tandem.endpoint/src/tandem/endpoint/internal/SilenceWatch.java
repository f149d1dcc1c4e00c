// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.time.Duration;
import java.util.function.Supplier;

import tandem.session.Timers;

/**
 * Notices a technician's end of which nothing is heard any more long before the line counts as lost: whatever it holds down is let go,
 * because the release that belongs to it may never come. Thread-safe.
 */
final class SilenceWatch {

	/** Two signs of life, which come every two seconds, did not come. */
	static final Duration LIMIT = Duration.ofSeconds(4);

	/** How often the line is asked. */
	static final Duration TURN = Duration.ofMillis(500);

	private final Timers timers;
	private final Supplier<Duration> silence;
	private final Runnable silent;
	private Timers.Waiting next = () -> {
	};
	private boolean noticed;
	private boolean closed;

	/**
	 * @param silence how long nothing was heard
	 * @param silent called once a silence, on any thread
	 */
	SilenceWatch(final Timers timers, final Supplier<Duration> silence, final Runnable silent) {
		this.timers = timers;
		this.silence = silence;
		this.silent = silent;
	}

	/** Begins. */
	synchronized void start() {
		if (!closed) {
			next = timers.after(TURN, this::look);
		}
	}

	/** No more calls begin. */
	synchronized void close() {
		closed = true;
		next.cancel();
	}

	private void look() {
		final boolean tell;
		synchronized (this) {
			if (closed) {
				return;
			}
			final var over = silence.get().compareTo(LIMIT) >= 0;
			tell = over && !noticed;
			noticed = over;
		}
		if (tell) {
			silent.run();
		}
		start();
	}
}
