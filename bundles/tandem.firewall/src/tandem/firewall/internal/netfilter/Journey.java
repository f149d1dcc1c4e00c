// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import tandem.firewall.Host;
import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Packet;

/** A packet's way through the kernel's network stack. */
final class Journey {

	private final Passage passage;
	private final Host host;

	Journey(final Schedule schedule, final Host host, final UnaryOperator<State> tracker) {
		passage = new Passage(schedule, tracker);
		this.host = host;
	}

	/** A packet that comes in by an interface; from the host itself by {@code lo}. */
	List<Fate> in(final Walker start) {
		final var place = start.moment().place();
		final var ways = place.in().equals("lo") ? around(start) : List.of(start);
		arrive(place, ways);
		return passage.fates();
	}

	/** A packet of the host's own that leaves by an interface, or by {@code lo} to itself. */
	List<Fate> out(final Walker start) {
		final var place = start.moment().place();
		if (place.out().equals("lo")) {
			arrive(place.at(Hook.INGRESS, "lo", ""), leave(start));
		} else {
			leave(start).forEach(way -> passage.end(arrived(way, null)));
		}
		return passage.fates();
	}

	/** A packet that this host passes on from one interface to another. */
	List<Fate> across(final Walker start, final String out) {
		final var place = start.moment().place();
		final var routed = before(place, List.of(start));
		forward(place, out, routed).forEach(way -> passage.end(arrived(way, null)));
		return passage.fates();
	}

	private List<Walker> around(final Walker start) {
		final var place = start.moment().place().at(Hook.OUTPUT, "", "lo");
		final var home = new ArrayList<Walker>();
		for (final var way : passage.through(place, List.of(start.at(place)))) {
			final var packet = way.state().packet();
			final var address = Fib.address(packet.ends().destination(), packet.ipv6());
			final var source = Fib.address(packet.ends().source(), packet.ipv6());
			if (address == null || source == null || source.isLoopbackAddress() && !host.owns(address).orElse(address.equals(place.destination()))) {
				passage.end(Passage.mystery(way, "where the packet goes after its destination was translated on its way out", null));
			} else if (host.owns(address).orElse(address.equals(place.destination()))) {
				for (final var back : depart(place, List.of(way))) {
					home.add(back.with(back.state().with(back.state().packet().over(Bits.ZERO, Bits.ZERO))));
				}
			} else {
				// Translated to another computer, it is routed again.
				final var out = host.towards(address).map(Host.Interface::name).orElse(null);
				depart(place.at(Hook.OUTPUT, "", out), List.of(way)).forEach(it -> passage.end(arrived(it, target(it))));
			}
		}
		return home;
	}

	private List<Walker> leave(final Walker start) {
		final var place = start.moment().place();
		return depart(place, passage.through(place, List.of(start)));
	}

	/** Behind the output hook. */
	private List<Walker> depart(final Place place, final List<Walker> ways) {
		final var left = passage.through(place.at(Hook.POSTROUTING, "", place.out()), ways);
		final var confirmed = left.stream().map(it -> it.with(it.state().with(it.state().connection().confirmed()))).toList();
		return passage.through(place.at(Hook.EGRESS, "", place.out()), confirmed);
	}

	private List<Walker> before(final Place place, final List<Walker> ways) {
		final var here = passage.through(place.at(Hook.INGRESS, place.in(), ""), ways);
		return passage.through(place.at(Hook.PREROUTING, place.in(), ""), here);
	}

	private void arrive(final Place place, final List<Walker> ways) {
		for (final var way : before(place, ways)) {
			route(place, way);
		}
	}

