// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

import tandem.firewall.Flow;
import tandem.firewall.Host;
import tandem.firewall.Protocol;
import tandem.firewall.Verdict;
import tandem.firewall.internal.netfilter.Connection.Kind;
import tandem.firewall.internal.packet.Datum;
import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Packet;
import tandem.firewall.internal.packet.Packet.Ends;
import tandem.firewall.internal.packet.Tri;

/** The packets of one connection: the one that opens it, those that follow, and refusals. */
final class Opening {

	/** How often a SYN without an answer is sent again: Linux's {@code net.ipv4.tcp_syn_retries}, see tcp(7). */
	private static final int REPETITIONS = 6;
	private static final int UNREACHABLE4 = 3;
	private static final int UNREACHABLE6 = 1;

	private final Flow flow;
	private final Host host;
	private final Schedule schedule;

	Opening(final Flow flow, final Host host, final Schedule schedule) {
		this.flow = flow;
		this.host = host;
		this.schedule = schedule;
	}

	/** The fates of the first packet. */
	List<Fate> first() {
		return new Journey(schedule, host, this::begun).in(start());
	}

	private Walker start() {
		final var packet = incoming(flow.protocol() == Protocol.TCP ? Packet.tcp(flow.isIpv6(), ends(), Packet.SYN) : Packet.udp(flow.isIpv6(), ends()));
		return new Walker(new Moment(state(packet, Connection.NOT_SEEN), place(true)), null, null);
	}

	/** Whether a SYN that was dropped may get through when it is sent again, by what rules noted on its connection. */
	boolean isLetInLater(final Fate dropped) {
		var connection = dropped.walker().state().connection();
		if (flow.protocol() != Protocol.TCP) {
			return false;
		}
		for (var i = 0; i < REPETITIONS && connection.isRemembered(); i++) {
			final var noted = connection;
			final var again = new Journey(schedule, host, state -> state.connection().kind() == Kind.NONE ? state.with(noted) : state).in(start());
			if (again.stream().flatMap(fate -> Outcome.ends(fate, this).stream()).anyMatch(it -> it.verdict() != Verdict.DROP)) {
				return true;
			}
			final var left = again.getFirst().walker().state().connection();
			if (left.equals(noted)) {
				return false;
			}
			connection = left;
		}
		return false;
	}

	private Ends ends() {
		return new Ends(Translator.bits(flow.source()), flow.sourcePort().isPresent() ? Bits.of(flow.sourcePort().getAsInt()) : Bits.unknown(16),
				Translator.bits(flow.destination()), Bits.of(flow.port()));
	}

	private Packet incoming(final Packet packet) {
		if (flow.isLocal()) {
			return packet;
		}
		final var sender = host.senders().get(flow.interfaceName());
		return packet.over(sender == null ? Bits.unknown(48) : Bits.of(HexFormat.ofDelimiter(":").parseHex(sender)), Bits.unknown(48));
	}

	private State state(final Packet packet, final Connection connection) {
		return new State(packet, Bits.ZERO, flow.isLocal() ? Datum.UNKNOWN : Bits.ZERO, kind(), connection, null);
	}

	private Bits kind() {
		return Bits.of(flow.destination().isMulticastAddress() ? 2 : Fib.isBroadcast(flow.destination(), place(true)) ? 1 : 0);
	}

	private Place place(final boolean first) {
		return new Place(Hook.PREROUTING, flow.interfaceName(), "", first, host, flow.destination());
	}

	private State begun(final State state) {
		final var connection = state.connection();
		return connection.kind() == Kind.NONE ? state.with(connection.begin(state.packet())) : state;
	}

	/** The fates of what tells the caller that its packet is refused. */
	List<Fate> refusal(final Fate refused) {
		final var state = refused.walker().state();
		final var ends = state.packet().ends().turned();
		final var ipv6 = flow.isIpv6();
		final var how = refused.refusal();
		final var code = ipv6 ? how.code6() : how.code4();
		final var packet = how.reset() ? Packet.tcp(ipv6, ends, Packet.RST | Packet.ACK)
				: Packet.error(ipv6, ends, ipv6 ? UNREACHABLE6 : UNREACHABLE4, code < 0 ? Bits.unknown(8) : Bits.of(code));
		final var connection = state.connection();
		final var related = connection.isTracked() ? connection.later(Connection.RELATED, true, Tri.MAYBE) : Connection.NOT_SEEN;
		return leave(packet, related, UnaryOperator.identity());
	}

