// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.Arrays;
import java.util.Comparator;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Monitor;

/** Where a window is wholly to be seen. Pure. */
final class ScreenPlace {

	private ScreenPlace() {
	}

	/** The nearest place for a window that is wholly on one monitor. */
	static Point visible(final Rectangle window, final Monitor[] monitors) {
		return visible(window, Arrays.stream(monitors).map(Monitor::getClientArea).toArray(Rectangle[]::new));
	}

	static Point visible(final Rectangle window, final Rectangle... areas) {
		return Arrays.stream(areas).map(area -> inside(window, area))
				.min(Comparator.comparingLong(place -> Math.abs((long) place.x - window.x) + Math.abs((long) place.y - window.y)))
				.orElseGet(() -> new Point(window.x, window.y));
	}

	private static Point inside(final Rectangle window, final Rectangle area) {
		return new Point(Math.max(area.x, Math.min(window.x, area.x + area.width - window.width)),
				Math.max(area.y, Math.min(window.y, area.y + area.height - window.height)));
	}
}
