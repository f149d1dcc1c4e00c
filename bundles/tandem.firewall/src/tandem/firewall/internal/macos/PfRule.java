// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.macos;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tandem.firewall.Flow;
import tandem.firewall.Host;
import tandem.firewall.Protocol;
import tandem.firewall.internal.packet.Tri;

/**
 * One filter rule of pf, for example {@code block return in quick on en0 inet proto tcp from any to any port = 22}. Grammar: pf.conf(5),
 * as {@code pfctl -s rules} prints it.
 *
 * @param position  in the listing, from 1
 * @param text      as listed
 * @param passes    whether it lets pass
 * @param returns   whether who is blocked is told
 * @param quick     whether nothing after it is asked
 * @param direction {@code in}, {@code out}, or empty for both
 * @param device    the interface, {@code !} before it for all others; empty for all
 * @param family    {@code inet}, {@code inet6} or empty
 * @param protocol  {@code tcp}, {@code udp}, another, or empty
 * @param from      the source
 * @param to        the destination
 * @param sure      whether all of it is understood
 */
record PfRule(int position, String text, boolean passes, boolean returns, boolean quick, String direction, String device, String family, String protocol, End from,
		End to, boolean sure) {

	/**
	 * One side of a rule.
	 *
	 * @param address {@code any}, an address or network, {@code !} before it for all others
	 * @param port    {@code = 22}, {@code 20:25}, {@code > 1023} …; empty for any
	 */
	record End(String address, String port) {

		static final End ANY = new End("any", "");
	}

	private static final Map<String, String> NAMES = Map.of("ssh", "22", "domain", "53", "http", "80", "https", "443", "rfb", "5900", "microsoft-ds", "445");
	/** What follows a rule's ends and restricts nothing that a first packet could miss. */
	private static final List<String> HARMLESS = List.of("keep", "modulate", "synproxy", "state", "no", "flags", "S/SA", "any", "label", "allow-opts", "tag", "queue");

	/** Empty for what is no filter rule and decides nothing. */
	static Optional<PfRule> parse(final String line, final int position) {
		final var words = new ArrayDeque<>(Arrays.asList(line.split("\\s+")));
		final var first = words.poll();
		return switch (first) {
		case "pass", "block" -> Optional.of(filter(first, words, line, position));
		// What is in an anchor is not listed with it; the anchors of Apple are empty unless a program of Apple's fills them.
		case "anchor" -> line.contains("com.apple/*") ? Optional.empty() : Optional.of(unsure(line, position));
		case "rdr" -> Optional.of(unsure(line, position));
		default -> Optional.empty();
		};
	}

	private static PfRule unsure(final String line, final int position) {
		return new PfRule(position, line, false, false, true, "", "", "", "", End.ANY, End.ANY, false);
	}

	private static PfRule filter(final String action, final Deque<String> words, final String line, final int position) {
		var returns = false;
		if (!words.isEmpty() && (words.peek().startsWith("return") || words.peek().equals("drop"))) {
			returns = words.poll().startsWith("return");
			skipBraces(words, "(");
		}
		final var direction = List.of("in", "out").contains(words.peek()) ? words.poll() : "";
		if ("log".equals(words.peek())) {
			words.poll();
			skipBraces(words, "(");
		}
		final var quick = take(words, "quick");
		final var device = take(words, "on") ? "!".equals(words.peek()) ? words.poll() + words.poll() : words.poll() : "";
		final var family = List.of("inet", "inet6").contains(words.peek()) ? words.poll() : "";
		final var protocol = take(words, "proto") ? words.poll() : "";
		var from = End.ANY;
		var to = End.ANY;
		if (!take(words, "all")) {
			from = take(words, "from") ? end(words) : from;
			to = take(words, "to") ? end(words) : to;
		}
		return new PfRule(position, line, action.equals("pass"), returns, quick, direction, String.valueOf(device), family, String.valueOf(protocol), from, to, isHarmless(words));
	}

	private static boolean take(final Deque<String> words, final String word) {
		if (word.equals(words.peek())) {
			words.poll();
			return true;
		}
		return false;
	}

	private static void skipBraces(final Deque<String> words, final String open) {
		if (!words.isEmpty() && words.peek().startsWith(open)) {
			while (!words.isEmpty() && !words.poll().endsWith(")")) {
				continue;
			}
		}
	}

	private static End end(final Deque<String> words) {
		var address = words.isEmpty() ? "any" : words.poll();
		if (address.equals("!") && !words.isEmpty()) {
			address = '!' + words.poll();
		}
		if (!take(words, "port")) {
			return new End(address, "");
		}
		final var port = new StringBuilder(words.isEmpty() ? "" : words.poll());
		while (!words.isEmpty() && !List.of("to", "keep", "flags", "no", "modulate", "synproxy", "label", "user", "group", "os").contains(words.peek()) && port.length() < 40) {
			port.append(' ').append(words.poll());
		}
		return new End(address, port.toString());
	}

	private static boolean isHarmless(final Deque<String> words) {
		while (!words.isEmpty()) {
			final var word = words.poll();
			if (!HARMLESS.contains(word)) {
				return false;
			}
			if (word.equals("label") || word.equals("tag") || word.equals("queue")) {
				words.poll();
			} else if (word.equals("flags") && !List.of("S/SA", "any", "S/SAFR", "S/FSRA").contains(words.isEmpty() ? "" : words.poll())) {
				return false;
			}
		}
		return true;
	}

	boolean sameEnd(final PfRule other) {
		return passes == other.passes && (passes || returns == other.returns);
	}

	/** Whether it is about a first packet. */
	Tri fits(final Flow flow, final boolean inbound) {
		final var fixed = Tri.of(direction.isEmpty() || direction.equals(inbound ? "in" : "out")).and(Tri.of(family.isEmpty() || family.equals(flow.isIpv6() ? "inet6" : "inet")))
				.and(protocol(flow)).and(device(flow));
		final var ends = fixed.and(address(from.address, flow.source())).and(address(to.address, flow.destination()))
				.and(port(from.port, flow.sourcePort().orElse(-1))).and(port(to.port, flow.port()));
		return sure ? ends : ends.and(Tri.MAYBE);
	}

	private Tri protocol(final Flow flow) {
		return Tri.of(protocol.isEmpty() || protocol.equals(flow.protocol().word()) || protocol.equals(flow.protocol() == Protocol.TCP ? "6" : "17"));
	}

	private Tri device(final Flow flow) {
		if (device.isEmpty() || device.equals("any")) {
			return Tri.YES;
		}
		final var bare = device.startsWith("!") ? device.substring(1) : device;
		// A group of interfaces has no digits.
		final var fits = flow.interfaceName().equals(bare) ? Tri.YES : bare.matches(".*\\d") ? Tri.NO : Tri.of(flow.interfaceName().matches(bare + "\\d+"));
		return device.startsWith("!") ? fits.not() : fits;
	}

	private static Tri address(final String text, final InetAddress address) {
		final var bare = text.startsWith("!") ? text.substring(1) : text;
		if (bare.equals("any")) {
			return Tri.of(!text.startsWith("!"));
		}
		if (!bare.matches("[0-9a-fA-F:.]+(/\\d+)?")) {
			// A table, the interface's own address, or a name.
			return Tri.MAYBE;
		}
		try {
			final var network = Host.Address.parse(bare);
			final var holds = network.address() instanceof Inet6Address == address instanceof Inet6Address && network.holds(address);
			return Tri.of(holds != text.startsWith("!"));
		} catch (final IllegalArgumentException e) {
			return Tri.MAYBE;
		}
	}

	/** @param port -1 where it is not known */
	private static Tri port(final String text, final int port) {
		if (text.isEmpty()) {
			return Tri.YES;
		}
		final var words = text.strip().split("\\s+");
		final var numbers = Arrays.stream(words).flatMap(it -> Arrays.stream(it.split(":"))).map(it -> NAMES.getOrDefault(it, it)).filter(it -> it.matches("\\d{1,5}")).mapToInt(Integer::parseInt).toArray();
		final var operator = String.join("", words).replaceAll("[\\w-]", "");
		if (port < 0 || numbers.length == 0) {
			return Tri.MAYBE;
		}
		if (numbers.length == 2) {
			return switch (operator) {
			case ":" -> Tri.of(numbers[0] <= port && port <= numbers[1]);
			case "><" -> Tri.of(numbers[0] < port && port < numbers[1]);
			case "<>" -> Tri.of(port < numbers[0] || port > numbers[1]);
			default -> Tri.MAYBE;
			};
		}
		return switch (operator) {
		case "", "=" -> Tri.of(port == numbers[0]);
		case "!=" -> Tri.of(port != numbers[0]);
		case "<" -> Tri.of(port < numbers[0]);
		case "<=" -> Tri.of(port <= numbers[0]);
		case ">" -> Tri.of(port > numbers[0]);
		case ">=" -> Tri.of(port >= numbers[0]);
		default -> Tri.MAYBE;
		};
	}
}