	private List<Fate> leave(final Packet packet, final Connection connection, final UnaryOperator<State> tracker) {
		final var place = place(false).at(Hook.OUTPUT, "", flow.interfaceName());
		return new Journey(schedule, host, tracker).out(new Walker(new Moment(state(packet, connection), place), null, null)).stream().map(fate -> {
			final var state = fate.walker().state();
			// Only of a new connection the destination is translated by a rule.
			return fate.kind() == Fate.Kind.ARRIVE && state.connection().isTracked() && state.connection().state() == Connection.NEW
					&& isOther(state.packet().ends().destination(), packet.ends().destination()) ? astray(fate.walker(), "answers") : fate;
		}).toList();
	}

	/**
	 * The fates of a packet that follows.
	 *
	 * @param vital whether nothing works without it; others that are lost only slow the connection down
	 */
	record Later(List<Fate> fates, boolean vital) {
	}

	/** The packets that follow one that arrived. */
	List<Later> following(final Fate arrived, final String out) {
		final var connection = arrived.walker().state().connection();
		final var back = arrived.walker().state().packet().ends().turned();
		final var ipv6 = flow.isIpv6();
		if (flow.protocol() == Protocol.UDP) {
			return List.of(new Later(answer(Packet.udp(ipv6, back), connection, out), true));
		}
		return List.of(new Later(answer(Packet.tcp(ipv6, back, Packet.SYN | Packet.ACK), connection, out), true),
				new Later(more(Packet.tcp(ipv6, ends(), Packet.PSH | Packet.ACK), arrived), true),
				new Later(answer(Packet.tcp(ipv6, back, Packet.PSH | Packet.ACK), connection, out), true),
				new Later(more(Packet.tcp(ipv6, ends(), Packet.ACK), arrived), false), new Later(answer(Packet.tcp(ipv6, back, Packet.ACK), connection, out), false));
	}

	/** The fates of further datagrams after the first one was answered; none for TCP. */
	List<List<Fate>> further(final Fate arrived) {
		return flow.protocol() == Protocol.TCP ? List.of() : List.of(more(Packet.udp(flow.isIpv6(), ends()), arrived));
	}

	/** Where they arrive like the first packet, or don't. */
	private List<Fate> more(final Packet packet, final Fate arrived) {
		final var first = arrived.walker().state();
		final var start = new Walker(new Moment(state(incoming(packet), Connection.NOT_SEEN), place(false)), null, null);
		return new Journey(schedule, host, state -> known(state, first.connection(), false)).in(start).stream().map(fate -> {
			final var ends = fate.walker().state().packet().ends();
			final var there = first.packet().ends();
			return fate.kind() == Fate.Kind.ARRIVE && (isOther(ends.destination(), there.destination()) || isOther(ends.port(), there.port())) ? astray(fate.walker(), "later packets") : fate;
		}).toList();
	}

	static boolean isOther(final Bits one, final Bits other) {
		return one.isKnown() && other.isKnown() && !one.equals(other);
	}

	/** Earlier packets that were not tracked may have made it known, or not: that depends on the kernel's own bookkeeping. */
	static Fate astray(final Walker walker, final String what) {
		return Passage.mystery(walker, "where " + what + " go, which seem to begin a connection of their own and are translated", null);
	}

	private List<Fate> answer(final Packet packet, final Connection connection, final String out) {
		final UnaryOperator<State> tracker = state -> known(state, connection, true);
		if (out == null) {
			return leave(packet, Connection.NOT_SEEN, tracker);
		}
		final var place = place(false).at(Hook.PREROUTING, out, "");
		final var start = new Walker(new Moment(state(packet.over(Bits.unknown(48), Bits.unknown(48)), Connection.NOT_SEEN), place), null, null);
		return new Journey(schedule, host, tracker).across(start, flow.interfaceName());
	}

	/** TCP's connections count as lasting with the third packet, those of UDP after two seconds. */
	private static Tri assured(final Packet packet, final boolean reply) {
		if (packet.protocol() == Packet.TCP) {
			return Tri.of((packet.tcpFlags() & Packet.SYN) == 0);
		}
		return reply ? Tri.NO : Tri.MAYBE;
	}

	/** What connection tracking makes of a later packet. */
	static State known(final State state, final Connection connection, final boolean reply) {
		if (state.connection().kind() != Kind.NONE) {
			return state;
		}
		if (connection.isTracked()) {
			return state.with(connection.later(Connection.ESTABLISHED, reply, assured(state.packet(), reply)).withZone(state.connection().zone()));
		}
		// Of a connection that was not tracked, an answer to a SYN is invalid, and all else seems to begin one.
		final var flags = state.packet().tcpFlags();
		return (flags & (Packet.SYN | Packet.ACK)) == (Packet.SYN | Packet.ACK) ? state : state.with(state.connection().begin(state.packet()));
	}
}
