// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tandem.firewall.Answer;
import tandem.firewall.Flow;
import tandem.firewall.Host;
import tandem.firewall.RulesetException;
import tandem.firewall.Verdict;

/** The Windows firewall's precedence and conditions; the shape is that of the cmdlets of NetSecurity, words and numbers. */
class WindowsRulesetTest {

	private static final String PROFILES = """
			"profiles": [{"Name": "Domain", "Enabled": 1, "DefaultInboundAction": 4, "AllowInboundRules": 2, "AllowLocalFirewallRules": 2},
			 {"Name": "Private", "Enabled": "True", "DefaultInboundAction": "Block", "AllowInboundRules": "NotConfigured", "AllowLocalFirewallRules": "True"},
			 {"Name": "Public", "Enabled": 1, "DefaultInboundAction": 0, "AllowInboundRules": 1, "AllowLocalFirewallRules": 1, "DisabledInterfaceAliases": ["VPN"]}],
			"connections": [{"InterfaceAlias": "Ethernet", "NetworkCategory": 1}, {"InterfaceAlias": "Wi-Fi", "NetworkCategory": "Public"}],
			"addresses": [{"InterfaceAlias": "Ethernet", "IPAddress": "10.77.0.1", "PrefixLength": 24}, {"InterfaceAlias": "Ethernet", "IPAddress": "fe80::1%5", "PrefixLength": 64}],
			"ipsecRules": []""";

	private static final String ASK = "tcp 10.77.0.2 -> 10.77.0.1:49152 on Ethernet program \"C:\\Program Files\\Tandem\\javaw.exe\"";

	private static Answer ask(final String rules, final String flow) throws RulesetException {
		return new WindowsReader().read("{" + PROFILES + ", \"rules\": [" + rules + "]}", Host.UNKNOWN).evaluate(Flow.parse(flow));
	}

	private static String rule(final String action, final String more) {
		return "{\"InstanceID\": \"r\", \"DisplayName\": \"Tandem\", \"Enabled\": 1, \"Direction\": 1, \"Action\": \"" + action + "\", \"Profile\": 0" + more + "}";
	}

	@Test
	void blocksWhatNoRuleAllows() throws RulesetException {
		final var answer = ask("", ASK);
		assertEquals(Verdict.DROP, answer.verdict());
		assertTrue(answer.reason().contains("private"), answer.reason());
	}

	@Test
	void letsARuleOpenAPort() throws RulesetException {
		final var answer = ask(rule("Allow", ", \"Protocol\": \"TCP\", \"LocalPort\": [\"80\", \"49152-49160\"]"), ASK);
		assertEquals(Verdict.ACCEPT, answer.verdict());
		assertTrue(answer.isOpen());
		assertTrue(answer.rule().orElseThrow().text().contains("Tandem"));
	}

	@Test
	void blockingRulesComeBeforeAllowingOnes() throws RulesetException {
		assertEquals(Verdict.DROP, ask(rule("Allow", "") + ", " + rule("Block", ", \"Protocol\": 6"), ASK).verdict());
	}

	@Test
	void overridingRulesNeedAuthentication() throws RulesetException {
		final var both = rule("Allow", ", \"OverrideBlockRules\": true, \"Authentication\": \"Required\"") + ", " + rule("Block", "");
		assertEquals(Verdict.DROP, ask(both, ASK).verdict());
		final var secured = new WindowsReader().read("{" + PROFILES.replace("\"ipsecRules\": []", "\"ipsecRules\": [{\"InstanceID\": \"x\"}]") + ", \"rules\": [" + both + "]}",
				Host.UNKNOWN);
		assertEquals(Verdict.UNKNOWN, secured.evaluate(Flow.parse(ASK)).verdict());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Ethernet|%ProgramFiles%\\Tandem\\javaw.exe|ACCEPT", "Ethernet|c:\\program files\\tandem\\JAVAW.EXE|ACCEPT", "Ethernet|C:\\other.exe|DROP" })
	void asksForTheProgram(final String name, final String program, final Verdict verdict) throws RulesetException {
		final var rules = rule("Allow", ", \"Program\": \"" + program.replace("\\", "\\\\") + "\"");
		assertEquals(verdict, ask(rules, ASK).verdict());
		final var nobody = ask(rules, "tcp 10.77.0.2 -> 10.77.0.1:49152 on " + name);
		assertEquals(Verdict.UNKNOWN, nobody.verdict());
		assertTrue(nobody.reason().contains("which program"), nobody.reason());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "\"LocalSubnet\"|10.77.0.2|ACCEPT", "\"LocalSubnet\"|10.78.0.2|DROP", "[\"10.78.0.0/255.255.0.0\", \"1.2.3.4\"]|10.78.9.9|ACCEPT",
			"\"10.77.0.5-10.77.0.9\"|10.77.0.7|ACCEPT", "\"10.77.0.5-10.77.0.9\"|10.77.0.10|DROP", "\"DefaultGateway\"|10.77.0.10|UNKNOWN", "\"fd77::/64\"|10.77.0.2|DROP" })
	void asksWhereItComesFrom(final String addresses, final String source, final Verdict verdict) throws RulesetException {
		assertEquals(verdict, ask(rule("Allow", ", \"RemoteAddress\": " + addresses), ASK.replace("10.77.0.2", source)).verdict());
	}

