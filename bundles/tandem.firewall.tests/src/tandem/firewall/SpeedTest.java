// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** Large rulesets; the time is printed, not judged. */
class SpeedTest {

	private static final int RULES = 5000;

	@Test
	void asksManyFlowsOfManyRules() throws RulesetException {
		final var json = new StringBuilder("{\"nftables\": [{\"table\": {\"family\": \"inet\", \"name\": \"f\"}}, {\"chain\": {\"family\": \"inet\", \"table\": \"f\","
				+ " \"name\": \"i\", \"type\": \"filter\", \"hook\": \"input\", \"prio\": 0, \"policy\": \"drop\"}}");
		for (var i = 0; i < RULES; i++) {
			json.append(", {\"rule\": {\"family\": \"inet\", \"table\": \"f\", \"chain\": \"i\", \"handle\": " + i + ", \"expr\": [{\"match\": {\"op\": \"==\", \"left\":"
					+ " {\"payload\": {\"protocol\": \"ip\", \"field\": \"saddr\"}}, \"right\": {\"prefix\": {\"addr\": \"10." + i / 256 + '.' + i % 256 + ".0\", \"len\": 24}}}},"
					+ " {\"match\": {\"op\": \"==\", \"left\": {\"payload\": {\"protocol\": \"tcp\", \"field\": \"dport\"}}, \"right\": 22}},"
					+ (i % 10 == 0 ? " {\"limit\": {\"rate\": 5, \"per\": \"second\"}}, {\"log\": null}]}}" : " {\"accept\": null}]}}"));
		}
		final var start = System.nanoTime();
		final var ruleset = Rulesets.linux(Optional.of(json.append("]}").toString()), List.of(), Host.UNKNOWN);
		final var read = System.nanoTime();
		var accepted = 0;
		for (var i = 0; i < 1000; i++) {
			final var flow = Flow.parse("tcp 10.19." + i % 136 + ".7:40000 -> 10.77.0.1:" + (i % 2 == 0 ? 22 : 23) + " on eth0");
			accepted += ruleset.evaluate(flow).verdict() == Verdict.ACCEPT ? 1 : 0;
		}
		final var done = System.nanoTime();
		System.out.println(RULES + " rules read in " + (read - start) / 1_000_000 + " ms, 1000 flows asked in " + (done - read) / 1_000_000 + " ms");
		assertEquals(400, accepted, 1.0 * 60);
	}
}
