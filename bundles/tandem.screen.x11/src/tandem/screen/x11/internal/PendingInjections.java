// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The key events that we have made and not yet heard of: what is heard and not in here was made by somebody else. Thread-safe. */
final class PendingInjections {

	/** An injection that was not heard of after this long never will be; it must not hide a press of the sharer's. */
	static final long EXPIRES_NANOS = 1_000_000_000L;

	private final LongSupplier nanos;

	private final Map<Integer, Deque<Long>> pending = new HashMap<>();

	/** @param nanos a clock that never jumps, in nanoseconds */
	PendingInjections(final LongSupplier nanos) {
		this.nanos = nanos;
	}

	/** We are about to make this event. */
	synchronized void expect(final int keycode, final boolean pressed) {
		pending.computeIfAbsent(key(keycode, pressed), k -> new ArrayDeque<>()).add(nanos.getAsLong());
	}

	/** Whether an event that was heard is one of ours; each of ours counts once. */
	synchronized boolean take(final int keycode, final boolean pressed) {
		final var times = pending.get(key(keycode, pressed));
		if (times == null) {
			return false;
		}
		while (!times.isEmpty() && nanos.getAsLong() - times.peek() > EXPIRES_NANOS) {
			times.remove();
		}
		return times.poll() != null;
	}

	private static int key(final int keycode, final boolean pressed) {
		return keycode << 1 | (pressed ? 1 : 0);
	}
}
