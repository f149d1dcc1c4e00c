// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.nft;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

import tandem.firewall.internal.packet.Datum.Bits;

/** What a value is, and so how it is written. */
enum DataType {
	INTEGER(128, null), MARK(32, null), IPV4(32, null), IPV6(128, null), ADDRESS(128, null), ETHER(48, null), PORT(16, Symbols::services), //
	PROTOCOL(8, Symbols::protocols), ETHER_TYPE(16, Symbols::etherTypes), NAME(128, null), FAMILY(8, Symbols::families), //
	STATE(32, Symbols::states), STATUS(32, Symbols::statuses), DIRECTION(8, Symbols::directions), LABEL(128, null), //
	TCP_FLAGS(8, Symbols::tcpFlags), PACKET_TYPE(8, Symbols::packetTypes), DSCP(6, Symbols::codePoints), ECN(2, Symbols::congestion), //
	ADDRESS_TYPE(32, Symbols::addressTypes), HARDWARE(16, Symbols::hardware), ICMP_TYPE(8, Symbols::icmpTypes), ICMP6_TYPE(8, Symbols::icmp6Types), //
	ICMP_CODE(8, Symbols::icmpCodes), ICMP6_CODE(8, Symbols::icmp6Codes), PRIORITY(32, null), BOOLEAN(8, null), OPAQUE(128, null);

	private final int width;
	private final Symbols symbols;

	DataType(final int width, final Supplier<Symbols> symbols) {
		this.width = width;
		this.symbols = symbols == null ? null : symbols.get();
	}

	/** In bits. */
	int width() {
		return width;
	}

	/** Whether several values are the bits of one. */
	boolean isBitmask() {
		return this == STATE || this == STATUS || this == TCP_FLAGS || this == LABEL;
	}

	/** How nftables 1.0.6 writes ports that it takes for something else. */
	private static final String MISTAKEN = " [invalid type]";

	/** A word; empty where it means nothing here. */
	Optional<Bits> parse(final String text) {
		final var word = this == PORT && text.endsWith(MISTAKEN) ? text.substring(0, text.length() - MISTAKEN.length()) : text;
		if (this == OPAQUE || this == NAME) {
			return Optional.empty();
		}
		if (symbols != null && symbols.number(word).isPresent()) {
			return Optional.of(Bits.of(symbols.number(word).getAsLong()));
		}
		try {
			return switch (this) {
			case IPV4, IPV6, ADDRESS -> Optional.of(Bits.of(InetAddress.ofLiteral(word).getAddress())).filter(_ -> word.contains(":") != (this == IPV4));
			case ETHER -> Optional.of(Bits.of(HexFormat.ofDelimiter(":").parseHex(word)));
			case PRIORITY -> priority(word);
			case LABEL -> Optional.of(Bits.of(1).left(Integer.parseInt(word)));
			default -> Optional.of(number(word));
			};
		} catch (final IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private static Optional<Bits> priority(final String word) {
		if (word.equals("none")) {
			return Optional.of(Bits.ZERO);
		}
		if (word.equals("root")) {
			return Optional.of(Bits.of(0xFFFF_FFFFL));
		}
		final var colon = word.indexOf(':');
		if (colon < 0) {
			return Optional.of(number(word));
		}
		final var major = colon == 0 ? 0 : Long.parseLong(word.substring(0, colon), 16);
		final var minor = colon == word.length() - 1 ? 0 : Long.parseLong(word.substring(colon + 1), 16);
		return Optional.of(Bits.of(major << 16 | minor));
	}

	/** A decimal number, or a hexadecimal one behind 0x. */
	static Bits number(final String word) {
		final var number = word.startsWith("0x") ? new BigInteger(word.substring(2), 16) : new BigInteger(word);
		if (number.signum() < 0 || number.bitLength() > 128) {
			throw new NumberFormatException(word);
		}
		return new Bits(number.shiftRight(64).longValue(), number.longValue(), 0, 0);
	}
}
