// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.packet;

import tandem.firewall.internal.packet.Datum.Bits;

/**
 * A packet's headers.
 *
 * @param ipv6      or else IPv4
 * @param protocol  the transport's number: 6 TCP, 17 UDP, 1 ICMP, 58 ICMPv6
 * @param link      the Ethernet header; {@code null} while the packet has none, on its way out
 * @param network   the IP header
 * @param transport the transport's header
 */
public record Packet(boolean ipv6, int protocol, Layer link, Layer network, Layer transport) {

	/** The number of a transport protocol. */
	public static final int TCP = 6;
	public static final int UDP = 17;
	public static final int ICMP = 1;
	public static final int ICMPV6 = 58;

	public static final int SYN = 2;
	public static final int RST = 4;
	public static final int PSH = 8;
	public static final int ACK = 16;

	private static final int ETHER_HEADER = 14;
	private static final Bits INTERNETWORK_CONTROL = Bits.of(0xC0);

	/** Where a packet comes from and goes to; ports are {@link Bits} of 16 bits. */
	public record Ends(Bits source, Bits sourcePort, Bits destination, Bits port) {

		/** The way back. */
		public Ends turned() {
			return new Ends(destination, port, source, sourcePort);
		}
	}

	/** A TCP segment without data as Linux sends it: hop limit 64, all options on those that open the connection. */
	public static Packet tcp(final boolean ipv6, final Ends ends, final int flags) {
		final var opens = (flags & SYN) != 0;
		final var words = opens ? 10 : (flags & RST) != 0 ? 5 : 8;
		final var data = (flags & PSH) != 0;
		final var header = Layer.of(words * 4, false, !data).with(0, 16, ends.sourcePort()).with(16, 16, ends.port())
				.with(64, 32, (flags & ACK) != 0 ? Bits.unknown(32) : Bits.ZERO).with(96, 4, Bits.of(words)).with(100, 4, Bits.ZERO)
				.with(104, 8, Bits.of(flags)).with(144, 16, Bits.ZERO);
		return new Packet(ipv6, TCP, null, ip(ipv6, TCP, ends, data ? Bits.unknown(16) : Bits.of(words * 4), Bits.of(1)), header);
	}

	/** A datagram of eight bytes. */
	public static Packet udp(final boolean ipv6, final Ends ends) {
		final var header = Layer.of(16, false, true).with(0, 16, ends.sourcePort()).with(16, 16, ends.port()).with(32, 16, Bits.of(16));
		return new Packet(ipv6, UDP, null, ip(ipv6, UDP, ends, Bits.of(16), Bits.unknown(1)), header);
	}

	/** An ICMP or ICMPv6 error of that type and code. */
	public static Packet error(final boolean ipv6, final Ends ends, final int type, final Bits code) {
		final var header = Layer.of(8, false, false).with(0, 8, Bits.of(type)).with(8, 8, code);
		final var number = ipv6 ? ICMPV6 : ICMP;
		final var network = ip(ipv6, number, ends, Bits.unknown(16), Bits.unknown(1));
		// Linux sends errors of IPv4 as internetwork control.
		return new Packet(ipv6, number, null, ipv6 ? network : network.with(8, 8, INTERNETWORK_CONTROL), header);
	}

	private static Layer ip(final boolean ipv6, final int protocol, final Ends ends, final Bits payload, final Bits whole) {
		if (ipv6) {
			return Layer.of(40, true, false).with(0, 4, Bits.of(6)).with(12, 20, Bits.unknown(20)).with(32, 16, payload).with(48, 8, Bits.of(protocol))
					.with(56, 8, Bits.of(64)).with(64, 128, ends.source()).with(192, 128, ends.destination());
		}
		final var length = payload.isKnown() ? Bits.of(payload.low() + 20) : Bits.unknown(16);
		return Layer.of(20, true, false).with(0, 8, Bits.of(0x45)).with(16, 16, length).with(32, 16, Bits.unknown(16)).with(49, 1, whole)
				.with(64, 8, Bits.of(64)).with(72, 8, Bits.of(protocol)).with(80, 16, Bits.unknown(16)).with(96, 32, ends.source())
				.with(128, 32, ends.destination());
	}

	/** With an Ethernet header, as a packet that came in has one. */
	public Packet over(final Bits sender, final Bits receiver) {
		final var header = Layer.of(ETHER_HEADER, true, false).with(0, 48, receiver).with(48, 48, sender).with(96, 16, Bits.of(ipv6 ? 0x86DD : 0x0800));
		return new Packet(ipv6, protocol, header, network, transport);
	}

	/** Without one, as a packet on its way out. */
	public Packet bare() {
		return new Packet(ipv6, protocol, null, network, transport);
	}

	/** Where it comes from and goes to; ports are unknown where the transport has none. */
	public Ends ends() {
		final var ports = protocol == TCP || protocol == UDP;
		return new Ends(bits(network, ipv6 ? 64 : 96, address()), ports ? bits(transport, 0, 16) : Bits.unknown(16),
				bits(network, ipv6 ? 192 : 128, address()), ports ? bits(transport, 16, 16) : Bits.unknown(16));
	}

	private int address() {
		return ipv6 ? 128 : 32;
	}

	private static Bits bits(final Layer layer, final int offset, final int width) {
		return layer.field(offset, width) instanceof final Bits bits ? bits : Bits.unknown(width);
	}

	/** To another address and port. */
	public Packet to(final Bits destination, final Bits port) {
		return new Packet(ipv6, protocol, link, network.with(ipv6 ? 192 : 128, address(), destination), ported(16, port));
	}

	/** From another address and port. */
	public Packet from(final Bits source, final Bits port) {
		return new Packet(ipv6, protocol, link, network.with(ipv6 ? 64 : 96, address(), source), ported(0, port));
	}

	private Layer ported(final int offset, final Bits port) {
		return protocol == TCP || protocol == UDP ? transport.with(offset, 16, port) : transport;
	}

	/** One hop further. */
	public Packet hopped() {
		final var offset = ipv6 ? 56 : 64;
		final var left = bits(network, offset, 8);
		return new Packet(ipv6, protocol, link, network.with(offset, 8, left.isKnown() ? Bits.of(left.low() - 1 & 0xFF) : Bits.unknown(8)), transport);
	}

	/** The bits of TCP's flags; 0 for other transports. */
	public int tcpFlags() {
		return protocol == TCP && transport.field(104, 8) instanceof final Bits bits ? (int) bits.low() : 0;
	}

	/** With other headers. */
	public Packet with(final Layer newLink, final Layer newNetwork, final Layer newTransport) {
		return new Packet(ipv6, protocol, newLink, newNetwork, newTransport);
	}
}
