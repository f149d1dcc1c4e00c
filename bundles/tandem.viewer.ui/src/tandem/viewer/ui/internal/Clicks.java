// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import tandem.screen.InputEvent.Wheel;

/** Makes clicks of a wheel of what SWT counts: three a click, and less where a touchpad scrolls by small steps. Not thread-safe. */
final class Clicks {

	private static final int A_CLICK = 3;

	private int rest;

	/**
	 * Adds what was scrolled.
	 *
	 * @param count SWT's
	 * @return whole clicks, with the sign of the count; what is left counts next time, unless the direction changes
	 */
	int add(final int count) {
		final var together = Integer.signum(rest) == -Integer.signum(count) ? count : rest + count;
		final var clicks = Math.clamp(together / A_CLICK, -Wheel.MAX_CLICKS, Wheel.MAX_CLICKS);
		rest = together % A_CLICK;
		return clicks;
	}
}
