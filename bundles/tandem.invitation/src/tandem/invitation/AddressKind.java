// SPDX-License-Identifier: EPL-2.0
package tandem.invitation;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** From where an address can be reached. */
public enum AddressKind {
	/** A name, looked up in DNS when it is tried. */
	NAME("name"), //$NON-NLS-1$
	/** The computer itself. */
	LOOPBACK("loopback"), //$NON-NLS-1$
	/** The same network segment: 169.254.0.0/16, fe80::/10. */
	LINK_LOCAL("link-local"), //$NON-NLS-1$
	/** The same site: RFC 1918, and fec0::/10 of old. */
	PRIVATE("private"), //$NON-NLS-1$
	/** The same site in IPv6: fc00::/7. */
	UNIQUE_LOCAL("unique-local"), //$NON-NLS-1$
	/** Customers of the same provider: 100.64.0.0/10, RFC 6598. */
	SHARED("shared"), //$NON-NLS-1$
	/** IPv6 through UDP of IPv4, RFC 4380: 2001::/32. */
	TEREDO("teredo"), //$NON-NLS-1$
	/** IPv6 through IPv4, RFC 3056: 2002::/16. */
	SIX_TO_FOUR("6to4"), //$NON-NLS-1$
	/** IPv6 inside a site's IPv4, RFC 5214: an interface identifier of 0:5efe. */
	ISATAP("isatap"), //$NON-NLS-1$
	/** Everywhere. */
	PUBLIC("public"), //$NON-NLS-1$
	/** Nowhere: unspecified, multicast, reserved. */
	UNUSABLE("unusable"); //$NON-NLS-1$

	private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}"); //$NON-NLS-1$

	private static final int BYTE = 0xff;

	private final String word;

	AddressKind(final String word) {
		this.word = word;
	}

	/** The word that programs read: lower-case letters, digits and dashes. */
	public String word() {
		return word;
	}

	/** The address that a text is, its zone left aside; empty for a name. Asks nobody. */
	public static Optional<InetAddress> literal(final String host) {
		final var bare = withoutZone(host);
		if (bare.indexOf(':') < 0 && !DOTTED.matcher(bare).matches()) {
			return Optional.empty();
		}
		try {
			return Optional.of(InetAddress.ofLiteral(bare));
		} catch (final IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private static String withoutZone(final String host) {
		final int zone = host.indexOf('%');
		return zone < 0 ? host : host.substring(0, zone);
	}

	/** The kind of a name or address, with or without a zone. Asks nobody. */
	public static AddressKind of(final String host) {
		return literal(host).map(AddressKind::of).orElse(NAME);
	}

	private static AddressKind of(final InetAddress address) {
		if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
			return UNUSABLE;
		}
		if (address.isLoopbackAddress()) {
			return LOOPBACK;
		}
		if (address.isLinkLocalAddress()) {
			return LINK_LOCAL;
		}
		if (address.isSiteLocalAddress()) {
			return PRIVATE;
		}
		return switch (address) {
		case final Inet4Address four -> of(four.getAddress());
		case final Inet6Address six -> ofSix(six.getAddress());
		default -> PUBLIC;
		};
	}

	private static AddressKind of(final byte[] four) {
		final int first = four[0] & BYTE;
		final int second = four[1] & BYTE;
		if (first == 0 || first >= 240) {
			return UNUSABLE;
		}
		return first == 100 && second >= 64 && second < 128 ? SHARED : PUBLIC;
	}

	private static AddressKind ofSix(final byte[] six) {
		if ((six[0] & 0xfe) == 0xfc) {
			return UNIQUE_LOCAL;
		}
		if (six[0] == 0x20 && six[1] == 0x01 && six[2] == 0 && six[3] == 0) {
			return TEREDO;
		}
		if (six[0] == 0x20 && six[1] == 0x02) {
			return SIX_TO_FOUR;
		}
		final var isatap = new byte[] { 0, 0, 0x5e, (byte) 0xfe };
		final var marked = six.clone();
		marked[8] &= ~0x03; // the bits for global and group
		return Arrays.equals(marked, 8, 12, isatap, 0, 4) ? ISATAP : PUBLIC;
	}
}
