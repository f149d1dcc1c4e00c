// SPDX-License-Identifier: EPL-2.0
package tandem.guide.internal;

import java.util.List;
import java.util.Optional;

import tandem.screen.Area;
import tandem.screen.Overlay;
import tandem.screen.ScreenException;

/** A screen of 1000 by 800 whose overlay remembers what is shown. Thread-safe. */
final class FakeOverlay {

	private List<Overlay.Patch> shown = List.of();
	private double opacity = 1;
	private boolean open;
	private boolean broken;

	synchronized List<Overlay.Patch> shown() {
		return shown;
	}

	synchronized double opacity() {
		return opacity;
	}

	synchronized boolean isOpen() {
		return open;
	}

	synchronized void breaks() {
		broken = true;
	}

	synchronized Optional<Overlay> open() {
		open = true;
		return Optional.of(new Opened());
	}

	private final class Opened implements Overlay {

		private boolean closed;

		@Override
		public Area room() {
			return new Area(0, 0, 1_000, 800);
		}

		@Override
		public void show(final List<Patch> patches, final double wanted) throws ScreenException {
			synchronized (FakeOverlay.this) {
				if (broken) {
					throw new ScreenException("broken");
				}
				if (!closed) {
					shown = List.copyOf(patches);
					opacity = wanted;
				}
			}
		}

		@Override
		public void close() {
			synchronized (FakeOverlay.this) {
				closed = true;
				open = false;
				shown = List.of();
			}
		}
	}
}
