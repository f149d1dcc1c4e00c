// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.packet;

import java.util.List;

import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Datum.Name;
import tandem.firewall.internal.packet.Datum.Tuple;

/** What a value is compared with. */
public sealed interface Matcher {

	/** Whether the value fits; an absent one never does. */
	Tri fits(Datum value);

	/** Everything that is there. */
	record Anything() implements Matcher {
		@Override
		public Tri fits(final Datum value) {
			return value instanceof Datum.Absent ? Tri.NO : Tri.YES;
		}
	}

	/** Something that was not understood. */
	record Riddle() implements Matcher {
		@Override
		public Tri fits(final Datum value) {
			return value instanceof Datum.Absent ? Tri.NO : Tri.MAYBE;
		}
	}

	/** From one known number to another, both included. */
	record Range(Bits from, Bits to) implements Matcher {

		public static Range exactly(final Bits value) {
			return new Range(value, value);
		}

		public static Range exactly(final long value) {
			return exactly(Bits.of(value));
		}

		public static Range of(final long from, final long to) {
			return new Range(Bits.of(from), Bits.of(to));
		}

		/** All numbers of a width that begin like another. */
		public static Range prefix(final Bits start, final int length, final int width) {
			final var rest = Bits.mask(Math.max(0, width - length));
			final var from = start.and(rest.xor(Bits.mask(width)));
			return new Range(from, from.or(rest));
		}

		public boolean isSingle() {
			return from.high() == to.high() && from.low() == to.low();
		}

		@Override
		public Tri fits(final Datum value) {
			if (value instanceof final Bits bits) {
				return from == to || isSingle() ? bits.is(from) : bits.between(from, to);
			}
			return value instanceof Datum.Absent || value instanceof Name ? Tri.NO : Tri.MAYBE;
		}
	}

	/** A number under a mask. */
	record Masked(Bits value, Bits mask) implements Matcher {
		@Override
		public Tri fits(final Datum found) {
			return found instanceof final Bits bits ? bits.and(mask).is(value) : found instanceof Datum.Unknown ? Tri.MAYBE : Tri.NO;
		}
	}

	/** An interface's name, or all that begin so. */
	record Named(String text, boolean wildcard) implements Matcher {

		/** With a wildcard's sign at the end ({@code *} or {@code +}) unless it is escaped. */
		public static Named of(final String text, final char sign) {
			if (text.isEmpty() || text.charAt(text.length() - 1) != sign) {
				return new Named(text, false);
			}
			final var start = text.substring(0, text.length() - 1);
			return start.endsWith("\\") ? new Named(start.substring(0, start.length() - 1) + sign, false) : new Named(start, true);
		}

		@Override
		public Tri fits(final Datum value) {
			return switch (value) {
			case final Name name -> Tri.of(wildcard ? name.text().startsWith(text) : name.text().equals(text));
			case final Datum.Unknown _ -> Tri.MAYBE;
			default -> Tri.NO;
			};
		}
	}

	/** Values side by side. */
	record Row(List<Matcher> parts) implements Matcher {

		public Row {
			parts = List.copyOf(parts);
		}

		@Override
		public Tri fits(final Datum value) {
			if (!(value instanceof Tuple(final var values)) || values.size() != parts.size()) {
				return value instanceof Datum.Absent ? Tri.NO : Tri.MAYBE;
			}
			var all = Tri.YES;
			for (var i = 0; i < parts.size() && all != Tri.NO; i++) {
				all = all.and(parts.get(i).fits(values.get(i)));
			}
			return all;
		}
	}

	/** Any of several. */
	record AnyOf(Elements<Boolean> elements) implements Matcher {
		@Override
		public Tri fits(final Datum value) {
			if (value instanceof Datum.Absent) {
				return Tri.NO;
			}
			if (elements.isOpen()) {
				return Tri.MAYBE;
			}
			final var found = elements.find(value);
			return found.values().isEmpty() ? Tri.NO : found.perhapsNone() ? Tri.MAYBE : Tri.YES;
		}
	}
}
