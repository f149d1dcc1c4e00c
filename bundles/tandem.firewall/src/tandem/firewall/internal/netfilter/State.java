// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import tandem.firewall.internal.packet.Datum;
import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Packet;

/**
 * All of a packet that rules can see and change.
 *
 * @param packet     its headers
 * @param mark       {@code meta mark}
 * @param priority   {@code meta priority}
 * @param kind       {@code meta pkttype}: 0 for this host, 1 broadcast, 2 multicast, 3 for another host
 * @param connection what connection tracking knows
 * @param oddity     a change by a rule whose effect nobody can foresee; {@code null} for none
 */
public record State(Packet packet, Bits mark, Datum priority, Bits kind, Connection connection, String oddity) {

	State with(final Packet changed) {
		return new State(changed, mark, priority, kind, connection, oddity);
	}

	State with(final Connection changed) {
		return new State(packet, mark, priority, kind, changed, oddity);
	}

	/** With another mark. */
	public State withMark(final Bits changed) {
		return new State(packet, changed, priority, kind, connection, oddity);
	}

	State withPriority(final Datum changed) {
		return new State(packet, mark, changed, kind, connection, oddity);
	}

	State withKind(final Bits changed) {
		return new State(packet, mark, priority, changed, connection, oddity);
	}

	State odd(final String what) {
		return oddity != null ? this : new State(packet, mark, priority, kind, connection, what);
	}
}
