// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of the computer beside its rules. All of it may be missing: what then can't be decided is unknown.
 *
 * @param interfaces  all interfaces with their addresses; empty where they are not known
 * @param forwarding  whether the computer passes on what is not meant for it ({@code ip_forward})
 * @param defaultRoute the interface that the default route leaves by
 * @param loopbackRouted whether packets from outside may be sent on to 127.0.0.0/8 ({@code route_localnet})
 * @param senders     Ethernet addresses of those who send, for each interface by its name
 * @param routes      the routing table, all of it; empty where it isn't known, or where more than one is used
 */
public record Host(List<Interface> interfaces, Optional<Boolean> forwarding, Optional<String> defaultRoute, Optional<Boolean> loopbackRouted,
		Map<String, String> senders, Optional<List<Route>> routes) {

	/** A computer of which nothing is known. */
	public static final Host UNKNOWN = new Host(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());

	/** Nothing may be {@code null}. */
	public Host {
		interfaces = List.copyOf(interfaces);
		Objects.requireNonNull(forwarding);
		Objects.requireNonNull(defaultRoute);
		Objects.requireNonNull(loopbackRouted);
		senders = Map.copyOf(senders);
		routes = routes.map(List::copyOf);
	}

	/** A computer whose routing table is not known. */
	public Host(final List<Interface> interfaces, final Optional<Boolean> forwarding, final Optional<String> defaultRoute, final Optional<Boolean> loopbackRouted,
			final Map<String, String> senders) {
		this(interfaces, forwarding, defaultRoute, loopbackRouted, senders, Optional.empty());
	}

	/**
	 * One route.
	 *
	 * @param network where it leads; a prefix of 0 for the default route
	 * @param devices by which interfaces; empty for a route that refuses
	 * @param metric  of two routes to one network the smaller one is taken
	 */
	public record Route(Address network, List<String> devices, long metric) {

		/** Nothing may be {@code null}. */
		public Route {
			Objects.requireNonNull(network);
			devices = List.copyOf(devices);
		}
	}

	/**
	 * One network interface.
	 *
	 * @param name      for example {@code eth0}
	 * @param addresses in the order in which they were given to it
	 */
	public record Interface(String name, List<Address> addresses) {

		/** Nothing may be {@code null}. */
		public Interface {
			Objects.requireNonNull(name);
			addresses = List.copyOf(addresses);
		}
	}

	/**
	 * One address of this computer and its network.
	 *
	 * @param address the computer's own
	 * @param prefix  the length of the network's prefix in bits
	 */
	public record Address(InetAddress address, int prefix) {

		/** @throws IllegalArgumentException where the prefix is too long for the address */
		public Address {
			if (prefix < 0 || prefix > address.getAddress().length * 8) {
				throw new IllegalArgumentException("Not a prefix length for " + address.getHostAddress() + ": " + prefix);
			}
		}

		/**
		 * Reads {@code 10.77.0.1/24}; without a length the network is the address alone.
		 *
		 * @throws IllegalArgumentException where it is none
		 */
		public static Address parse(final String text) {
			final var slash = text.indexOf('/');
			final var bare = slash < 0 ? text : text.substring(0, slash);
			final var zone = bare.indexOf('%');
			final var address = InetAddress.ofLiteral(zone < 0 ? bare : bare.substring(0, zone));
			return new Address(address, slash < 0 ? address.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1)));
		}

		/** @return whether the address is in this one's network */
		public boolean holds(final InetAddress other) {
			final var mine = address.getAddress();
			final var its = other.getAddress();
			if (mine.length != its.length) {
				return false;
			}
			for (var bit = 0; bit < prefix; bit++) {
				if (((mine[bit / 8] ^ its[bit / 8]) & 0x80 >> bit % 8) != 0) {
					return false;
				}
			}
			return true;
		}
	}

	/** @return whether the address is one of this computer's own; empty where the interfaces are not known */
	public Optional<Boolean> owns(final InetAddress address) {
		if (address.isLoopbackAddress()) {
			return Optional.of(true);
		}
		if (interfaces.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(interfaces.stream().flatMap(it -> it.addresses().stream()).anyMatch(it -> it.address().equals(address)));
	}

	/** @return the interface whose network holds the address, the longest prefix first; empty where none does */
	public Optional<Interface> towards(final InetAddress address) {
		Interface found = null;
		var longest = -1;
		for (final var candidate : interfaces) {
			for (final var own : candidate.addresses()) {
				if (own.prefix() > longest && own.holds(address)) {
					longest = own.prefix();
					found = candidate;
				}
			}
		}
		return Optional.ofNullable(found).or(() -> defaultRoute.flatMap(this::byName));
	}

	/** @return the interface of that name, where it is known */
	public Optional<Interface> byName(final String name) {
		return interfaces.stream().filter(it -> it.name().equals(name)).findFirst();
	}
}
