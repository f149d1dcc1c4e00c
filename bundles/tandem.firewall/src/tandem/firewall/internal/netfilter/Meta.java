// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.netfilter;

import tandem.firewall.internal.packet.Datum;
import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Datum.Name;
import tandem.firewall.internal.packet.Packet;

/** What the kernel knows of a packet beside its headers. */
public record Meta(Key key) implements Expression {

	/** What can be asked and known. Every other key is unknown. */
	public enum Key {
		LENGTH, PROTOCOL, PRIORITY, MARK, IN, OUT, IN_TYPE, OUT_TYPE, OWNER, TRACE, PACKET_TYPE, IP_VERSION, TRANSPORT, IPSEC, IN_DEVICE, OUT_DEVICE
	}

	private static final int LOOPBACK = 772;

	@Override
	public Datum value(final Moment moment) {
		final var place = moment.place();
		final var packet = moment.packet();
		return switch (key) {
		case LENGTH -> length(packet);
		case PROTOCOL -> Bits.of(packet.ipv6() ? 0x86DD : 0x0800);
		case PRIORITY -> moment.state().priority();
		case MARK -> moment.state().mark();
		case IN -> new Name(place.in());
		case OUT -> place.out() == null ? Datum.UNKNOWN : new Name(place.out());
		case IN_TYPE -> type(place.in());
		case OUT_TYPE -> place.out() == null ? Datum.UNKNOWN : type(place.out());
		// A packet that comes in belongs to no socket before the host has taken it.
		case OWNER -> place.first() && place.hook() != Hook.OUTPUT && place.hook() != Hook.POSTROUTING ? Datum.ABSENT : Datum.UNKNOWN;
		case TRACE, IPSEC -> Bits.ZERO;
		case PACKET_TYPE -> moment.state().kind();
		case IP_VERSION -> place.hook() == Hook.INGRESS || place.hook() == Hook.EGRESS ? Datum.UNKNOWN : Bits.of(packet.ipv6() ? 10 : 2);
		case TRANSPORT -> Bits.of(packet.protocol());
		case IN_DEVICE -> place.in().isEmpty() ? Datum.ABSENT : Datum.UNKNOWN;
		case OUT_DEVICE -> place.out() == null || !place.out().isEmpty() ? Datum.UNKNOWN : Datum.ABSENT;
		};
	}

	private static Datum length(final Packet packet) {
		if (!packet.ipv6()) {
			return packet.network().field(16, 16);
		}
		return packet.network().field(32, 16) instanceof final Bits bits && bits.isKnown() ? Bits.of(bits.low() + 40) : Datum.UNKNOWN;
	}

	private static Datum type(final String device) {
		if (device.isEmpty()) {
			return Datum.ABSENT;
		}
		if (device.equals("lo")) {
			return Bits.of(LOOPBACK);
		}
		return device.startsWith("eth") || device.startsWith("en") || device.startsWith("wl") ? Bits.of(1) : Datum.UNKNOWN;
	}
}
