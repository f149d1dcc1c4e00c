// SPDX-License-Identifier: EPL-2.0
package tandem.guide;

import java.time.Duration;

/**
 * A figure on the sharer's screen. Immutable.
 *
 * @param id tells it from others of the session; 1 or more
 * @param figure what is drawn
 * @param ink in which colour
 */
public record Drawing(int id, Figure figure, Ink ink) {

	/** How long one is shown, its fading included. */
	public static final Duration SHOWN = Duration.ofSeconds(8);

	/** The last part of that, in which it fades. */
	public static final Duration FADES = Duration.ofSeconds(2);

	/** @throws IllegalArgumentException where the id is below 1 */
	public Drawing {
		if (id < 1) {
			throw new IllegalArgumentException("no drawing: " + id); //$NON-NLS-1$
		}
	}
}
