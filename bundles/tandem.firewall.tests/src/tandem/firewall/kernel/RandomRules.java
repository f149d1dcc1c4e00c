// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Random rulesets in nftables' own language and random flows for them. For one thread. */
public final class RandomRules {

	private static final List<Integer> PORTS = List.of(22, 53, 80, 443, 8080, 49152);
	private static final List<String> MATCHES = List.of("tcp dport 22", "tcp dport 80-90", "tcp dport { 22, 443 }", "tcp dport != 80", "udp dport 53", "udp dport != 53",
			"th dport { 53, 80 }", "th dport > 1000", "tcp dport @ports", "udp dport != @ports", "meta l4proto tcp", "meta l4proto != tcp", "meta l4proto { tcp, icmp }",
			"tcp flags syn", "tcp flags == syn", "tcp flags & (syn | ack) == syn", "tcp flags ! fin,rst", "tcp flags != syn", "meta mark 1", "meta mark != 0",
			"meta mark & 2 == 2", "meta length < 70", "tcp sport > 1023", "tcp doff > 5", "tcp option maxseg exists", "@th,16,16 22", "ct state new", "ct state != new",
			"ct state established,related", "ct state { new, untracked }", "ct state invalid", "ct direction reply", "ct mark 5", "ct status dnat", "ct mark != 0");
	private static final List<String> MATCHES4 = List.of("ip saddr 10.77.0.2", "ip saddr != 10.77.0.0/24", "ip saddr { 10.77.0.50, 10.78.0.0/24 }", "ip daddr 10.77.0.1",
			"ip protocol tcp", "ip ttl 64", "ip ttl < 64", "ip dscp cs0", "ip saddr . tcp dport { 10.77.0.2 . 22, 10.77.0.0/24 . 80-90 }", "ip saddr @hosts",
			"ip saddr != @hosts", "ip saddr & 255.255.0.255 == 10.77.0.2", "ip frag-off & 0x1fff != 0", "ct original ip saddr 10.77.0.2", "icmp type echo-request");
	private static final List<String> MATCHES6 = List.of("ip6 saddr fd77::2", "ip6 saddr fd77::/64", "ip6 saddr != fd78::/64", "ip6 nexthdr udp", "ip6 hoplimit 64",
			"exthdr frag exists", "icmpv6 type nd-neighbor-solicit");
	private static final List<String> MATCHES_IN = List.of("iifname eth0", "iifname != lo", "iifname \"eth*\"", "iif lo", "oifname lo", "oifname != lo", "meta pkttype host",
			"meta iiftype loopback", "iifname { lo, eth1 }");
	private static final List<String> ENDS = List.of("accept", "accept", "accept", "drop", "drop", "return", "counter", "meta mark set 1", "meta mark set meta mark | 2",
			"meta mark set ct mark", "ct mark set 5", "log prefix \"x\"");
	private static final List<String> REFUSALS = List.of("reject", "reject with tcp reset", "reject with icmpx type admin-prohibited", "reject with icmp type host-unreachable");
	private static final List<String> BRANCHES = List.of("tcp dport vmap { 22 : %s, 80 : %s }", "th dport vmap { 53 : %s, * : %s }", "meta l4proto vmap { tcp : %s, udp : %s }",
			"ct state vmap { new : %s, established : %s, related : accept }", "ip saddr vmap { 10.77.0.0/24 : %s, 10.78.0.0/16 : %s }");

	private final Random random;

	/** @param seed says which rulesets come */
	public RandomRules(final long seed) {
		random = new Random(seed);
	}

	private <T> T any(final List<T> list) {
		return list.get(random.nextInt(list.size()));
	}

	/** One to three tables. */
	public String ruleset() {
		final var text = new StringBuilder();
		for (var i = 0; i <= random.nextInt(3); i++) {
			text.append(table(i));
		}
		return text.toString();
	}

