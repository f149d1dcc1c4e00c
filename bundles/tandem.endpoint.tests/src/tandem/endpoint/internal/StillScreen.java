// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal;

import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import tandem.screen.Area;
import tandem.screen.CursorImage;
import tandem.screen.Frame;
import tandem.screen.Layout;
import tandem.screen.Monitor;
import tandem.screen.ScreenSource;

/** A black screen on which nothing ever moves. */
final class StillScreen implements ScreenSource {

	private static final int SIDE = 64;

	private final Layout layout = new Layout(SIDE, SIDE, List.of(new Monitor("A", new Area(0, 0, SIDE, SIDE), true)));
	private final Frame frame = new Frame(SIDE, SIDE, SIDE * Frame.PIXEL_BYTES, Arena.ofAuto().allocate((long) SIDE * SIDE * Frame.PIXEL_BYTES, 64));
	private final Semaphore woken = new Semaphore(0);
	private boolean captured;

	@Override
	public Layout layout() {
		return layout;
	}

	@Override
	public Frame frame() {
		return frame;
	}

	@Override
	public Change await(final Duration timeout) {
		if (!captured) {
			return new Change(false, true, false);
		}
		try {
			if (woken.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
				woken.drainPermits();
			}
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		return Change.NONE;
	}

	@Override
	public List<Area> capture() {
		final var areas = captured ? List.<Area>of() : List.of(layout.whole());
		captured = true;
		return areas;
	}

	@Override
	public Optional<CursorImage> newCursor() {
		return Optional.empty();
	}

	@Override
	public PointerPosition pointer() {
		return new PointerPosition(1, 1);
	}

	@Override
	public void wake() {
		woken.release();
	}

	@Override
	public void close() {
		wake();
	}
}