	private void route(final Place place, final Walker way) {
		final var packet = way.state().packet();
		final var destination = packet.ends().destination();
		final var address = Fib.address(destination, packet.ipv6());
		if (address == null && way.state().oddity() != null) {
			passage.end(Passage.mystery(way, way.state().oddity(), null));
			return;
		}
		if (address == null) {
			// Redirected to the host itself, by an interface whose addresses are not known.
			deliver(place, way);
			return;
		}
		if (address.isMulticastAddress() || Fib.isBroadcast(address, place)) {
			deliver(place, way);
			return;
		}
		if (address.isLoopbackAddress() && !place.in().equals("lo")) {
			loopback(place, way, packet.ipv6());
			return;
		}
		final var mine = host.owns(address).or(() -> address.equals(place.destination()) ? Optional.of(true) : Optional.empty());
		if (mine.isEmpty()) {
			unsure(place, way, "whether " + address.getHostAddress() + " is this computer's");
		} else if (mine.get()) {
			deliver(place, way);
		} else {
			passOn(place, way, host.towards(address).map(Host.Interface::name).orElse(null));
		}
	}

	/** The kernel drops what comes from outside to 127.0.0.0/8, unless it is told otherwise. */
	private void loopback(final Place place, final Walker way, final boolean ipv6) {
		final var allowed = ipv6 ? Optional.<Boolean>empty() : host.loopbackRouted();
		final var unsure = allowed.isPresent() ? way : way.doubting(() -> "whether the kernel sends packets from outside on to its loopback address", null);
		if (!allowed.orElse(false)) {
			passage.end(new Fate(Fate.Kind.DROP, unsure, null, null, "The kernel drops packets from outside that are sent on to its loopback address."));
		}
		if (allowed.orElse(true)) {
			deliver(place, unsure);
		}
	}

	private void unsure(final Place place, final Walker way, final String what) {
		final var both = way.doubting(() -> what, null);
		deliver(place, both);
		passOn(place, both, null);
	}

	private void deliver(final Place place, final Walker way) {
		for (final var end : passage.through(place.at(Hook.INPUT, place.in(), ""), List.of(way))) {
			final var state = end.state();
			if (state.oddity() != null) {
				passage.end(Passage.mystery(end, state.oddity(), null));
			} else if (state.packet().protocol() == Packet.TCP && !state.kind().equals(Bits.ZERO)) {
				// TCP itself takes nothing that was not sent to this host alone.
				passage.end(new Fate(Fate.Kind.DROP, end, null, null, "A rule marks the packet as not for this host, and TCP drops it."));
			} else {
				passage.end(arrived(end.with(state.with(state.connection().confirmed())), null));
			}
		}
	}

	private void passOn(final Place place, final Walker way, final String out) {
		final var target = target(way);
		final var sent = way.met("The packet is sent on to " + target);
		final var forwarding = host.forwarding();
		final var unsure = forwarding.isPresent() ? sent : sent.doubting(() -> "whether this computer passes packets on to " + target, null);
		if (!forwarding.orElse(false)) {
			passage.end(new Fate(Fate.Kind.DROP, unsure, null, null, "The packet is to be sent on to " + target + ", and this computer passes nothing on."));
		}
		if (forwarding.orElse(true)) {
			forward(place, out, List.of(unsure)).forEach(end -> passage.end(arrived(end, target)));
		}
	}

	private static String target(final Walker way) {
		final var ends = way.state().packet().ends();
		final var address = Fib.address(ends.destination(), way.state().packet().ipv6());
		return (address == null ? "another computer" : address.getHostAddress()) + (ends.port().isKnown() ? ":" + ends.port().low() : "");
	}

	private List<Walker> forward(final Place place, final String out, final List<Walker> ways) {
		final var hopped = ways.stream().map(it -> it.with(it.state().with(it.state().packet().hopped()))).toList();
		final var passed = passage.through(place.at(Hook.FORWARD, place.in(), out), hopped);
		final var left = passage.through(place.at(Hook.POSTROUTING, place.in(), out), passed);
		return passage.through(place.at(Hook.EGRESS, "", out), left);
	}

	private static Fate arrived(final Walker way, final String target) {
		return new Fate(Fate.Kind.ARRIVE, way, null, null, target);
	}
}
