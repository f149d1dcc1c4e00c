// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.limit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Where callers come from: an address, or a prefix that one organisation or one attacker may have as a whole.
 *
 * @param name of the prefix
 * @param share how much more such a place may have than a single address
 */
public record Place(String name, int share) {

	private static final int MANY = 4;

	private static final int VERY_MANY = 16;

	/** The places of an address, the narrowest first: IPv4 /32 and /24, IPv6 /64, /56 and /48. */
	public static List<Place> of(final InetAddress address) {
		final var bytes = address.getAddress();
		return address instanceof Inet4Address ? List.of(prefix(bytes, 4, 1), prefix(bytes, 3, MANY))
				: List.of(prefix(bytes, 8, 1), prefix(bytes, 7, MANY), prefix(bytes, 6, VERY_MANY));
	}

	private static Place prefix(final byte[] address, final int length, final int share) {
		return new Place(HexFormat.of().formatHex(Arrays.copyOf(address, length)) + (address.length == 4 ? "/v4" : "/v6"), share); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
