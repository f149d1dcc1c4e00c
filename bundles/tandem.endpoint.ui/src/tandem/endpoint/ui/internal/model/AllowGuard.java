// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Decides which presses on Allow count: those that began, with a fresh mouse button or key, on Allow itself and after the window had
 * been on the screen for {@link #DELAY}. A key that was down before, and so repeats by itself, counts only after it was let go. What
 * no mouse or key began, never counts. One thread.
 */
public final class AllowGuard {

	/** How long the window must have been on the screen. */
	public static final Duration DELAY = Duration.ofSeconds(1);

	private final LongSupplier nanoTime;
	private final Set<Integer> down = new HashSet<>();
	private OptionalLong enabledAt = OptionalLong.empty();
	private boolean begun;
	private int lastKey;
	private int lastTime;
	private boolean lastWasFresh;

	/** @param nanoTime a clock that never goes back, in nanoseconds */
	public AllowGuard(final LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/** The window is on the screen; only the first call counts. */
	public void shown() {
		if (enabledAt.isEmpty()) {
			enabledAt = OptionalLong.of(nanoTime.getAsLong() + DELAY.toNanos());
		}
	}

	/** Whether Allow may be enabled. */
	public boolean enabled() {
		return enabledAt.isPresent() && nanoTime.getAsLong() - enabledAt.getAsLong() >= 0;
	}

	/** A mouse button went down on Allow. */
	public void mouseDown() {
		begun = enabled();
	}

	/**
	 * A key went down somewhere in the window, or repeated. The same press may be told of several times.
	 *
	 * @param key tells it from other keys
	 * @param time when it happened, the same for the same press, in a time of its own
	 * @param pressesAllow whether this key, there, presses Allow
	 */
	public void keyDown(final int key, final int time, final boolean pressesAllow) {
		final var same = key == lastKey && time == lastTime && down.contains(key);
		if (!same) {
			lastWasFresh = down.add(key);
			lastKey = key;
			lastTime = time;
			begun = false;
		}
		begun |= lastWasFresh && pressesAllow && enabled();
	}

	/** A key was let go. */
	public void keyUp(final int key) {
		down.remove(key);
	}

	/** Whatever was begun is off: the window lost the focus. Keys that are down stay so until they are let go here. */
	public void interrupted() {
		begun = false;
	}

	/** Allow was pressed: whether it counts. Each beginning serves once. */
	public boolean counts() {
		final var counts = begun && enabled();
		begun = false;
		return counts;
	}
}
