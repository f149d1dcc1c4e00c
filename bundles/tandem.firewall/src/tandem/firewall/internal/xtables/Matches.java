// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.xtables;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import tandem.firewall.internal.netfilter.Condition;
import tandem.firewall.internal.netfilter.Condition.Fits;
import tandem.firewall.internal.netfilter.Condition.Not;
import tandem.firewall.internal.netfilter.Expression;
import tandem.firewall.internal.netfilter.Expression.Foreign;
import tandem.firewall.internal.netfilter.Expression.Header;
import tandem.firewall.internal.netfilter.Expression.Only;
import tandem.firewall.internal.netfilter.Expression.Payload;
import tandem.firewall.internal.netfilter.Fib;
import tandem.firewall.internal.netfilter.Meta;
import tandem.firewall.internal.netfilter.Moment;
import tandem.firewall.internal.netfilter.Track;
import tandem.firewall.internal.nft.Symbols;
import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Elements;
import tandem.firewall.internal.packet.Matcher;
import tandem.firewall.internal.packet.Matcher.Masked;
import tandem.firewall.internal.packet.Matcher.Named;
import tandem.firewall.internal.packet.Matcher.Range;
import tandem.firewall.internal.packet.Tri;

/** Reads the matches of xtables. One that isn't known, or has an option that isn't, holds perhaps. */
final class Matches {

