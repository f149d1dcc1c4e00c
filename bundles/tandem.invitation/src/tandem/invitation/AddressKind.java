// SPDX-License-Identifier: EPL-2.0
package tandem.invitation;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What kind of address a host is: who can reach it at all. */
public enum AddressKind {
	/** A name, not looked up. */
	NAME("name"), //$NON-NLS-1$
	/** This computer alone. */
	LOOPBACK("loopback"), //$NON-NLS-1$
	/** The same cable or radio cell alone: 169.254/16, fe80::/10. */
	LINK_LOCAL("link-local"), //$NON-NLS-1$
	/** The same private network: RFC 1918. */
	PRIVATE("private"), //$NON-NLS-1$
	/** The same private network: fc00::/7. */
	UNIQUE_LOCAL("unique-local"), //$NON-NLS-1$
	/** Behind a provider's NAT: 100.64/10. */
	SHARED("shared"), //$NON-NLS-1$
	/** IPv6 tunnelled over UDP, 2001::/32: as good as gone. */
	TEREDO("teredo"), //$NON-NLS-1$
	/** IPv6 tunnelled over IPv4, 2002::/16: as good as gone. */
	SIX_TO_FOUR("6to4"), //$NON-NLS-1$
	/** The internet. */
	PUBLIC("public"); //$NON-NLS-1$

	private static final int HUNDRED = 100;

	private final String word;

	AddressKind(final String word) {
		this.word = word;
	}

	/** The word for it in machine-readable answers. */
	public String word() {
		return word;
	}

	/** The kind of a numeric address, with or without an IPv6 scope; {@link #NAME} for all else. Nothing is looked up. */
	public static AddressKind of(final String host) {
		final var bare = host.indexOf('%') > 0 ? host.substring(0, host.indexOf('%')) : host;
		if (!bare.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") && bare.indexOf(':') < 0) { //$NON-NLS-1$
			return NAME;
		}
		try {
			return of(InetAddress.getByName(bare));
		} catch (final UnknownHostException e) {
			return NAME;
		}
	}

	private static AddressKind of(final InetAddress address) {
		if (address.isLoopbackAddress()) {
			return LOOPBACK;
		}
		if (address.isLinkLocalAddress()) {
			return LINK_LOCAL;
		}
		return switch (address) {
		case final Inet4Address four -> of4(four);
		case final Inet6Address six -> of6(six.getAddress());
		default -> PUBLIC;
		};
	}

	private static AddressKind of4(final Inet4Address address) {
		final var bytes = address.getAddress();
		if (address.isSiteLocalAddress()) {
			return PRIVATE;
		}
		return bytes[0] == HUNDRED && (bytes[1] & 0xc0) == 0x40 ? SHARED : PUBLIC;
	}

	private static AddressKind of6(final byte[] bytes) {
		if ((bytes[0] & 0xfe) == 0xfc) {
			return UNIQUE_LOCAL;
		}
		if (bytes[0] != 0x20) {
			return PUBLIC;
		}
		if (bytes[1] == 0x02) {
			return SIX_TO_FOUR;
		}
		return bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0 ? TEREDO : PUBLIC;
	}
}
