// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.xtables;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tandem.firewall.internal.netfilter.Changes;
import tandem.firewall.internal.netfilter.Condition;
import tandem.firewall.internal.netfilter.Expression;
import tandem.firewall.internal.netfilter.Expression.Combined;
import tandem.firewall.internal.netfilter.Expression.Constant;
import tandem.firewall.internal.netfilter.Expression.Header;
import tandem.firewall.internal.netfilter.Expression.Only;
import tandem.firewall.internal.netfilter.Expression.Operation;
import tandem.firewall.internal.netfilter.Expression.Payload;
import tandem.firewall.internal.netfilter.Meta;
import tandem.firewall.internal.netfilter.Statement;
import tandem.firewall.internal.netfilter.Statement.Assign;
import tandem.firewall.internal.netfilter.Statement.End;
import tandem.firewall.internal.netfilter.Statement.Finish;
import tandem.firewall.internal.netfilter.Statement.Jump;
import tandem.firewall.internal.netfilter.Statement.Mystery;
import tandem.firewall.internal.netfilter.Statement.Refusal;
import tandem.firewall.internal.netfilter.Statement.Refuse;
import tandem.firewall.internal.netfilter.Statement.Translate;
import tandem.firewall.internal.netfilter.Statement.Translation;
import tandem.firewall.internal.netfilter.Statement.Untrack;
import tandem.firewall.internal.netfilter.Track;
import tandem.firewall.internal.packet.Datum;
import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Tri;

/** Reads the targets of xtables. One that isn't known may end in any way. */
final class Targets {

	/** They go on with the next rule and change nothing that is asked here. */
	private static final Set<String> HARMLESS = Set.of("LOG", "NFLOG", "ULOG", "TRACE", "AUDIT", "CHECKSUM", "TCPMSS", "TCPOPTSTRIP", "ECN", "IDLETIMER", "LED",
			"RATEEST", "TEE", "SET", "SECMARK", "CONNSECMARK");
	private static final Map<String, Integer> CODES4 = Map.of("icmp-net-unreachable", 0, "icmp-host-unreachable", 1, "icmp-proto-unreachable", 2,
			"icmp-port-unreachable", 3, "icmp-net-prohibited", 9, "icmp-host-prohibited", 10, "icmp-admin-prohibited", 13);
	private static final Map<String, Integer> CODES6 = Map.of("icmp6-no-route", 0, "icmp6-adm-prohibited", 1, "icmp6-addr-unreachable", 3, "icmp6-port-unreachable", 4,
			"icmp6-policy-fail", 5, "icmp6-reject-route", 6);
	private static final long ALL = 0xFFFF_FFFFL;

	private final boolean ipv6;

	/** @param ipv6 of ip6tables, else of iptables */
	Targets(final boolean ipv6) {
		this.ipv6 = ipv6;
	}

	/**
	 * A target with its options.
	 *
	 * @param chains of the table, which a rule may jump to
	 */
	Optional<Statement> read(final Extension target, final Set<String> chains) {
		try {
			if (chains.contains(target.name())) {
				return Optional.of(new Jump(target.name(), target.sign().startsWith("-g") || target.sign().equals("--goto")));
			}
			return HARMLESS.contains(target.name()) ? Optional.empty() : Optional.of(known(target));
		} catch (final IllegalArgumentException e) {
			return Optional.of(new Mystery(Condition.ALWAYS, target::toString));
		}
	}

	private Statement known(final Extension target) {
		return switch (target.name()) {
		case "ACCEPT" -> new Finish(End.ACCEPT);
		case "DROP" -> new Finish(End.DROP);
		case "RETURN" -> new Finish(End.RETURN);
		case "REJECT" -> refuse(target);
		case "MARK" -> mark(target);
		case "CONNMARK" -> connectionMark(target);
		case "CLASSIFY" -> new Assign(new Constant(Datum.UNKNOWN), Changes.priority());
		case "HMARK" -> new Assign(new Constant(Datum.UNKNOWN), Changes.mark());
		case "DSCP" -> header(target, "--set-dscp", ipv6 ? 4 : 8, 6);
		case "TOS" -> header(target, "--set-tos", ipv6 ? 4 : 8, 8);
		case "TTL" -> header(target, "--ttl-set", 64, 8);
		case "HL" -> header(target, "--hl-set", 56, 8);
		case "NOTRACK" -> new Untrack();
		case "CT" -> track(target);
		case "DNAT" -> translate(target, Translation.DESTINATION, target.option("--to-destination").map(Option::value).orElse(""));
		case "SNAT" -> translate(target, Translation.SOURCE, target.option("--to-source").map(Option::value).orElse(""));
		case "REDIRECT" -> translate(target, Translation.REDIRECT, target.option("--to-ports").map(it -> ":" + it.value()).orElse(""));
		case "MASQUERADE" -> translate(target, Translation.MASQUERADE, target.option("--to-ports").map(it -> ":" + it.value()).orElse(""));
		case "SYNPROXY" -> new Mystery(moment -> Tri.of(Only.TCP.holds(moment)), target::toString);
		default -> new Mystery(Condition.ALWAYS, target::toString);
		};
	}

