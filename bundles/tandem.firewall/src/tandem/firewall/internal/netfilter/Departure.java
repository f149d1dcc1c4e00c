// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import java.util.List;
import java.util.function.UnaryOperator;

import tandem.firewall.Flow;
import tandem.firewall.Host;
import tandem.firewall.Protocol;
import tandem.firewall.internal.netfilter.Connection.Kind;
import tandem.firewall.internal.packet.Datum;
import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Packet;
import tandem.firewall.internal.packet.Packet.Ends;

/** The packets of a connection that this computer begins: the one that opens it, the answer, and those that follow. */
final class Departure {

	/** One of those that Linux gives to connections that don't ask for one, 32768 to 60999. */
	private static final int EPHEMERAL = 40_404;

	private final Flow flow;
	private final Host host;
	private final Schedule schedule;

	/** @param flow from this computer to another */
	Departure(final Flow flow, final Host host, final Schedule schedule) {
		this.flow = flow;
		this.host = host;
		this.schedule = schedule;
	}

	/** The fates of the first packet. */
	List<Fate> first() {
		return leave(flow.protocol() == Protocol.TCP ? Packet.tcp(flow.isIpv6(), ends(), Packet.SYN) : Packet.udp(flow.isIpv6(), ends()), Departure::begun);
	}

	/** The fates of the answer, and of what follows it, after a first packet that left. */
	List<List<Fate>> following(final Fate left) {
		final var connection = left.walker().state().connection();
		// As it comes back: to what the packet's source was translated to.
		final var back = left.walker().state().packet().ends().turned();
		final var ipv6 = flow.isIpv6();
		if (flow.protocol() == Protocol.UDP) {
			return List.of(answer(Packet.udp(ipv6, back), connection));
		}
		final UnaryOperator<State> later = state -> Opening.known(state, connection, false);
		return List.of(answer(Packet.tcp(ipv6, back, Packet.SYN | Packet.ACK), connection), leave(Packet.tcp(ipv6, ends(), Packet.PSH | Packet.ACK), later),
				answer(Packet.tcp(ipv6, back, Packet.PSH | Packet.ACK), connection));
	}

	private Ends ends() {
		return new Ends(Translator.bits(flow.source()), Bits.of(flow.sourcePort().orElse(EPHEMERAL)),
				Translator.bits(flow.destination()), Bits.of(flow.port()));
	}

	private static State begun(final State state) {
		final var connection = state.connection();
		return connection.kind() == Kind.NONE ? state.with(connection.begin(state.packet())) : state;
	}

	private static State state(final Packet packet) {
		return new State(packet, Bits.ZERO, Datum.UNKNOWN, Bits.ZERO, Connection.NOT_SEEN, null);
	}

	private Place place(final Hook hook, final String in, final String out) {
		return new Place(hook, in, out, false, host, flow.source());
	}

	private List<Fate> leave(final Packet packet, final UnaryOperator<State> tracker) {
		final var place = place(Hook.OUTPUT, "", flow.interfaceName());
		return new Journey(schedule, host, tracker).out(new Walker(new Moment(state(packet), place), null, null));
	}

	private List<Fate> answer(final Packet packet, final Connection connection) {
		final var place = place(Hook.PREROUTING, flow.interfaceName(), "");
		final var incoming = packet.over(Bits.unknown(48), Bits.unknown(48));
		return new Journey(schedule, host, state -> Opening.known(state, connection, true)).in(new Walker(new Moment(state(incoming), place), null, null));
	}
}
