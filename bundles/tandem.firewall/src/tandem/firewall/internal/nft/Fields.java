// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.nft;

import java.util.HashMap;
import java.util.Map;

import tandem.firewall.internal.netfilter.Expression;
import tandem.firewall.internal.netfilter.Expression.Foreign;
import tandem.firewall.internal.netfilter.Expression.Header;
import tandem.firewall.internal.netfilter.Expression.Only;
import tandem.firewall.internal.netfilter.Expression.Payload;
import tandem.firewall.internal.netfilter.Meta;
import tandem.firewall.internal.packet.Datum;

/** The fields of headers by their names in nftables. Immutable. */
final class Fields {

	/** Headers that neither TCP nor UDP nor ICMP packets have. */
	private static final String ELSEWHERE = " ah esp comp udplite dccp sctp igmp arp vlan gre gretap pim hbh rt rt0 rt2 srh frag dst mh ";
	private static final int ETHERNET = 1;
	private static final int ICMP = 1;
	private static final int ICMP6 = 58;

	private final Map<String, Typed> fields = new HashMap<>();

	Fields() {
		ip();
		ip6();
		transports();
		icmp();
		ethernet("ether saddr", 48, 48, DataType.ETHER);
		ethernet("ether daddr", 0, 48, DataType.ETHER);
		ethernet("ether type", 96, 16, DataType.ETHER_TYPE);
	}

	private void ip() {
		add("ip version", Header.NETWORK, 0, 4, Only.IPV4, DataType.INTEGER);
		add("ip hdrlength", Header.NETWORK, 4, 4, Only.IPV4, DataType.INTEGER);
		add("ip dscp", Header.NETWORK, 8, 6, Only.IPV4, DataType.DSCP);
		add("ip ecn", Header.NETWORK, 14, 2, Only.IPV4, DataType.ECN);
		add("ip length", Header.NETWORK, 16, 16, Only.IPV4, DataType.INTEGER);
		add("ip id", Header.NETWORK, 32, 16, Only.IPV4, DataType.INTEGER);
		add("ip frag-off", Header.NETWORK, 48, 16, Only.IPV4, DataType.INTEGER);
		add("ip ttl", Header.NETWORK, 64, 8, Only.IPV4, DataType.INTEGER);
		add("ip protocol", Header.NETWORK, 72, 8, Only.IPV4, DataType.PROTOCOL);
		add("ip checksum", Header.NETWORK, 80, 16, Only.IPV4, DataType.INTEGER);
		add("ip saddr", Header.NETWORK, 96, 32, Only.IPV4, DataType.IPV4);
		add("ip daddr", Header.NETWORK, 128, 32, Only.IPV4, DataType.IPV4);
	}

	private void ip6() {
		add("ip6 version", Header.NETWORK, 0, 4, Only.IPV6, DataType.INTEGER);
		add("ip6 dscp", Header.NETWORK, 4, 6, Only.IPV6, DataType.DSCP);
		add("ip6 ecn", Header.NETWORK, 10, 2, Only.IPV6, DataType.ECN);
		add("ip6 flowlabel", Header.NETWORK, 12, 20, Only.IPV6, DataType.INTEGER);
		add("ip6 length", Header.NETWORK, 32, 16, Only.IPV6, DataType.INTEGER);
		add("ip6 nexthdr", Header.NETWORK, 48, 8, Only.IPV6, DataType.PROTOCOL);
		add("ip6 hoplimit", Header.NETWORK, 56, 8, Only.IPV6, DataType.INTEGER);
		add("ip6 saddr", Header.NETWORK, 64, 128, Only.IPV6, DataType.IPV6);
		add("ip6 daddr", Header.NETWORK, 192, 128, Only.IPV6, DataType.IPV6);
	}

