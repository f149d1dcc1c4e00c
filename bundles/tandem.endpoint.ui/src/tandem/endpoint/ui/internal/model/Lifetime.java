// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.time.Duration;
import java.util.Optional;

import tandem.invitation.Invitations;

/**
 * How long an invitation is open, as people say it.
 *
 * @param amount how many of the unit
 * @param unit what is counted
 */
public record Lifetime(int amount, Unit unit) {

	/** What lifetimes are counted in. */
	public enum Unit {
		/** Minutes. */
		MINUTES(Duration.ofMinutes(1)),
		/** Hours. */
		HOURS(Duration.ofHours(1)),
		/** Days of 24 hours. */
		DAYS(Duration.ofDays(1));

		private final Duration one;

		Unit(final Duration one) {
			this.one = one;
		}

		/** Largest amount that an invitation may have. */
		public int most() {
			return (int) Invitations.LONGEST.dividedBy(one);
		}
	}

	/** In the largest unit that has no rest. */
	public static Lifetime of(final Duration duration) {
		for (final var unit : new Unit[] { Unit.DAYS, Unit.HOURS }) {
			if (duration.isPositive() && duration.toSeconds() % unit.one.toSeconds() == 0) {
				return new Lifetime((int) duration.dividedBy(unit.one), unit);
			}
		}
		return new Lifetime((int) Math.max(1, duration.toMinutes()), Unit.MINUTES);
	}

	/** The same in time; empty where no invitation may be that short or long. */
	public Optional<Duration> duration() {
		final var duration = unit.one.multipliedBy(amount);
		return Optional.of(duration).filter(d -> d.compareTo(Invitations.SHORTEST) >= 0 && d.compareTo(Invitations.LONGEST) <= 0);
	}
}
