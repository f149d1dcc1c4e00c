// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.ArrayList;
import java.util.List;

import tandem.screen.Area;
import tandem.screen.Layout;
import tandem.viewer.Viewer;

/** What the decoder's thread has made new and the UI thread has yet to draw. Thread-safe. */
final class FreshAreas implements Viewer.Listener {

	/** More than these become one area around them all: while nobody draws, nothing may grow. */
	private static final int MOST = 256;

	/**
	 * What is new.
	 *
	 * @param whole all of the picture, whatever the areas
	 */
	record News(boolean whole, List<Area> areas) {
	}

	private final Runnable wake;

	private List<Area> areas = new ArrayList<>();

	private boolean whole = true;

	private boolean waking;

	/** @param wake called on any thread, once until what is new is taken */
	FreshAreas(final Runnable wake) {
		this.wake = wake;
	}

	@Override
	public void layout(final Layout layout) {
		add(true, List.of());
	}

	@Override
	public void pixels(final List<Area> changed) {
		add(false, changed);
	}

	@Override
	public void cursor() {
		add(false, List.of());
	}

	private void add(final boolean everything, final List<Area> changed) {
		synchronized (this) {
			whole |= everything;
			areas.addAll(changed);
			if (areas.size() > MOST) {
				areas = new ArrayList<>(List.of(areas.stream().reduce(FreshAreas::around).orElseThrow()));
			}
			if (waking) {
				return;
			}
			waking = true;
		}
		wake.run();
	}

	private static Area around(final Area one, final Area other) {
		final var x = Math.min(one.x(), other.x());
		final var y = Math.min(one.y(), other.y());
		return new Area(x, y, Math.max(one.right(), other.right()) - x, Math.max(one.bottom(), other.bottom()) - y);
	}

	/** Takes what is new; nothing is new afterwards. */
	synchronized News take() {
		final var news = new News(whole, List.copyOf(areas));
		areas.clear();
		whole = false;
		waking = false;
		return news;
	}
}
