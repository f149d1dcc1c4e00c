// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.packet;

import java.util.Arrays;

import tandem.firewall.internal.packet.Datum.Bits;

/** One header with what follows it, of which some bits are unknown. Immutable. */
public final class Layer {

	private final byte[] bytes;
	private final byte[] unknown;
	private final boolean endKnown;
	/** Whole bytes that were asked for, by their offset; for short fields, ports and addresses. Threads may fill it twice with the same. */
	private final Bits[][] asked = new Bits[3][];

	private Layer(final byte[] bytes, final byte[] unknown, final boolean endKnown) {
		this.bytes = bytes;
		this.unknown = unknown;
		this.endKnown = endKnown;
	}

	/**
	 * Bytes that are all zero, or all unknown.
	 *
	 * @param endKnown whether nothing comes behind them
	 */
	public static Layer of(final int length, final boolean known, final boolean endKnown) {
		final var mask = new byte[length];
		if (!known) {
			Arrays.fill(mask, (byte) -1);
		}
		return new Layer(new byte[length], mask, endKnown);
	}

	/** The field at a bit's offset, at most 128 bits wide. */
	public Datum field(final int offset, final int width) {
		if (width > 128 || width <= 0 || offset < 0) {
			return Datum.UNKNOWN;
		}
		if (offset + width > bytes.length * 8) {
			return endKnown ? Datum.ABSENT : Datum.UNKNOWN;
		}
		final var kind = (offset & 7) != 0 ? -1 : width == 16 ? 0 : width == 32 ? 1 : width == 128 ? 2 : -1;
		if (kind < 0) {
			return read(offset, width);
		}
		if (asked[kind] == null) {
			asked[kind] = new Bits[bytes.length];
		}
		final var known = asked[kind][offset >> 3];
		return known != null ? known : (asked[kind][offset >> 3] = read(offset, width));
	}

	private Bits read(final int offset, final int width) {
		if ((offset & 7) == 0 && width <= 32 && (width & 7) == 0) {
			return small(offset >> 3, width >> 3);
		}
		final var value = slice(bytes, offset, width);
		final var mask = slice(unknown, offset, width);
		return new Bits(value.high(), value.low(), mask.high(), mask.low());
	}

	private Bits small(final int start, final int length) {
		long value = 0;
		long mask = 0;
		for (var i = start; i < start + length; i++) {
			value = value << 8 | bytes[i] & 0xFF;
			mask = mask << 8 | unknown[i] & 0xFF;
		}
		return new Bits(0, value, 0, mask);
	}

	private static Bits slice(final byte[] from, final int offset, final int width) {
		long high = 0;
		long low = 0;
		for (var bit = offset; bit < offset + width; bit++) {
			high = high << 1 | low >>> 63;
			low = low << 1 | from[bit >> 3] >> 7 - (bit & 7) & 1;
		}
		return new Bits(high, low, 0, 0);
	}

	/** The same with another value in a field; the layer itself where the field is not within it. */
	public Layer with(final int offset, final int width, final Bits value) {
		if (offset + width > bytes.length * 8) {
			return this;
		}
		final var changed = bytes.clone();
		final var mask = unknown.clone();
		for (var i = 0; i < width; i++) {
			final var from = value.right(width - 1 - i);
			put(changed, offset + i, (from.low() & 1) != 0);
			put(mask, offset + i, (from.unknownLow() & 1) != 0);
		}
		return new Layer(changed, mask, endKnown);
	}

	private static void put(final byte[] to, final int bit, final boolean on) {
		final var place = 0x80 >> (bit & 7);
		to[bit >> 3] = (byte) (on ? to[bit >> 3] | place : to[bit >> 3] & ~place);
	}

	@Override
	public boolean equals(final Object other) {
		return this == other || other instanceof final Layer layer && endKnown == layer.endKnown && Arrays.equals(bytes, layer.bytes)
				&& Arrays.equals(unknown, layer.unknown);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(bytes);
	}
}
