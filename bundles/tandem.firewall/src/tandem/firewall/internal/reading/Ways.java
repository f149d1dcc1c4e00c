// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.reading;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import tandem.firewall.Flow;
import tandem.firewall.Host;
import tandem.firewall.Host.Address;
import tandem.firewall.Host.Interface;
import tandem.firewall.Question;
import tandem.firewall.Question.Direction;

/** The ways that a question asks about. Stateless. */
public final class Ways {

	/** Of the blocks that RFC 5737 and RFC 3849 keep for documentation: nobody has them, and few rules name them. */
	private static final List<String> FAR = List.of("198.51.100.7", "2001:db8::7");

	private Ways() {
	}

	/**
	 * One flow for each interface and address family, from near and, where the default route is, from far; one where the question says
	 * from whom. Of a question that goes out, the source is this computer.
	 */
	public static List<Flow> of(final Question question, final Host host) {
		final var flows = new ArrayList<Flow>();
		for (final var one : host.interfaces()) {
			if (!isAsked(question, one, host)) {
				continue;
			}
			for (final var ipv6 : List.of(false, true)) {
				final var own = address(one, ipv6);
				own.ifPresent(it -> peers(question, it, one, host).forEach(peer -> flows.add(flow(question, it.address(), peer, one.name()))));
			}
		}
		return flows;
	}

	private static boolean isAsked(final Question question, final Interface one, final Host host) {
		if (question.interfaceName().isPresent()) {
			return question.interfaceName().get().equals(one.name());
		}
		if (question.peer().isPresent() && !question.peer().get().isLoopbackAddress()) {
			return host.towards(question.peer().get()).map(it -> it.name().equals(one.name())).orElse(false);
		}
		return question.peer().isPresent() == one.addresses().stream().anyMatch(it -> it.address().isLoopbackAddress());
	}

	/** Link-local addresses are asked about only where there is no better one. */
	private static Optional<Address> address(final Interface one, final boolean ipv6) {
		final var family = one.addresses().stream().filter(it -> it.address() instanceof Inet6Address == ipv6).toList();
		return family.stream().filter(it -> !it.address().isLinkLocalAddress()).findFirst().or(() -> family.stream().findFirst());
	}

	private static List<InetAddress> peers(final Question question, final Address own, final Interface one, final Host host) {
		final var ipv6 = own.address() instanceof Inet6Address;
		if (question.peer().isPresent()) {
			return question.peer().filter(it -> it instanceof Inet6Address == ipv6).stream().toList();
		}
		if (own.address().isLoopbackAddress()) {
			return List.of(own.address());
		}
		final var peers = new ArrayList<InetAddress>();
		neighbour(own, one).ifPresent(peers::add);
		if (host.defaultRoute().map(one.name()::equals).orElse(false) && !own.address().isLinkLocalAddress() || peers.isEmpty()) {
			peers.add(InetAddress.ofLiteral(FAR.get(ipv6 ? 1 : 0)));
		}
		return peers;
	}

	/** Another address of the network; empty where the network is one address wide. */
	static Optional<InetAddress> neighbour(final Address own, final Interface one) {
		final var bytes = own.address().getAddress();
		final var bits = bytes.length * 8 - own.prefix();
		if (bits == 0) {
			return Optional.empty();
		}
		final var size = BigInteger.ONE.shiftLeft(bits);
		final var mine = new BigInteger(1, bytes);
		final var first = mine.andNot(size.subtract(BigInteger.ONE));
		// The first is the network's own, the last the broadcast address, where there is room for them.
		final var edge = bits > 1 ? 1 : 0;
		for (var i = edge; i < 64 && BigInteger.valueOf(i + edge).compareTo(size) < 0; i++) {
			final var candidate = address(first.add(BigInteger.valueOf(i)), bytes.length);
			if (one.addresses().stream().noneMatch(it -> it.address().equals(candidate))) {
				return Optional.of(candidate);
			}
		}
		return Optional.empty();
	}

	private static InetAddress address(final BigInteger number, final int length) {
		final var bytes = number.toByteArray();
		final var exact = new byte[length];
		final var count = Math.min(bytes.length, length);
		System.arraycopy(bytes, bytes.length - count, exact, length - count, count);
		try {
			return InetAddress.getByAddress(exact);
		} catch (final UnknownHostException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Flow flow(final Question question, final InetAddress own, final InetAddress peer, final String name) {
		return question.direction() == Direction.INBOUND
				? new Flow(question.protocol(), peer, OptionalInt.empty(), own, question.port(), name, question.program())
				: new Flow(question.protocol(), own, OptionalInt.empty(), peer, question.port(), name, question.program());
	}
}
