// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import tandem.firewall.internal.packet.Packet;

/** A packet where it is: what expressions look at. */
public record Moment(State state, Place place) {

	public Packet packet() {
		return state.packet();
	}

	Moment with(final State changed) {
		return changed == state ? this : new Moment(changed, place);
	}
}