	private static final List<String> FLAGS = List.of("FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "ALL", "NONE");
	private static final List<Long> FLAG_BITS = List.of(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 63L, 0L);

	private final boolean ipv6;
	private final Symbols protocols = Symbols.protocols();
	private final Symbols addressTypes = Symbols.addressTypes();
	private final Tracked tracked = new Tracked();

	/** @param ipv6 of ip6tables, else of iptables */
	Matches(final boolean ipv6) {
		this.ipv6 = ipv6;
	}

	/** An option that needs no extension. */
	Condition basic(final Option option) {
		try {
			return switch (option.name()) {
			case "-s", "--source", "--src" -> fits(source(), Values.network(option.value()), option);
			case "-d", "--destination", "--dst" -> fits(destination(), Values.network(option.value()), option);
			case "-i", "--in-interface" -> fits(new Meta(Meta.Key.IN), Named.of(option.value(), '+'), option);
			case "-o", "--out-interface" -> fits(new Meta(Meta.Key.OUT), Named.of(option.value(), '+'), option);
			case "-p", "--protocol", "--proto" -> protocol(option);
			case "-f", "--fragment" -> option.negated() ? Condition.ALWAYS : Condition.NEVER;
			case "-4", "--ipv4" -> ipv6 ? Condition.NEVER : Condition.ALWAYS;
			case "-6", "--ipv6" -> ipv6 ? Condition.ALWAYS : Condition.NEVER;
			default -> Condition.PERHAPS;
			};
		} catch (final IllegalArgumentException e) {
			return Condition.PERHAPS;
		}
	}

	private Condition protocol(final Option option) {
		final var name = option.value();
		if (name.equals("all") || name.equals("0")) {
			return option.negated() ? Condition.NEVER : Condition.ALWAYS;
		}
		return fits(new Meta(Meta.Key.TRANSPORT), Range.exactly(protocolNumber(name)), option);
	}

	private long protocolNumber(final String name) {
		return protocols.number(name).orElseGet(() -> Values.number(name));
	}

	private Payload source() {
		return ipv6 ? new Payload(Header.NETWORK, 64, 128, Only.IPV6) : new Payload(Header.NETWORK, 96, 32, Only.IPV4);
	}

	private Payload destination() {
		return ipv6 ? new Payload(Header.NETWORK, 192, 128, Only.IPV6) : new Payload(Header.NETWORK, 128, 32, Only.IPV4);
	}

	private static Condition fits(final Expression left, final Matcher right, final Option option) {
		return new Fits(left, right, option.negated());
	}

	/** A match with its options; empty where it asks nothing. */
	Optional<Condition> match(final Extension match) {
		try {
			return Optional.of(switch (match.name()) {
			case "comment" -> Condition.ALWAYS;
			case "mark", "connmark" -> mark(match);
			case "tcp" -> all(match, this::tcp);
			case "udp", "udplite" -> all(match, this::udp);
			case "multiport" -> all(match, this::multiport);
			case "conntrack" -> tracked.conntrack(match);
			case "state" -> tracked.state(match);
			case "addrtype" -> addressType(match);
			case "rpfilter" -> reverse(match);
			case "icmp", "icmp6", "icmpv6" -> all(match, this::icmp);
			case "esp", "ah", "sctp", "dccp", "igmp" -> moment -> moment.packet().protocol() == protocolNumber(match.name()) ? Tri.MAYBE : Tri.NO;
			case "recent" -> match.option("--set").map(it -> it.negated() ? Condition.NEVER : Condition.ALWAYS).orElse(Condition.PERHAPS);
			case "policy" -> policy(match);
			case "helper" -> match.options().getFirst().negated() ? Condition.ALWAYS : Condition.NEVER;
			case "physdev" -> physical(match);
			// No extension header, so no match, whatever else is asked.
			case "rt", "frag", "hbh", "dst", "mh", "srh" -> Condition.NEVER;
			default -> all(match, this::simple);
			});
		} catch (final IllegalArgumentException e) {
			return Optional.of(Condition.PERHAPS);
		}
	}

	/** How one option of a match is read; {@code null} where it isn't known. */
	@FunctionalInterface
	private interface Reader {
		Condition read(Option option);
	}

	private static Condition all(final Extension match, final Reader reader) {
		final var parts = new ArrayList<Condition>();
		for (final var option : match.options()) {
			final var part = reader.read(option);
			parts.add(part == null ? Condition.PERHAPS : part);
		}
		return switch (parts.size()) {
		case 0 -> match.name().equals("tcp") || match.name().equals("udp") ? Condition.ALWAYS : Condition.PERHAPS;
		case 1 -> parts.getFirst();
		default -> new Condition.All(parts);
		};
	}

	private static Payload transport(final int offset, final int width, final Only only) {
		return new Payload(Header.TRANSPORT, offset, width, only);
	}

	private Condition tcp(final Option option) {
		return switch (option.name()) {
		case "--sport", "--source-port" -> fits(transport(0, 16, Only.TCP), Values.range(option.value(), 0xFFFF), option);
		case "--dport", "--destination-port" -> fits(transport(16, 16, Only.TCP), Values.range(option.value(), 0xFFFF), option);
		case "--syn" -> fits(transport(104, 8, Only.TCP), new Masked(Bits.of(2), Bits.of(1 | 2 | 4 | 16)), option);
		case "--tcp-flags" -> option.arguments().size() == 2 ? fits(transport(104, 8, Only.TCP),
				new Masked(Bits.of(Values.bits(option.arguments().get(1), FLAGS, FLAG_BITS)), Bits.of(Values.bits(option.arguments().get(0), FLAGS, FLAG_BITS))), option)
				: null;
		default -> null;
		};
	}

	private Condition udp(final Option option) {
		return switch (option.name()) {
		case "--sport", "--source-port" -> fits(transport(0, 16, Only.UDP), Values.range(option.value(), 0xFFFF), option);
		case "--dport", "--destination-port" -> fits(transport(16, 16, Only.UDP), Values.range(option.value(), 0xFFFF), option);
		default -> null;
		};
	}

	private Condition multiport(final Option option) {
		final var ports = Values.ports(option.value());
		final var source = new Fits(transport(0, 16, Only.ALWAYS), ports, false);
		final var destination = new Fits(transport(16, 16, Only.ALWAYS), ports, false);
		final var any = switch (option.name()) {
		case "--sports", "--source-ports" -> source;
		case "--dports", "--destination-ports" -> destination;
		case "--ports", "--port" -> new Condition.Any(List.of(source, destination));
		default -> null;
		};
		return any == null || !option.negated() ? any : new Not(any);
	}

	private Condition icmp(final Option option) {
		if (!List.of("--icmp-type", "--icmpv6-type").contains(option.name())) {
			return null;
		}
		final var number = ipv6 ? 58 : 1;
		if (option.value().equals("any") || option.value().equals("255")) {
			return moment -> Tri.of(moment.packet().protocol() == number);
		}
		final var parts = option.value().split("/");
		final var type = new Fits(new Foreign(number, 0, 8), Range.exactly(Values.number(parts[0])), false);
		final Condition both = parts.length == 1 ? type
				: new Condition.All(List.of(type, new Fits(new Foreign(number, 8, 8), Range.exactly(Values.number(parts[1])), false)));
		return option.negated() ? new Condition.All(List.of(moment -> Tri.of(moment.packet().protocol() == number), new Not(both))) : both;
	}

	private Condition addressType(final Extension match) {
		final var in = match.has("--limit-iface-in");
		final var parts = new ArrayList<Condition>();
		for (final var option : match.options()) {
			switch (option.name()) {
			case "--src-type" -> parts.add(addressType(option, new Fib(Fib.Result.TYPE, true, in), source()));
			case "--dst-type" -> parts.add(addressType(option, new Fib(Fib.Result.TYPE, false, in), destination()));
			case "--limit-iface-in" -> {
				// Read above.
			}
			default -> parts.add(Condition.PERHAPS);
			}
		}
		return new Condition.All(parts);
	}

	private Condition addressType(final Option option, final Fib type, final Payload address) {
		final var types = new ArrayList<Matcher>();
		for (final var word : option.value().split(",")) {
			final var number = addressTypes.number(word.toLowerCase(Locale.ROOT));
			if (number.isEmpty()) {
				return Condition.PERHAPS;
			}
			types.add(Range.exactly(number.getAsLong()));
		}
		if (ipv6 && types.size() > 1) {
			return Condition.PERHAPS;
		}
		if (ipv6 && option.value().equals("UNICAST")) {
			// For IPv6 this asks the address alone.
			return new Fits(address, Range.prefix(Bits.of(0xFF).left(120), 8, 128), !option.negated());
		}
		final var fits = new Fits(type, types.size() == 1 ? types.getFirst() : new Matcher.AnyOf(Elements.set(types)), false);
		return option.negated() ? new Not(fits) : fits;
	}

	private static Condition reverse(final Extension match) {
		final var known = match.options().stream().allMatch(it -> List.of("--invert", "--validmark").contains(it.name()));
		final Condition passes = known ? new Fits(new Fib(Fib.Result.EXISTS, true, true), Range.exactly(1), false) : Condition.PERHAPS;
		return match.has("--invert") ? new Not(passes) : passes;
	}

	/** No packet here came by IPsec. */
	private static Condition policy(final Extension match) {
		final var policy = match.option("--pol");
		if (policy.isEmpty() || !match.options().stream().allMatch(it -> List.of("--dir", "--pol").contains(it.name()))) {
			return Condition.PERHAPS;
		}
		return policy.get().value().equals("none") != policy.get().negated() ? Condition.ALWAYS : Condition.NEVER;
	}

	private static Condition physical(final Extension match) {
		final var plain = match.options().stream().allMatch(Option::negated) ? Tri.YES : Tri.NO;
		return moment -> isBridge(moment) ? Tri.MAYBE : plain;
	}

	private static boolean isBridge(final Moment moment) {
		final var place = moment.place();
		return place.in().contains("br") || place.in().startsWith("docker") || place.out() == null || place.out().contains("br") || place.out().startsWith("docker");
	}

	private Condition simple(final Option option) {
		final var network = ipv6 ? Only.IPV6 : Only.IPV4;
		return switch (option.name()) {
		case "--src-range" -> fits(source(), Values.addresses(option.value()), option);
		case "--dst-range" -> fits(destination(), Values.addresses(option.value()), option);
		case "--pkt-type" -> fits(new Meta(Meta.Key.PACKET_TYPE), Range.exactly(packetType(option.value())), option);
		case "--mac-source" -> mac(option);
		case "--length" -> fits(new Meta(Meta.Key.LENGTH), Values.range(option.value(), 0xFFFF), option);
		case "--ttl-eq", "--hl-eq", "--ttl", "--hl" -> fits(hops(), Range.exactly(Values.number(option.value())), option);
		case "--ttl-lt", "--hl-lt" -> new Condition.Compared(hops(), Condition.Comparison.LESS, constant(option));
		case "--ttl-gt", "--hl-gt" -> new Condition.Compared(hops(), Condition.Comparison.GREATER, constant(option));
		case "--dscp" -> fits(new Payload(Header.NETWORK, ipv6 ? 4 : 8, 6, network), Range.exactly(Values.number(option.value())), option);
		case "--tos" -> tos(option, network);
		default -> null;
		};
	}

	private static Condition tos(final Option option, final Only network) {
		final var value = Values.masked(option.value());
		return fits(new Payload(Header.NETWORK, network == Only.IPV6 ? 4 : 8, 8, network), new Masked(value.value(), value.mask().and(Bits.of(0xFF))), option);
	}

	private static Expression constant(final Option option) {
		return new Expression.Constant(Bits.of(Values.number(option.value())));
	}

	private Payload hops() {
		return ipv6 ? new Payload(Header.NETWORK, 56, 8, Only.IPV6) : new Payload(Header.NETWORK, 64, 8, Only.IPV4);
	}

	private static long packetType(final String word) {
		return Optional.ofNullable(Map.of("unicast", 0L, "host", 0L, "broadcast", 1L, "bcast", 1L, "multicast", 2L, "mcast", 2L).get(word))
				.orElseThrow(() -> new IllegalArgumentException(word));
	}

	private static Condition mac(final Option option) {
		final var sender = fits(new Payload(Header.LINK, 48, 48, Only.ALWAYS), Range.exactly(Bits.of(HexFormat.ofDelimiter(":").parseHex(option.value()))), option);
		// Only Ethernet has such addresses: never true on the loopback interface.
		return moment -> moment.place().in().equals("lo") ? Tri.NO : sender.holds(moment);
	}

	/** The marks of packets and connections have the same option. */
	private static Condition mark(final Extension match) {
		final Expression mark = match.name().equals("connmark") ? new Track(Track.Key.MARK, false) : new Meta(Meta.Key.MARK);
		return all(match, option -> option.name().equals("--mark") ? fits(mark, Values.masked(option.value()), option) : null);
	}
}
