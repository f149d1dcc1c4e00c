// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.eclipse.osgi.util.NLS;

/** Time left in words. Pure. */
public final class Countdown {

	private static final int BASE = 60;

	private Countdown() {
	}

	/** Like {@code 5:59}, {@code 5:59:59} or {@code 3 days 5:59:59}; seconds are rounded up, and what is over is {@code 0:00}. */
	public static String text(final Clock clock, final Instant end) {
		final var left = Duration.between(clock.instant(), end);
		final var seconds = left.isNegative() ? 0 : left.plusNanos(999_999_999).toSeconds();
		final var whole = Duration.ofSeconds(seconds);
		final var minutes = "%d:%02d".formatted(whole.toMinutes() % BASE, seconds % BASE); //$NON-NLS-1$
		if (whole.toHours() == 0) {
			return minutes;
		}
		final var hours = "%d:%02d:%02d".formatted(whole.toHoursPart(), whole.toMinutes() % BASE, seconds % BASE); //$NON-NLS-1$
		return switch ((int) whole.toDays()) {
		case 0 -> hours;
		case 1 -> NLS.bind(Messages.Countdown_day, hours);
		default -> NLS.bind(Messages.Countdown_days, whole.toDays(), hours);
		};
	}
}
