// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.nft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tandem.firewall.Flow;
import tandem.firewall.Host;
import tandem.firewall.RulesetException;
import tandem.firewall.Rulesets;

/** Connections that this computer begins. */
class OutboundTest {

	private static final String FLOW = "tcp 192.0.2.2 -> 203.0.113.9:443 on eth0";

	private static String base(final String hook, final String policy, final String... rules) {
		final var json = new StringBuilder("{\"nftables\": [{\"table\": {\"family\": \"inet\", \"name\": \"f\"}}, {\"chain\": {\"family\": \"inet\", \"table\": \"f\", \"name\": \"c\","
				+ " \"type\": \"filter\", \"hook\": \"" + hook + "\", \"prio\": 0, \"policy\": \"" + policy + "\"}}");
		for (final var rule : rules) {
			json.append(", {\"rule\": {\"family\": \"inet\", \"table\": \"f\", \"chain\": \"c\", \"expr\": [" + rule + "]}}");
		}
		return json.append("]}").toString();
	}

	private static final String TO_443 = "{\"match\": {\"op\": \"==\", \"left\": {\"payload\": {\"protocol\": \"tcp\", \"field\": \"dport\"}}, \"right\": 443}}, ";
	private static final String ESTABLISHED = "{\"match\": {\"op\": \"in\", \"left\": {\"ct\": {\"key\": \"state\"}}, \"right\": [\"established\", \"related\"]}}, {\"accept\": null}";

	@ParameterizedTest
	@CsvSource({ "none, accept, yes", "dropped, drop, no", "refused, reject, no", "answers stopped, accept, no", "answers pass, accept, yes", "inbound only, accept, yes", "limited, unknown, unknown" })
	void leaves(final String rules, final String verdict, final String usable) throws RulesetException {
		final var json = switch (rules) {
		case "dropped" -> base("output", "drop");
		case "refused" -> base("output", "accept", TO_443 + "{\"reject\": {\"type\": \"tcp reset\"}}");
		case "answers stopped" -> base("input", "drop");
		case "answers pass" -> base("input", "drop", ESTABLISHED);
		case "inbound only" -> base("input", "accept", TO_443 + "{\"drop\": null}");
		case "limited" -> base("output", "drop", TO_443 + "{\"limit\": {\"rate\": 1, \"per\": \"second\"}}, {\"accept\": null}");
		default -> base("output", "accept");
		};
		final var answer = Rulesets.linux(Optional.of(json), List.of(), Host.UNKNOWN).evaluateOutbound(Flow.parse(FLOW));
		assertEquals(verdict + ' ' + usable, answer.verdict().word() + ' ' + answer.usable().word(), answer::reason);
	}
}
