// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.List;

import tandem.firewall.internal.packet.Datum;
import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Matcher;
import tandem.firewall.internal.packet.Tri;

/** A question about a packet that a rule asks. */
@FunctionalInterface
public interface Condition {

	Condition ALWAYS = _ -> Tri.YES;
	Condition NEVER = _ -> Tri.NO;
	Condition PERHAPS = _ -> Tri.MAYBE;

	Tri holds(Moment moment);

	/** Whether a value fits, or does not; an absent value makes both false. */
	record Fits(Expression left, Matcher right, boolean negated) implements Condition {
		@Override
		public Tri holds(final Moment moment) {
			final var value = left.value(moment);
			if (value instanceof Datum.Absent) {
				return Tri.NO;
			}
			final var fits = right.fits(value);
			return negated ? fits.not() : fits;
		}
	}

	/** How numbers are compared with each other. */
	enum Comparison {
		EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, SOME_BITS, NO_BITS
	}

	/** Whether two numbers stand in a relation. */
	record Compared(Expression left, Comparison comparison, Expression right) implements Condition {
		@Override
		public Tri holds(final Moment moment) {
			final var one = left.value(moment);
			final var other = right.value(moment);
			if (one instanceof Datum.Absent || other instanceof Datum.Absent) {
				return Tri.NO;
			}
			if (!(one instanceof final Bits a && other instanceof final Bits b) || !b.isKnown()) {
				return Tri.MAYBE;
			}
			return switch (comparison) {
			case EQUAL -> a.is(b);
			case NOT_EQUAL -> a.is(b).not();
			case LESS -> a.between(b, Bits.mask(128)).not();
			case LESS_OR_EQUAL -> a.between(Bits.ZERO, b);
			case GREATER -> a.between(Bits.ZERO, b).not();
			case GREATER_OR_EQUAL -> a.between(b, Bits.mask(128));
			case SOME_BITS -> a.and(b).is(Bits.ZERO).not();
			case NO_BITS -> a.and(b).is(Bits.ZERO);
			};
		}
	}

	/** All of several. */
	record All(List<Condition> parts) implements Condition {

		public All {
			parts = List.copyOf(parts);
		}

		@Override
		public Tri holds(final Moment moment) {
			var all = Tri.YES;
			for (final var part : parts) {
				all = all.and(part.holds(moment));
				if (all == Tri.NO) {
					return all;
				}
			}
			return all;
		}
	}

	/** Any of several. */
	record Any(List<Condition> parts) implements Condition {

		public Any {
			parts = List.copyOf(parts);
		}

		@Override
		public Tri holds(final Moment moment) {
			var any = Tri.NO;
			for (final var part : parts) {
				any = any.or(part.holds(moment));
				if (any == Tri.YES) {
					return any;
				}
			}
			return any;
		}
	}

	/** The opposite. */
	record Not(Condition part) implements Condition {
		@Override
		public Tri holds(final Moment moment) {
			return part.holds(moment).not();
		}
	}
}