	private String table(final int number) {
		final var family = any(List.of("inet", "inet", "inet", "ip", "ip6"));
		final var text = new StringBuilder("table " + family + " t" + number + " {\n set ports { type inet_service\n flags interval\n elements = { 80-90, 443 }\n }\n");
		if (!family.equals("ip6")) {
			text.append(" set hosts { type ipv4_addr\n flags interval\n elements = { 10.77.0.2, 10.78.0.0/24 }\n }\n");
		}
		final var users = new ArrayList<String>();
		for (var i = 0; i < random.nextInt(3); i++) {
			text.append(" chain u" + i + " {\n" + rules(3, family, "any", users) + " }\n");
			users.add("u" + i);
		}
		for (var i = 0; i <= random.nextInt(2); i++) {
			final var hook = any(List.of("input", "input", "input", "prerouting", "output"));
			final var policy = hook.equals("input") && random.nextInt(3) == 0 ? "drop" : "accept";
			text.append(" chain b" + i + " { type filter hook " + hook + " priority " + any(List.of(0, 0, -10, 10, -150, -300, -200)) + "; policy " + policy + ";\n"
					+ (random.nextBoolean() ? "  ct state established,related accept\n" : "") + rules(6, family, hook, users) + " }\n");
		}
		if (random.nextInt(4) == 0) {
			text.append(" chain n { type nat hook prerouting priority -100; policy accept;\n" + any(List.of("  tcp dport 80 redirect to :22\n", "  udp dport 53 redirect to :80\n",
					"  tcp dport 443 drop\n", "  tcp dport { 22, 80 } accept\n")) + " }\n");
		}
		return text.append("}\n").toString();
	}

	private String rules(final int most, final String family, final String hook, final List<String> users) {
		return random.ints(random.nextInt(most + 1), 0, 1).mapToObj(_ -> "  " + rule(family, hook, users) + "\n").collect(Collectors.joining());
	}

	private String rule(final String family, final String hook, final List<String> users) {
		final var words = new ArrayList<String>();
		for (var i = 0; i < random.nextInt(3); i++) {
			final var kind = random.nextInt(5);
			words.add(any(kind == 0 && !family.equals("ip6") ? MATCHES4 : kind == 1 && !family.equals("ip") ? MATCHES6 : kind == 2 && !hook.equals("output") ? MATCHES_IN : MATCHES));
		}
		words.add(end(family, hook, users));
		return String.join(" ", words);
	}

	private String end(final String family, final String hook, final List<String> users) {
		return switch (random.nextInt(8)) {
		case 0 -> users.isEmpty() ? "accept" : any(List.of("jump ", "goto ")) + any(users);
		case 1 -> hook.equals("any") ? "drop" : any(REFUSALS);
		case 2 -> family.equals("ip6") ? "accept" : any(BRANCHES).formatted(verdict(users), verdict(users));
		default -> any(ENDS);
		};
	}

	private String verdict(final List<String> users) {
		return users.isEmpty() || random.nextBoolean() ? any(List.of("accept", "drop", "return", "continue")) : any(List.of("jump ", "goto ")) + any(users);
	}

	/** Flows from both clients and from the host itself. */
	public JsonArray flows(final int number) {
		final var flows = new JsonArray();
		for (var i = 0; i < number; i++) {
			final var ends = any(List.of("10.77.0.2 10.77.0.1 eth0", "10.77.0.50 10.77.0.10 eth0", "198.51.100.7 10.77.0.1 eth0", "10.78.0.2 10.78.0.1 eth1",
					"fd77::2 fd77::1 eth0", "fd77::50 fd77::1 eth0", "fd78::2 fd78::1 eth1", "127.0.0.1 127.0.0.1 lo", "::1 ::1 lo")).split(" ");
			final var flow = new JsonObject();
			flow.addProperty("proto", any(List.of("tcp", "tcp", "udp")));
			flow.addProperty("saddr", ends[0]);
			flow.addProperty("daddr", ends[1]);
			flow.addProperty("dport", any(PORTS));
			flow.addProperty("iif", ends[2]);
			flows.add(flow);
		}
		return flows;
	}
}