	private Statement refuse(final Extension target) {
		final var with = target.option("--reject-with").map(Option::value).orElse(ipv6 ? "icmp6-port-unreachable" : "icmp-port-unreachable");
		return with.equals("tcp-reset") ? new Refuse(Only.ALWAYS, new Refusal(true, 0, 0))
				: new Refuse(Only.ALWAYS, new Refusal(false, CODES4.getOrDefault(with, -1), CODES6.getOrDefault(with, -1)));
	}

	/** {@code (old & ~mask) ^ value}. */
	private static Expression changed(final Expression old, final long keep, final Expression value) {
		return new Combined(Operation.XOR, new Combined(Operation.AND, old, new Constant(Bits.of(keep & ALL)), 32), value, 32);
	}

	private static Statement mark(final Extension target) {
		return new Assign(marked(target, new Meta(Meta.Key.MARK)), Changes.mark());
	}

	private static Expression marked(final Extension target, final Expression old) {
		final var option = target.options().getFirst();
		final var value = Values.masked(option.value());
		final var bits = value.value().low();
		final var mask = value.mask().low();
		return switch (option.name()) {
		case "--set-xmark" -> changed(old, ~mask, new Constant(value.value()));
		case "--set-mark" -> new Combined(Operation.OR, new Combined(Operation.AND, old, new Constant(Bits.of(~mask & ALL)), 32), new Constant(value.value()), 32);
		case "--and-mark" -> changed(old, bits, new Constant(Bits.ZERO));
		case "--or-mark" -> new Combined(Operation.OR, old, new Constant(value.value()), 32);
		case "--xor-mark" -> changed(old, ALL, new Constant(value.value()));
		default -> throw new IllegalArgumentException(option.name());
		};
	}

	private static Statement connectionMark(final Extension target) {
		final var packet = new Meta(Meta.Key.MARK);
		final var connection = new Track(Track.Key.MARK, false);
		final var both = target.option("--mask").map(it -> Values.number(it.value())).orElse(ALL);
		final var ofPacket = target.option("--nfmask").map(it -> Values.number(it.value())).orElse(both);
		final var ofConnection = target.option("--ctmask").map(it -> Values.number(it.value())).orElse(both);
		if (!target.options().stream().allMatch(it -> List.of("--mask", "--nfmask", "--ctmask", "--save-mark", "--restore-mark", "--set-xmark", "--set-mark").contains(it.name()))) {
			throw new IllegalArgumentException(target.toString());
		}
		if (target.has("--save-mark")) {
			return tracked(changed(connection, ~ofConnection, masked(packet, ofPacket)), Changes.connectionMark());
		}
		if (target.has("--restore-mark")) {
			return tracked(changed(packet, ~ofPacket, masked(connection, ofConnection)), Changes.mark());
		}
		return tracked(marked(target, connection), Changes.connectionMark());
	}

	private static Expression masked(final Expression value, final long mask) {
		return new Combined(Operation.AND, value, new Constant(Bits.of(mask)), 32);
	}

	/** Nothing happens to a packet that isn't tracked, and the next rule is asked. */
	private static Statement tracked(final Expression value, final Statement.Assignment to) {
		return new Assign(moment -> moment.state().connection().isTracked() ? value.value(moment) : Bits.ZERO,
				(moment, datum) -> moment.state().connection().isTracked() ? to.assign(moment, datum) : moment.state());
	}

	private Statement header(final Extension target, final String option, final int offset, final int width) {
		final var value = target.option(option).map(it -> it.value().contains("/") && !it.value().endsWith("/0xff") ? Datum.UNKNOWN : (Datum) Values.masked(it.value()).value())
				.orElse(Datum.UNKNOWN);
		return new Assign(new Constant(value), Changes.header(new Payload(Header.NETWORK, offset, width, ipv6 ? Only.IPV6 : Only.IPV4), target::toString));
	}

	private static Statement track(final Extension target) {
		if (target.has("--notrack")) {
			return new Untrack();
		}
		return target.option("--zone").map(it -> new Assign(new Constant(zone(it.value())), Changes.zone()))
				.orElseGet(() -> new Assign(new Constant(Bits.ZERO), (moment, _) -> moment.state()));
	}

	private static Datum zone(final String text) {
		return text.matches("\\d+") ? Bits.of(Values.number(text)) : Datum.UNKNOWN;
	}

	/** {@code address[-address][:port[-port]]}, IPv6 addresses in brackets where a port follows. */
	private Statement translate(final Extension target, final Translation kind, final String to) {
		final var brackets = to.startsWith("[");
		final var colon = brackets ? to.indexOf("]:") + 1 : ipv6 && !to.startsWith(":") ? -1 : to.indexOf(':');
		final var address = brackets ? to.substring(1, to.indexOf(']')) : colon < 0 ? to : to.substring(0, colon);
		final var port = colon <= 0 && !to.startsWith(":") ? "" : to.substring(colon + 1);
		return new Translate(kind, Only.ALWAYS, Condition.ALWAYS, address.isEmpty() ? null : constant(address, true), port.isEmpty() ? null : constant(port, false),
				target::toString);
	}

	private static Expression constant(final String text, final boolean address) {
		if (text.contains("-")) {
			return new Constant(Datum.UNKNOWN);
		}
		return new Constant(address ? Values.address(text) : Bits.of(Values.number(text)));
	}
}
