// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.nft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.firewall.Answer;
import tandem.firewall.Flow;
import tandem.firewall.Host;
import tandem.firewall.RulesetException;
import tandem.firewall.Rulesets;
import tandem.firewall.Verdict;

/** What the reader does with statements that it can't decide or does not know. */
class NftGrammarTest {

	private static Answer ask(final String statements, final String policy) throws RulesetException {
		final var json = "{\"nftables\": [{\"metainfo\": {}}, {\"table\": {\"family\": \"inet\", \"name\": \"t\"}}, {\"chain\": {\"family\": \"inet\", \"table\": \"t\", \"name\": \"i\","
				+ " \"type\": \"filter\", \"hook\": \"input\", \"prio\": 0, \"policy\": \"" + policy + "\"}}, {\"rule\": {\"family\": \"inet\", \"table\": \"t\", \"chain\": \"i\","
				+ " \"handle\": 7, \"expr\": [" + statements + "]}}]}";
		return Rulesets.linux(Optional.of(json), List.of(), Host.UNKNOWN).evaluate(Flow.parse("tcp 10.77.0.2:40000 -> 10.77.0.1:22 on eth0"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"limit\": {\"rate\": 5, \"per\": \"second\"}}", "{\"limit\": \"named\"}", "{\"quota\": {\"val\": 5, \"val_unit\": \"mbytes\"}}", "{\"ct count\": {\"val\": 3}}",
			"{\"match\": {\"op\": \"==\", \"left\": {\"numgen\": {\"mode\": \"inc\", \"mod\": 2}}, \"right\": 0}}", "{\"match\": {\"op\": \"==\", \"left\": {\"meta\": {\"key\": \"cpu\"}}, \"right\": 0}}",
			"{\"match\": {\"op\": \"==\", \"left\": {\"meta\": {\"key\": \"unheard of\"}}, \"right\": 0}}", "{\"match\": {\"op\": \"~\", \"left\": {\"meta\": {\"key\": \"mark\"}}, \"right\": 0}}",
			"{\"match\": {\"op\": \"==\", \"left\": {\"unheard of\": {}}, \"right\": \"x\"}}", "{\"match\": {\"op\": \"==\", \"left\": {\"payload\": {\"protocol\": \"ip\", \"field\": \"unheard of\"}}, \"right\": 1}}",
			"{\"match\": {\"op\": \"==\", \"left\": {\"payload\": {\"protocol\": \"tcp\", \"field\": \"dport\"}}, \"right\": \"unheard-of-service\"}}",
			"{\"match\": {\"op\": \"==\", \"left\": {\"payload\": {\"protocol\": \"tcp\", \"field\": \"dport\"}}, \"right\": \"@missing\"}}", "{\"match\": {}}", "{\"unheard of\": {\"a\": 1}}",
			"{\"queue\": {\"num\": 3, \"flags\": \"bypass\"}}", "{\"xt\": {\"type\": \"match\", \"name\": \"string\"}}", "{\"synproxy\": null}", "{\"tproxy\": {\"port\": 5}}",
			"{\"vmap\": {\"key\": {\"payload\": {\"protocol\": \"tcp\", \"field\": \"dport\"}}, \"data\": \"@missing\"}}", "{\"meter\": {\"name\": \"m\", \"key\": 1, \"stmt\": {}}}", "{}", "5" })
	void whatCannotBeDecidedIsUnknownAndNamed(final String statement) throws RulesetException {
		final var answer = ask(statement + ", {\"drop\": null}", "accept");
		assertEquals(Verdict.UNKNOWN, answer.verdict(), answer.reason());
		assertTrue(answer.undecided().orElseThrow().contains("inet t i #1 (handle 7)"), answer.undecided()::toString);
		// If both ways end the same, nothing is in doubt; but what may end in any way still is.
		final var either = ask(statement + ", {\"drop\": null}", "drop").verdict();
		assertTrue(either == Verdict.DROP || either == Verdict.UNKNOWN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"limit\": {\"rate\": 5, \"per\": \"second\"}}", "{\"xt\": {\"type\": \"match\", \"name\": \"string\"}}" })
	void aDoubtThatChangesNothingIsNone(final String statement) throws RulesetException {
		assertEquals(Verdict.DROP, ask(statement + ", {\"drop\": null}", "drop").verdict());
		assertEquals(Verdict.ACCEPT, ask(statement + ", {\"log\": null}", "accept").verdict());
	}

	@Test
	void namesTheRuleThatDecides() throws RulesetException {
		final var answer = ask("{\"match\": {\"op\": \"==\", \"left\": {\"payload\": {\"protocol\": \"tcp\", \"field\": \"dport\"}}, \"right\": 22}}, {\"counter\": null}, {\"drop\": null}", "accept");
		assertEquals(Verdict.DROP, answer.verdict());
		final var rule = answer.rule().orElseThrow();
		assertEquals("inet t i", rule.place());
		assertEquals(1, rule.position());
		assertEquals(7, rule.handle().orElseThrow());
		assertEquals("tcp dport 22 counter drop", rule.text());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nonsense", "[]", "{}", "{\"nftables\": 5}", "{\"nftables\": [{\"rule\": {\"family\": \"inet\", \"table\": \"t\"}}]}" })
	void whatIsNoListingIsRefused(final String text) {
		assertThrows(RulesetException.class, () -> Rulesets.linux(Optional.of(text), List.of(), Host.UNKNOWN));
	}
}
