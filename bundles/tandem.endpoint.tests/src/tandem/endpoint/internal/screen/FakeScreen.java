// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.screen;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import tandem.screen.Area;
import tandem.screen.CursorImage;
import tandem.screen.Frame;
import tandem.screen.InputPort;
import tandem.screen.Layout;
import tandem.screen.Monitor;
import tandem.screen.PromptWatch;
import tandem.screen.ScreenException;
import tandem.screen.ScreenPlatform;
import tandem.screen.ScreenSource;

/** A screen that a test draws on from its own thread; {@link #captures()} counts how often somebody read it. */
final class FakeScreen implements ScreenPlatform {

	private Layout layout = one(320, 200);
	private int[] pixels = new int[320 * 200];
	private final List<Area> damage = new ArrayList<>();
	private boolean newLayout;
	private boolean newPointer = true;
	private ScreenSource.PointerPosition pointer = new ScreenSource.PointerPosition(3, 4);
	private Optional<String> lost = Optional.empty();
	private boolean woken;
	private int captures;
	private int open;

	static Layout one(final int width, final int height) {
		return new Layout(width, height, List.of(new Monitor("A", new Area(0, 0, width, height), true))); //$NON-NLS-1$
	}

	synchronized void fill(final Area area, final int colour) {
		for (var y = area.y(); y < area.bottom(); y++) {
			for (var x = area.x(); x < area.right(); x++) {
				pixels[y * layout.width() + x] = colour;
			}
		}
		damage.add(area);
		notifyAll();
	}

	/** Covers the screen with something that no codec makes small. */
	synchronized void noise() {
		final var random = new Random(1);
		Arrays.setAll(pixels, _ -> random.nextInt() & 0xffffff);
		damage.add(layout.whole());
		notifyAll();
	}

	synchronized void resize(final Layout newOne, final int colour) {
		layout = newOne;
		pixels = new int[newOne.width() * newOne.height()];
		Arrays.fill(pixels, colour);
		newLayout = true;
		notifyAll();
	}

	synchronized void movePointer(final int x, final int y) {
		pointer = new ScreenSource.PointerPosition(x, y);
		newPointer = true;
		notifyAll();
	}

	synchronized void lose(final String why) {
		lost = Optional.of(why);
		notifyAll();
	}

	synchronized int captures() {
		return captures;
	}

	/** Sources opened and not closed. */
	synchronized int open() {
		return open;
	}

	@Override
	public String name() {
		return "fake"; //$NON-NLS-1$
	}

	@Override
	public Optional<String> unavailable() {
		return Optional.empty();
	}

	@Override
	public synchronized ScreenSource openScreen() {
		open++;
		newLayout = false;
		return new Source();
	}

	@Override
	public InputPort openInput(final InputPort.SharerKeys keys) {
		throw new UnsupportedOperationException();
	}

	@Override
	public PromptWatch watchPrompts(final Runnable changed) {
		throw new UnsupportedOperationException();
	}

	private final class Source implements ScreenSource {

		private final Thread owner = Thread.currentThread();
		private Layout mine = layout;
		private Frame frame = frameFor(mine);
		private boolean whole = true;
		private boolean cursorTold;

		private static Frame frameFor(final Layout layout) {
			return new Frame(layout.width(), layout.height(), layout.width() * 4, Arena.ofAuto().allocate(layout.width() * 4L * layout.height()));
		}

		private void confined() {
			if (Thread.currentThread() != owner) {
				throw new IllegalStateException("another thread"); //$NON-NLS-1$
			}
		}

		@Override
		public Layout layout() {
			confined();
			return mine;
		}

		@Override
		public Frame frame() {
			confined();
			return frame;
		}

		@Override
		public Change await(final Duration timeout) throws ScreenException {
			confined();
			synchronized (FakeScreen.this) {
				final var end = System.nanoTime() + timeout.toNanos();
				try {
					while (lost.isEmpty() && !woken && !change().any() && System.nanoTime() < end) {
						FakeScreen.this.wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
					}
				} catch (final InterruptedException e) {
					throw new ScreenException("interrupted", e); //$NON-NLS-1$
				}
				woken = false;
				if (lost.isPresent()) {
					throw new ScreenException(lost.get());
				}
				final var change = change();
				if (newLayout) {
					newLayout = false;
					mine = FakeScreen.this.layout;
					frame = frameFor(mine);
					whole = true;
				}
				return change;
			}
		}

		private Change change() {
			return new Change(newLayout, whole || !damage.isEmpty(), newPointer);
		}

		@Override
		public List<Area> capture() {
			confined();
			synchronized (FakeScreen.this) {
				captures++;
				if (newLayout) {
					return List.of();
				}
				final var areas = whole ? List.of(mine.whole()) : List.copyOf(damage);
				for (final var area : areas) {
					for (var y = area.y(); y < area.bottom(); y++) {
						for (var x = area.x(); x < area.right(); x++) {
							frame.pixels().set(ValueLayout.JAVA_INT, frame.offset(x, y), pixels[y * mine.width() + x]);
						}
					}
				}
				whole = false;
				damage.clear();
				return areas;
			}
		}

		@Override
		public Optional<CursorImage> newCursor() {
			confined();
			final var first = !cursorTold;
			cursorTold = true;
			return first ? Optional.of(new CursorImage(1, 1, 0, 0, new int[] { 0xff00ff00 })) : Optional.empty();
		}

		@Override
		public PointerPosition pointer() {
			confined();
			synchronized (FakeScreen.this) {
				newPointer = false;
				return pointer;
			}
		}

		@Override
		public void wake() {
			synchronized (FakeScreen.this) {
				woken = true;
				FakeScreen.this.notifyAll();
			}
		}

		@Override
		public void close() {
			confined();
			synchronized (FakeScreen.this) {
				open--;
			}
		}
	}
}