	private void transports() {
		add("th sport", Header.TRANSPORT, 0, 16, Only.ALWAYS, DataType.PORT);
		add("th dport", Header.TRANSPORT, 16, 16, Only.ALWAYS, DataType.PORT);
		add("tcp sport", Header.TRANSPORT, 0, 16, Only.TCP, DataType.PORT);
		add("tcp dport", Header.TRANSPORT, 16, 16, Only.TCP, DataType.PORT);
		add("tcp sequence", Header.TRANSPORT, 32, 32, Only.TCP, DataType.INTEGER);
		add("tcp ackseq", Header.TRANSPORT, 64, 32, Only.TCP, DataType.INTEGER);
		add("tcp doff", Header.TRANSPORT, 96, 4, Only.TCP, DataType.INTEGER);
		add("tcp reserved", Header.TRANSPORT, 100, 4, Only.TCP, DataType.INTEGER);
		add("tcp flags", Header.TRANSPORT, 104, 8, Only.TCP, DataType.TCP_FLAGS);
		add("tcp window", Header.TRANSPORT, 112, 16, Only.TCP, DataType.INTEGER);
		add("tcp checksum", Header.TRANSPORT, 128, 16, Only.TCP, DataType.INTEGER);
		add("tcp urgptr", Header.TRANSPORT, 144, 16, Only.TCP, DataType.INTEGER);
		add("udp sport", Header.TRANSPORT, 0, 16, Only.UDP, DataType.PORT);
		add("udp dport", Header.TRANSPORT, 16, 16, Only.UDP, DataType.PORT);
		add("udp length", Header.TRANSPORT, 32, 16, Only.UDP, DataType.INTEGER);
		add("udp checksum", Header.TRANSPORT, 48, 16, Only.UDP, DataType.INTEGER);
	}

	private void icmp() {
		foreign("icmp type", ICMP, 0, 8, DataType.ICMP_TYPE);
		foreign("icmp code", ICMP, 8, 8, DataType.ICMP_CODE);
		foreign("icmpv6 type", ICMP6, 0, 8, DataType.ICMP6_TYPE);
		foreign("icmpv6 code", ICMP6, 8, 8, DataType.ICMP6_CODE);
	}

	private void add(final String name, final Header header, final int offset, final int width, final Only only, final DataType type) {
		fields.put(name, Typed.of(new Payload(header, offset, width, only), type, width));
	}

	/** Asked only of packets that came in by an Ethernet device. */
	private void ethernet(final String name, final int offset, final int width, final DataType type) {
		final var field = new Payload(Header.LINK, offset, width, Only.ALWAYS);
		final var device = new Meta(Meta.Key.IN_TYPE);
		fields.put(name, Typed.of(moment -> switch (device.value(moment)) {
		case final Datum.Bits bits when bits.low() == ETHERNET -> field.value(moment);
		case final Datum.Unknown unknown -> unknown;
		default -> Datum.ABSENT;
		}, type, width));
	}

	private void foreign(final String name, final int protocol, final int offset, final int width, final DataType type) {
		fields.put(name, Typed.of(new Foreign(protocol, offset, width), type, width));
	}

	/** The field; what nobody knows is unknown in packets that may have it. */
	Typed find(final String protocol, final String field) {
		final var known = fields.get(protocol + ' ' + field);
		if (known != null) {
			return known;
		}
		return switch (protocol) {
		case "icmp" -> Typed.opaque(in(ICMP));
		case "icmpv6" -> Typed.opaque(in(ICMP6));
		case "tcp" -> Typed.opaque(when(Only.TCP));
		case "udp", "vxlan", "geneve" -> Typed.opaque(when(Only.UDP));
		case "ip" -> Typed.opaque(when(Only.IPV4));
		case "ip6" -> Typed.opaque(when(Only.IPV6));
		default -> Typed.opaque(ELSEWHERE.contains(' ' + protocol + ' ') ? new Expression.Constant(Datum.ABSENT) : new Expression.Constant(Datum.UNKNOWN));
		};
	}

	private static Expression in(final int protocol) {
		return moment -> moment.packet().protocol() == protocol ? Datum.UNKNOWN : Datum.ABSENT;
	}

	private static Expression when(final Only only) {
		return new Payload(Header.NETWORK, 0, 0, only);
	}

	/** Raw bits of a header. */
	static Typed raw(final String base, final int offset, final int length) {
		return switch (base) {
		case "ll" -> Typed.of(new Payload(Header.LINK, offset, length, Only.ALWAYS), DataType.INTEGER, length);
		case "nh" -> Typed.of(new Payload(Header.NETWORK, offset, length, Only.ALWAYS), DataType.INTEGER, length);
		case "th" -> Typed.of(new Payload(Header.TRANSPORT, offset, length, Only.ALWAYS), DataType.INTEGER, length);
		default -> Typed.opaque(new Expression.Constant(Datum.UNKNOWN));
		};
	}
}
