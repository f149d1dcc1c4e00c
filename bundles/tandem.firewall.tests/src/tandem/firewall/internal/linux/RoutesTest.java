// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tandem.firewall.Flow;
import tandem.firewall.Host;
import tandem.firewall.RulesetException;
import tandem.firewall.Rulesets;
import tandem.firewall.internal.system.NoProgramException;
import tandem.firewall.internal.system.Processes;
import tandem.firewall.internal.system.Processes.Output;

/** What the routing table says to rules that ask it, as firewalld's do. */
class RoutesTest {

	/** firewalld's own check of where an IPv6 packet comes from, and the same for IPv4. */
	private static final String RULES = """
			{"nftables": [{"table": {"family": "inet", "name": "f"}}, {"chain": {"family": "inet", "table": "f", "name": "p", "type": "filter", "hook": "prerouting", "prio": -290, "policy": "accept"}},
			{"rule": {"family": "inet", "table": "f", "chain": "p", "expr": [{"match": {"op": "==", "left": {"fib": {"result": "oif", "flags": ["saddr", "mark", "iif"]}}, "right": false}}, {"drop": null}]}}]}""";

	/** @param rules of IPv4 */
	private static Host host(final String rules) throws InterruptedException {
		final Processes computer = (command, _) -> switch (String.join(" ", command)) {
		case "ip -j address show" -> new Output(0, "[{\"ifname\":\"eth0\",\"flags\":[\"UP\"],\"addr_info\":[{\"local\":\"192.0.2.2\",\"prefixlen\":24},{\"local\":\"2001:db8:5::2\",\"prefixlen\":64}]},"
				+ "{\"ifname\":\"eth1\",\"flags\":[\"UP\"],\"addr_info\":[{\"local\":\"10.0.0.2\",\"prefixlen\":24}]}]", "");
		case "ip -4 -j rule" -> new Output(0, rules, "");
		case "ip -6 -j rule" -> new Output(0, "[{\"priority\":0,\"src\":\"all\",\"table\":\"local\"},{\"priority\":32766,\"src\":\"all\",\"table\":\"main\"}]", "");
		case "ip -4 -j route show table main" -> new Output(0, "[{\"dst\":\"default\",\"gateway\":\"192.0.2.1\",\"dev\":\"eth0\",\"metric\":100},{\"dst\":\"192.0.2.0/24\",\"dev\":\"eth0\"},"
				+ "{\"dst\":\"10.0.0.0/24\",\"dev\":\"eth1\"},{\"type\":\"blackhole\",\"dst\":\"203.0.113.0/24\"}]", "");
		case "ip -6 -j route show table main" -> new Output(0, "[{\"dst\":\"2001:db8:5::/64\",\"dev\":\"eth0\",\"metric\":256},{\"dst\":\"default\",\"dev\":\"eth0\",\"metric\":1024},"
				+ "{\"dst\":\"2001:db8:7::/48\",\"nexthops\":[{\"dev\":\"eth0\"},{\"dev\":\"eth1\"}]},{\"type\":\"unreachable\",\"dst\":\"default\",\"dev\":\"lo\",\"metric\":4294967295}]", "");
		default -> throw new NoProgramException(command.getFirst());
		};
		return new HostReader(computer).read();
	}

	private static final String USUAL = "[{\"priority\":0,\"src\":\"all\",\"table\":\"local\"},{\"priority\":32766,\"src\":\"all\",\"table\":\"main\"},{\"priority\":32767,\"src\":\"all\",\"table\":\"default\"}]";

	@ParameterizedTest
	@CsvSource({ "198.51.100.7, 192.0.2.2, eth0, accept", "198.51.100.7, 10.0.0.2, eth1, drop", "10.0.0.9, 10.0.0.2, eth1, accept", "10.0.0.9, 192.0.2.2, eth0, drop", "203.0.113.9, 192.0.2.2, eth0, drop",
			"2001:db8:9::7, 2001:db8:5::2, eth0, accept", "2001:db8:9::7, 2001:db8:5::2, eth1, drop", "2001:db8:7::7, 2001:db8:5::2, eth1, accept" })
	void asksTheTable(final String source, final String destination, final String name, final String verdict) throws InterruptedException, RulesetException {
		final var flow = Flow.parse("tcp " + source + " -> " + (destination.contains(":") ? '[' + destination + ']' : destination) + ":22 on " + name);
		assertEquals(verdict, Rulesets.linux(Optional.of(RULES), List.of(), host(USUAL)).evaluate(flow).verdict().word());
	}

	@Test
	void doesNotGuessAmongSeveralTables() throws InterruptedException {
		assertTrue(host("[{\"priority\":100,\"src\":\"all\",\"fwmark\":\"0x1\",\"table\":\"main\"}]").routes().isEmpty());
		assertTrue(host("[{\"priority\":100,\"src\":\"all\",\"table\":\"vpn\"}]").routes().isEmpty());
		assertTrue(host("[]").routes().isEmpty());
		assertEquals(8, host(USUAL).routes().orElseThrow().size());
	}
}
