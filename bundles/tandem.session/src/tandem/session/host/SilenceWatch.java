// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import java.time.Duration;
import java.util.function.Supplier;

import tandem.session.Timers;

/**
 * Notices somebody of whom nothing is heard any more, long before they count as lost: whatever is held down for them is let go, because
 * the release that belongs to it may never come. Thread-safe.
 */
public final class SilenceWatch {

	/** Two signs of life, which come every two seconds, did not come. */
	public static final Duration LIMIT = Duration.ofSeconds(4);

	/** How often it looks. */
	public static final Duration TURN = Duration.ofMillis(500);

	private final Timers timers;
	private final Supplier<Duration> silence;
	private final Runnable silent;
	private Timers.Waiting next = () -> {
	};
	private boolean noticed;
	private boolean closed;

	/**
	 * @param silence for how long nothing was heard until now
	 * @param silent called once a silence of {@link #LIMIT}, on any thread
	 */
	public SilenceWatch(final Timers timers, final Supplier<Duration> silence, final Runnable silent) {
		this.timers = timers;
		this.silence = silence;
		this.silent = silent;
	}

	/** Begins. */
	public synchronized void start() {
		if (!closed) {
			next = timers.after(TURN, this::look);
		}
	}

	/** No more calls begin. */
	public synchronized void close() {
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
