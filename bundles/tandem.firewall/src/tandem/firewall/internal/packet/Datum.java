// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.packet;

import java.util.List;

/** What an expression finds in a packet. */
public sealed interface Datum {

	/** Nothing is there: in the kernel the rule ends without a match, whatever the comparison. */
	Datum ABSENT = new Absent();

	/** Something that reading can't tell. */
	Datum UNKNOWN = new Unknown();

	/** See {@link #ABSENT}. */
	record Absent() implements Datum {
	}

	/** See {@link #UNKNOWN}. */
	record Unknown() implements Datum {
	}

	/** The name of an interface; empty for none. */
	record Name(String text) implements Datum {
	}

	/** Several values side by side. */
	record Tuple(List<Datum> parts) implements Datum {

		public Tuple {
			parts = List.copyOf(parts);
		}
	}

	/**
	 * A number of up to 128 bits, of which some may be unknown (those are 0 in the value).
	 *
	 * @param high        bits 127..64
	 * @param low         bits 63..0
	 * @param unknownHigh which of the high bits are unknown
	 * @param unknownLow  which of the low bits are unknown
	 */
	record Bits(long high, long low, long unknownHigh, long unknownLow) implements Datum {

		public static final Bits ZERO = of(0);

		public Bits {
			high &= ~unknownHigh;
			low &= ~unknownLow;
		}

		public static Bits of(final long low) {
			return new Bits(0, low, 0, 0);
		}

		/** Nothing known of that many low bits. */
		public static Bits unknown(final int width) {
			final var mask = mask(width);
			return new Bits(0, 0, mask.high, mask.low);
		}

		/** That many ones. */
		public static Bits mask(final int width) {
			return width >= 128 ? new Bits(-1, -1, 0, 0) : width > 64 ? new Bits((1L << width - 64) - 1, -1, 0, 0)
					: new Bits(0, width == 64 ? -1 : (1L << width) - 1, 0, 0);
		}

		/** Bytes in network order, at most 16. */
		public static Bits of(final byte[] bytes) {
			long high = 0;
			long low = 0;
			for (final var next : bytes) {
				high = high << 8 | low >>> 56;
				low = low << 8 | next & 0xFF;
			}
			return new Bits(high, low, 0, 0);
		}

		public boolean isKnown() {
			return (unknownHigh | unknownLow) == 0;
		}

		public Bits and(final Bits other) {
			return new Bits(high & other.high, low & other.low, //
					unknownHigh & (other.high | other.unknownHigh) | other.unknownHigh & high,
					unknownLow & (other.low | other.unknownLow) | other.unknownLow & low);
		}

		public Bits or(final Bits other) {
			return new Bits(high | other.high, low | other.low, //
					unknownHigh & ~other.high | other.unknownHigh & ~high, unknownLow & ~other.low | other.unknownLow & ~low);
		}

		public Bits xor(final Bits other) {
			return new Bits(high ^ other.high, low ^ other.low, unknownHigh | other.unknownHigh, unknownLow | other.unknownLow);
		}

		public Bits left(final int by) {
			return new Bits(leftHigh(high, low, by), leftLow(low, by), leftHigh(unknownHigh, unknownLow, by), leftLow(unknownLow, by));
		}

		public Bits right(final int by) {
			return new Bits(rightHigh(high, by), rightLow(high, low, by), rightHigh(unknownHigh, by), rightLow(unknownHigh, unknownLow, by));
		}

		private static long leftHigh(final long high, final long low, final int by) {
			return by >= 128 ? 0 : by >= 64 ? low << by - 64 : by == 0 ? high : high << by | low >>> 64 - by;
		}

		private static long leftLow(final long low, final int by) {
			return by >= 64 ? 0 : low << by;
		}

		private static long rightHigh(final long high, final int by) {
			return by >= 64 ? 0 : high >>> by;
		}

		private static long rightLow(final long high, final long low, final int by) {
			return by >= 128 ? 0 : by >= 64 ? high >>> by - 64 : by == 0 ? low : low >>> by | high << 64 - by;
		}

		/** Whether all bits are the same as a known number's. */
		public Tri is(final Bits known) {
			if (((high ^ known.high) & ~unknownHigh | (low ^ known.low) & ~unknownLow) != 0) {
				return Tri.NO;
			}
			return isKnown() ? Tri.YES : Tri.MAYBE;
		}

		/** Whether it is between two known numbers, both included, unsigned. */
		public Tri between(final Bits from, final Bits to) {
			if (isKnown()) {
				return Tri.of(compare(this, from) >= 0 && compare(this, to) <= 0);
			}
			final var highest = new Bits(high | unknownHigh, low | unknownLow, 0, 0);
			if (compare(highest, from) < 0 || compare(this, to) > 0) {
				return Tri.NO;
			}
			return compare(this, from) >= 0 && compare(highest, to) <= 0 ? Tri.YES : Tri.MAYBE;
		}

		/** Unsigned, of the known bits. */
		public static int compare(final Bits one, final Bits other) {
			final var order = Long.compareUnsigned(one.high, other.high);
			return order != 0 ? order : Long.compareUnsigned(one.low, other.low);
		}
	}
}
