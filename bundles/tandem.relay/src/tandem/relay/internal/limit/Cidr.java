// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

import io.netty.util.NetUtil;

/**
 * A range of addresses, like 10.0.0.0/8 or 2001:db8::/32; an address alone is a range of one.
 *
 * @param base first address
 * @param bits how many of its bits count
 */
public record Cidr(InetAddress base, int bits) {

	private static final int BYTE = 8;

	/** Reads one; empty if it is none. Names are not looked up. */
	public static Optional<Cidr> parse(final String text) {
		final var slash = text.indexOf('/');
		final var base = address(slash < 0 ? text : text.substring(0, slash));
		if (base.isEmpty()) {
			return Optional.empty();
		}
		final var most = base.get().getAddress().length * BYTE;
		if (slash < 0) {
			return base.map(address -> new Cidr(address, most));
		}
		final var bits = text.substring(slash + 1);
		if (!bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > most) { //$NON-NLS-1$
			return Optional.empty();
		}
		return base.map(address -> new Cidr(address, Integer.parseInt(bits)));
	}

	/** Reads an address in the usual notation, and nothing else; an IPv4 address inside IPv6 is IPv4. */
	public static Optional<InetAddress> address(final String text) {
		final var bytes = NetUtil.createByteArrayFromIpAddressString(text);
		try {
			return bytes == null || text.indexOf('%') >= 0 ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
		} catch (final UnknownHostException e) {
			throw new IllegalStateException("an address of " + bytes.length + " bytes", e); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	/** Whether an address is in the range. */
	public boolean contains(final InetAddress address) {
		final var one = base.getAddress();
		final var other = address.getAddress();
		if (one.length != other.length) {
			return false;
		}
		for (var bit = 0; bit < bits; bit++) {
			final var mask = 0x80 >> bit % BYTE;
			if ((one[bit / BYTE] & mask) != (other[bit / BYTE] & mask)) {
				return false;
			}
		}
		return true;
	}
}
