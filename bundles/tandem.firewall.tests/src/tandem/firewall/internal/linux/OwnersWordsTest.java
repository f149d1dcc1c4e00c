// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Test;

import tandem.firewall.Access;
import tandem.firewall.Entry;
import tandem.firewall.Gap.Reason;
import tandem.firewall.Owner;
import tandem.firewall.Protocol;
import tandem.firewall.Question;
import tandem.firewall.Verdict;
import tandem.firewall.internal.system.NoProgramException;
import tandem.firewall.internal.system.Processes;
import tandem.firewall.internal.system.Processes.Output;

/** Rules as their owners write them, their named entries, and what can be told without rights. */
class OwnersWordsTest {

	private static final String RULES = """
			*filter
			### RULES ###

			### tuple ### allow tcp 22 0.0.0.0/0 any 0.0.0.0/0 in comment=4f757273
			-A ufw-user-input -p tcp --dport 22 -j ACCEPT

			### tuple ### deny any 53 0.0.0.0/0 any 198.51.100.0/24 in_eth0
			-A ufw-user-input -i eth0 -p tcp --dport 53 -s 198.51.100.0/24 -j DROP
			-A ufw-user-input -i eth0 -p udp --dport 53 -s 198.51.100.0/24 -j DROP

			### tuple ### limit_log tcp 2222 10.0.0.1 any 0.0.0.0/0 in
			-A ufw-user-logging-input -d 10.0.0.1 -p tcp --dport 2222 -j LOG
			-A ufw-user-input -d 10.0.0.1 -p tcp --dport 2222 -j ufw-user-limit

			### tuple ### allow tcp 80,443 0.0.0.0/0 any 0.0.0.0/0 WWW%20Full - in
			-A ufw-user-input -p tcp -m multiport --dports 80,443 -j ACCEPT -m comment --comment 'dapp_WWW%20Full'

			### tuple ### reject udp any 0.0.0.0/0 any 0.0.0.0/0 out
			-A ufw-user-output -p udp -j REJECT

			### END RULES ###
			-A ufw-user-limit -j REJECT
			COMMIT
			""";

	@Test
	void readsRulesOfUfw() {
		final var rules = UfwRule.parse(RULES, false);
		assertEquals(List.of("22/tcp ALLOW IN Anywhere", "53 on eth0 DENY IN 198.51.100.0/24", "10.0.0.1 2222/tcp LIMIT_LOG IN Anywhere", "WWW Full ALLOW IN Anywhere", "Anywhere REJECT OUT Anywhere"),
				rules.stream().map(UfwRule::words).toList());
		assertTrue(rules.get(1).made("ufw-user-input", 3) && rules.get(1).made("ufw-user-input", 2));
		assertFalse(rules.get(1).made("ufw-user-input", 4));
		assertEquals("22/tcp (v6) ALLOW IN Anywhere (v6)", UfwRule.parse("### tuple ### allow tcp 22 ::/0 any ::/0 in\n-A ufw6-user-input -j ACCEPT\n", true).getFirst().words());
	}

	@Test
	void readsProfilesOfUfw() {
		final var apps = UfwApp.parse("[WWW Full]\ntitle=Web Server\ndescription=Web\nports=80,443/tcp\n\n# no ports\n[Empty]\ntitle=x\n[tandem]\ntitle=Remote Assistance (Tandem)\nports=49152/tcp\n");
		assertEquals(List.of(new UfwApp("WWW Full", "Web Server", "80,443/tcp"), new UfwApp("tandem", "Remote Assistance (Tandem)", "49152/tcp")), apps);
	}

	@Test
	void readsZonesOfFirewalld() {
		final var zones = Zone.parse("""
				block
				  target: %%REJECT%%
				  services:\u0020
				  rich rules:\u0020

				public (default, active)
				  target: default
				  interfaces: eth0 eth1
				  ports: 80/tcp 443/tcp
				  rich rules:\u0020
				\trule family="ipv4" port port="22" protocol="tcp" reject
				\trule priority="5" drop
				""");
		assertEquals(List.of("block", "public"), zones.stream().map(Zone::name).toList());
		assertTrue(zones.get(1).active() && !zones.get(0).active());
		assertEquals(List.of("eth0", "eth1"), zones.get(1).values("interfaces"));
		assertEquals(List.of("rule family=\"ipv4\" port port=\"22\" protocol=\"tcp\" reject", "rule priority=\"5\" drop"), zones.get(1).richRules());
		assertEquals("zone block (target REJECT)", zones.get(0).words());
	}

	/** A person without rights, at a computer with ufw and firewalld. */
	private static Processes person() {
		return (command, _) -> switch (String.join(" ", command)) {
		case "id -u" -> new Output(0, "1000\n", "");
		case "cat /etc/ufw/ufw.conf" -> new Output(0, "# x\nENABLED=yes\n", "");
		case "ip -j address show" -> new Output(0, "[{\"ifname\":\"eth0\",\"flags\":[\"UP\"],\"addr_info\":[{\"local\":\"192.0.2.5\",\"prefixlen\":24}]}]", "");
		case "firewall-cmd --state" -> new Output(0, "running\n", "");
		case "firewall-cmd --list-all-zones" -> new Output(0, "public (active)\n  target: default\n  interfaces: eth0\n  services: ssh\n  ports: 49152/tcp\n", "");
		case "firewall-cmd --get-services" -> new Output(0, "ssh tandem http\n", "");
		case "firewall-cmd --get-default-zone" -> new Output(0, "public\n", "");
		default -> throw new NoProgramException(command.getFirst());
		};
	}

	@Test
	void tellsWhatCanBeToldWithoutRights() throws InterruptedException {
		final var reading = new LinuxBackend(person(), Clock.systemUTC()).read(Access.AS_IS);
		assertEquals(List.of(Reason.NEEDS_ADMINISTRATOR), reading.gaps().stream().map(it -> it.reason()).toList());
		assertTrue(reading.owners().contains(Owner.FIREWALLD) && reading.owners().contains(Owner.UFW), () -> reading.owners().toString());
		final var finding = reading.ask(Question.inbound(Protocol.TCP, 49152)).getFirst();
		assertEquals(Verdict.UNKNOWN, finding.answer().verdict());
		assertTrue(finding.answer().reason().contains("needs an administrator"), finding.answer()::reason);
		assertEquals("firewalld: zone public (target default) with eth0 opens ssh 49152/tcp", finding.ownRule().orElseThrow());
		assertTrue(finding.fixes().isEmpty());
	}

	@Test
	void listsNamedEntriesOursFirst() throws InterruptedException {
		final var entries = new LinuxBackend(person(), Clock.systemUTC()).read(Access.AS_IS).entries();
		assertEquals(List.of("tandem", "http", "ssh"), entries.stream().map(Entry::id).toList());
		assertTrue(entries.getFirst().ours());
		final var ssh = entries.getLast().scopes().getFirst();
		assertEquals(Entry.State.ALLOWED, ssh.state());
		assertEquals("firewall-cmd --zone=public --remove-service=ssh", ssh.block().orElseThrow().lines().getLast());
		assertEquals("firewall-cmd --zone=public --add-service=tandem", entries.getFirst().scopes().getFirst().allow().orElseThrow().lines().getFirst());
	}
}
