// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.xtables;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Elements;
import tandem.firewall.internal.packet.Matcher;
import tandem.firewall.internal.packet.Matcher.AnyOf;
import tandem.firewall.internal.packet.Matcher.Masked;
import tandem.firewall.internal.packet.Matcher.Range;

/** Reads the values of options. All throw {@link IllegalArgumentException} for what they don't understand. Stateless. */
final class Values {

	private Values() {
	}

	static Bits address(final String text) {
		return Bits.of(InetAddress.ofLiteral(text).getAddress());
	}

	private static int width(final String address) {
		return address.contains(":") ? 128 : 32;
	}

	/** An address, perhaps with a length or a mask of any shape. */
	static Matcher network(final String text) {
		final var slash = text.indexOf('/');
		if (slash < 0) {
			return Range.exactly(address(text));
		}
		final var start = text.substring(0, slash);
		final var mask = text.substring(slash + 1);
		if (mask.matches("\\d{1,3}")) {
			final var length = Integer.parseInt(mask);
			if (length > width(start)) {
				throw new IllegalArgumentException(text);
			}
			return Range.prefix(address(start), length, width(start));
		}
		return new Masked(address(start).and(address(mask)), address(mask));
	}

	/** Two addresses with a dash between. */
	static Matcher addresses(final String text) {
		final var dash = text.indexOf('-');
		return dash < 0 ? Range.exactly(address(text)) : new Range(address(text.substring(0, dash)), address(text.substring(dash + 1)));
	}

	/** A number, decimal, hexadecimal or octal. */
	static long number(final String text) {
		return Long.decode(text);
	}

	/** A number or a range with a colon; either end may be missing. */
	static Range range(final String text, final long most) {
		final var colon = text.indexOf(':');
		if (colon < 0) {
			return Range.exactly(number(text));
		}
		final var from = colon == 0 ? 0 : number(text.substring(0, colon));
		final var to = colon == text.length() - 1 ? most : number(text.substring(colon + 1));
		return Range.of(from, to);
	}

	/** Ports and ranges of them with commas between. */
	static Matcher ports(final String text) {
		final var ports = new ArrayList<Matcher>();
		for (final var part : text.split(",")) {
			ports.add(range(part, 0xFFFF));
		}
		return new AnyOf(Elements.set(ports));
	}

	/** A number under a mask. */
	static Masked masked(final String text) {
		final var slash = text.indexOf('/');
		final var value = Bits.of(number(slash < 0 ? text : text.substring(0, slash)));
		return new Masked(value, slash < 0 ? Bits.of(0xFFFF_FFFFL) : Bits.of(number(text.substring(slash + 1))));
	}

	/** The bits of words with commas between. */
	static long bits(final String text, final List<String> words, final List<Long> values) {
		var bits = 0L;
		for (final var word : text.split(",")) {
			final var index = words.indexOf(word);
			if (index < 0) {
				throw new IllegalArgumentException(word);
			}
			bits |= values.get(index);
		}
		return bits;
	}
}
