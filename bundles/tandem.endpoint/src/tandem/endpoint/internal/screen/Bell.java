// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.screen;

import java.time.Duration;

import tandem.screen.ScreenException;
import tandem.screen.ScreenSource;

/**
 * What everybody rings when the pump should look again: a ring is never lost and many are one. One thread waits, any thread rings.
 */
final class Bell {

	private boolean rung;
	private ScreenSource listening;

	/** Ends the wait under way, or the next one. */
	void ring() {
		final ScreenSource wake;
		synchronized (this) {
			rung = true;
			wake = listening;
			notifyAll();
		}
		if (wake != null) {
			wake.wake();
		}
	}

	/** Waits for a ring. */
	synchronized void await(final Duration longest) throws InterruptedException {
		final var end = System.nanoTime() + longest.toNanos();
		var left = longest.toNanos();
		while (!rung && left > 0) {
			wait(left / 1_000_000, (int) (left % 1_000_000));
			left = end - System.nanoTime();
		}
		rung = false;
	}

	/** Waits for a ring or for something to happen on the screen. */
	ScreenSource.Change await(final ScreenSource source, final Duration longest) throws ScreenException {
		synchronized (this) {
			listening = source;
			if (rung) {
				rung = false;
				listening = null;
				return source.await(Duration.ZERO);
			}
		}
		try {
			return source.await(longest);
		} finally {
			synchronized (this) {
				listening = null;
				rung = false;
			}
		}
	}
}
