// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import tandem.firewall.Host.Route;
import tandem.firewall.internal.packet.Datum;
import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Datum.Name;

/**
 * What the routing table says of one of a packet's addresses, as far as the computer's own addresses tell.
 *
 * @param result    what is asked
 * @param ofSource  of the source, else of the destination
 * @param byIn      only by the interface that the packet came in by
 */
public record Fib(Result result, boolean ofSource, boolean byIn) implements Expression {

	/** What can be asked. */
	public enum Result {
		/** The kind of the address. */
		TYPE,
		/** The interface that leads there. */
		NAME,
		/** Whether there is one: 1 or 0. */
		EXISTS
	}

	static final int UNICAST = 1;
	static final int LOCAL = 2;
	static final int BROADCAST = 3;
	static final int MULTICAST = 5;

	@Override
	public Datum value(final Moment moment) {
		final var ends = moment.packet().ends();
		final var address = address(ofSource ? ends.source() : ends.destination(), moment.packet().ipv6());
		if (address == null) {
			return Datum.UNKNOWN;
		}
		return result == Result.TYPE ? type(address, moment.place()) : device(address, moment.place());
	}

	private Datum type(final InetAddress address, final Place place) {
		if (address.isMulticastAddress()) {
			return Bits.of(MULTICAST);
		}
		if (address.isAnyLocalAddress()) {
			return Datum.UNKNOWN;
		}
		final var owner = place.host().interfaces().stream().filter(it -> it.addresses().stream().anyMatch(own -> own.address().equals(address))).findFirst();
		if (byIn) {
			return owner.isPresent() ? Bits.of(owner.get().name().equals(place.in()) ? LOCAL : UNICAST) : Datum.UNKNOWN;
		}
		final var owned = place.host().owns(address);
		if (owned.orElse(false) || owned.isEmpty() && address.equals(place.destination())) {
			return Bits.of(LOCAL);
		}
		if (owned.isEmpty()) {
			return Datum.UNKNOWN;
		}
		if (isBroadcast(address, place)) {
			return Bits.of(BROADCAST);
		}
		return place.host().towards(address).isPresent() ? Bits.of(UNICAST) : Datum.UNKNOWN;
	}

	/** Whether the address is the last one of a network that the computer is in, or the broadcast address itself. */
	static boolean isBroadcast(final InetAddress address, final Place place) {
		final var bytes = address.getAddress();
		if (bytes.length != 4) {
			return false;
		}
		if (Arrays.equals(bytes, new byte[] { -1, -1, -1, -1 })) {
			return true;
		}
		return place.host().interfaces().stream().flatMap(it -> it.addresses().stream())
				.anyMatch(own -> own.prefix() < 31 && own.holds(address) && (toInt(bytes) | -1 << 32 - own.prefix()) == -1 && own.prefix() > 0);
	}

	private static int toInt(final byte[] bytes) {
		return (bytes[0] & 0xFF) << 24 | (bytes[1] & 0xFF) << 16 | (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
	}

	private Datum device(final InetAddress address, final Place place) {
		if (place.in().equals("lo")) {
			return result == Result.EXISTS ? Bits.of(1) : new Name("lo");
		}
		if (place.host().routes().isPresent() && !place.host().owns(address).orElse(true)) {
			return routed(place.host().routes().get(), address, place);
		}
		// A default route or another one may lead there, too, and nobody told of routes.
		final var direct = place.host().interfaces().stream().filter(it -> it.addresses().stream().anyMatch(own -> own.holds(address))).findFirst();
		if (direct.isEmpty()) {
			return Datum.UNKNOWN;
		}
		final var fits = !byIn || direct.get().name().equals(place.in());
		return result == Result.EXISTS ? Bits.of(fits ? 1 : 0) : new Name(fits ? direct.get().name() : "");
	}

	/** Of IPv4 the best route counts; of IPv6, where an interface is asked for, the best by that one. */
	private Datum routed(final List<Route> routes, final InetAddress address, final Place place) {
		final var found = routes.stream().filter(it -> it.network().holds(address)).filter(it -> !byIn || address.getAddress().length == 4 || it.devices().contains(place.in()))
				.min(Comparator.comparingInt((final Route it) -> -it.network().prefix()).thenComparingLong(Route::metric));
		final var devices = found.map(Route::devices).orElse(List.of());
		final var fits = byIn ? devices.contains(place.in()) : !devices.isEmpty();
		if (result == Result.EXISTS) {
			return Bits.of(fits ? 1 : 0);
		}
		return !fits ? new Name("") : byIn ? new Name(place.in()) : devices.size() == 1 ? new Name(devices.getFirst()) : Datum.UNKNOWN;
	}

	/** The address that the bits are; {@code null} where some are unknown. */
	static InetAddress address(final Bits bits, final boolean ipv6) {
		if (!bits.isKnown()) {
			return null;
		}
		final var bytes = new byte[ipv6 ? 16 : 4];
		for (var i = 0; i < bytes.length; i++) {
			bytes[bytes.length - 1 - i] = (byte) bits.right(i * 8).low();
		}
		try {
			return InetAddress.getByAddress(bytes);
		} catch (final UnknownHostException e) {
			throw new IllegalStateException(e);
		}
	}
}
