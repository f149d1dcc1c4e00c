// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.limit;

import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Addresses of the public Internet that are outside this computer's own networks. Everything else is private, shared, local, reserved, or leads to such an
 * address in disguise (RFC 6890 and what IANA has registered since; of IPv6, only 2000::/3 is given out at all). Thread-safe.
 */
public final class PublicAddresses implements Predicate<InetAddress> {

	private static final List<Cidr> SPECIAL = Stream.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
			"192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$
			"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20").map(Cidr::parse).map(java.util.Optional::orElseThrow).toList(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$

	private static final Cidr GIVEN_OUT = Cidr.parse("2000::/3").orElseThrow(); //$NON-NLS-1$

	private final Supplier<List<Cidr>> own;

	/** @param own this computer's networks, asked for each time: interfaces come and go */
	public PublicAddresses(final Supplier<List<Cidr>> own) {
		this.own = own;
	}

	/** With the networks of this computer's interfaces; no address is public while they can't be read. */
	public static PublicAddresses ofThisComputer() {
		return new PublicAddresses(PublicAddresses::networks);
	}

	@Override
	public boolean test(final InetAddress address) {
		if (address instanceof Inet6Address && !GIVEN_OUT.contains(address) || SPECIAL.stream().anyMatch(range -> range.contains(address))) {
			return false;
		}
		try {
			return own.get().stream().noneMatch(range -> range.contains(address));
		} catch (final UncheckedIOException e) {
			return false;
		}
	}

	private static List<Cidr> networks() {
		try {
			return NetworkInterface.networkInterfaces().flatMap(one -> one.getInterfaceAddresses().stream()).filter(Objects::nonNull)
					.map(PublicAddresses::network).toList();
		} catch (final SocketException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Some systems tell no length of a tunnel's prefix: the address alone then. */
	private static Cidr network(final InterfaceAddress one) {
		final var most = one.getAddress().getAddress().length * Byte.SIZE;
		final var bits = one.getNetworkPrefixLength();
		return new Cidr(one.getAddress(), bits > 0 && bits <= most ? bits : most);
	}
}