	@Test
	void rulesBelongToProfilesAndInterfaces() throws RulesetException {
		final var priv = rule("Allow", "").replace("\"Profile\": 0", "\"Profile\": \"Domain, Private\"");
		assertEquals(Verdict.ACCEPT, ask(priv, ASK).verdict());
		assertEquals(Verdict.DROP, ask(priv, ASK.replace("Ethernet", "Wi-Fi")).verdict());
		assertEquals(Verdict.DROP, ask(priv, ASK.replace("Ethernet", "Unidentified")).verdict());
		assertEquals(Verdict.DROP, ask(rule("Allow", ", \"InterfaceAlias\": \"Wi-Fi\""), ASK).verdict());
		assertEquals(Verdict.ACCEPT, ask("", ASK.replace("Ethernet", "VPN")).verdict());
	}

	@Test
	void blockAllIgnoresRules() throws RulesetException {
		final var text = "{" + PROFILES.replace("\"AllowInboundRules\": \"NotConfigured\"", "\"AllowInboundRules\": \"False\"") + ", \"rules\": [" + rule("Allow", "") + "]}";
		assertEquals(Verdict.DROP, new WindowsReader().read(text, Host.UNKNOWN).evaluate(Flow.parse(ASK)).verdict());
	}

	@Test
	void policyCanForbidLocalRules() throws RulesetException {
		final var text = "{" + PROFILES.replace("\"AllowLocalFirewallRules\": \"True\"", "\"AllowLocalFirewallRules\": \"False\"") + ", \"rules\": ["
				+ rule("Allow", ", \"PolicyStoreSourceType\": \"Local\"") + "]}";
		assertEquals(Verdict.DROP, new WindowsReader().read(text, Host.UNKNOWN).evaluate(Flow.parse(ASK)).verdict());
	}

	@Test
	void tunnelsAskForEdgeTraversal() throws RulesetException {
		final var teredo = "tcp 2001:db8::1 -> [2001:0:5ef5::1]:49152 on Teredo";
		assertEquals(Verdict.DROP, ask(rule("Allow", ", \"EdgeTraversalPolicy\": \"Block\""), teredo).verdict());
		assertEquals(Verdict.ACCEPT, ask(rule("Allow", ", \"EdgeTraversalPolicy\": 1"), teredo).verdict());
		assertEquals(Verdict.UNKNOWN, ask(rule("Allow", ", \"EdgeTraversalPolicy\": \"DeferToApp\""), teredo).verdict());
	}

	@Test
	void joinsFiltersByTheirRule() throws RulesetException {
		final var text = "{" + PROFILES + ", \"rules\": {\"value\": [" + rule("Allow", "") + "], \"Count\": 1}, \"portFilters\": [{\"InstanceID\": \"r\", \"Protocol\": \"UDP\","
				+ " \"LocalPort\": \"53\"}], \"applicationFilters\": [{\"InstanceID\": \"other\", \"Program\": \"x\"}]}";
		final var ruleset = new WindowsReader().read(text, Host.UNKNOWN);
		assertEquals(Verdict.DROP, ruleset.evaluate(Flow.parse(ASK)).verdict());
		assertEquals(Verdict.ACCEPT, ruleset.evaluate(Flow.parse(ASK.replace("tcp", "udp").replace("49152", "53"))).verdict());
	}

	@Test
	void withoutProfilesNothingIsSaidOfTheDefault() throws RulesetException {
		final var ruleset = new WindowsReader().read("[" + rule("Allow", ", \"Protocol\": \"UDP\"") + "]", Host.UNKNOWN);
		assertEquals(Verdict.UNKNOWN, ruleset.evaluate(Flow.parse(ASK)).verdict());
	}

	@Test
	void whatIsNoExportIsRefused() {
		assertThrows(RulesetException.class, () -> new WindowsReader().read("{}", Host.UNKNOWN));
		assertThrows(RulesetException.class, () -> new WindowsReader().read("rules", Host.UNKNOWN));
	}
}
