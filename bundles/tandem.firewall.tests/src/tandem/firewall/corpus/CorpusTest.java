// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.corpus;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import tandem.firewall.Answer;
import tandem.firewall.RulesetException;
import tandem.firewall.Usable;
import tandem.firewall.Verdict;
import tandem.firewall.internal.cli.CaseFile;

/** The reader and what a real kernel did with rulesets that people and tools wrote. Prints its counts. */
class CorpusTest {

	private static final List<String> FLAGS = List.of("undecidable", "exotic", "json_opaque", "json_lossy");

	/** Counts of one family of cases. */
	private static final class Count {
		private int flows;
		private int strict;
		private int right;
		private int wrong;
		private int confused;
		private int unknown;
		private int strictUnknown;
		private int usableRight;
		private int usableWrong;
		private int usableUnknown;

		@Override
		public String toString() {
			return flows + " flows: " + right + " right, " + wrong + " wrong (" + confused + " drop taken for reject or the other way round), " + unknown + " unknown; of "
					+ strict + " without a flag " + strictUnknown + " unknown; usable " + usableRight + " right, " + usableWrong + " wrong, " + usableUnknown + " unknown";
		}
	}

	private final Map<String, Count> counts = new TreeMap<>();
	private final StringBuilder faults = new StringBuilder();

	@Test
	void agreesWithTheKernel() throws IOException, RulesetException {
		for (final var file : List.of("dev.jsonl.gz", "semantics.jsonl.gz")) {
			for (final var line : lines(file)) {
				compare(line);
			}
		}
		counts.forEach((tag, count) -> System.out.println(tag + ": " + count));
		assertEquals("", faults.toString());
		assertEquals(1528, counts.get("all").flows);
		assertAll(counts.entrySet().stream().map(entry -> () -> within(entry.getKey(), entry.getValue())));
	}

	/** A packed file of this package. */
	static List<String> lines(final String file) throws IOException {
		try (var in = new GZIPInputStream(CorpusTest.class.getResourceAsStream(file))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
	}

	private static void within(final String tag, final Count count) {
		final var limit = tag.equals("all") ? 2 : 5;
		assertTrue(count.strictUnknown * 100 < Math.max(1, count.strict) * limit || count.strictUnknown == 0, () -> tag + ": " + count);
	}

	private void compare(final String line) throws RulesetException {
		final var json = JsonParser.parseString(line).getAsJsonObject();
		final var parsed = CaseFile.parse(line);
		for (var i = 0; i < parsed.flows().size(); i++) {
			final var expected = json.getAsJsonArray("flows").get(i).getAsJsonObject();
			final var answer = parsed.ruleset().evaluate(parsed.flows().get(i));
			count("all", expected, answer);
			json.getAsJsonArray("tags").forEach(tag -> count(tag.getAsString(), expected, answer));
			if (isWrong(expected, answer) || isUsableWrong(expected, answer)) {
				faults.append(parsed.id()).append(" flow ").append(i).append(": ").append(expected).append(" but ").append(answer.reason()).append('\n');
			}
		}
	}

	private static boolean isWrong(final JsonObject expected, final Answer answer) {
		return answer.verdict() != Verdict.UNKNOWN && !answer.verdict().word().equals(expected.get("verdict").getAsString()) && !expected.has("undecidable");
	}

	private static boolean isUsableWrong(final JsonObject expected, final Answer answer) {
		return answer.verdict() == Verdict.ACCEPT && expected.has("session") && answer.usable() != Usable.UNKNOWN && !expected.has("undecidable")
				&& answer.usable() == Usable.YES != expected.get("session").getAsString().equals("ok");
	}

	private void count(final String tag, final JsonObject expected, final Answer answer) {
		final var count = counts.computeIfAbsent(tag, _ -> new Count());
		final var strict = FLAGS.stream().noneMatch(expected::has);
		count.flows++;
		count.strict += strict ? 1 : 0;
		if (answer.verdict() == Verdict.UNKNOWN) {
			count.unknown++;
			count.strictUnknown += strict ? 1 : 0;
		} else if (isWrong(expected, answer)) {
			count.wrong++;
			count.confused += answer.verdict() != Verdict.ACCEPT && !expected.get("verdict").getAsString().equals("accept") ? 1 : 0;
		} else {
			count.right++;
		}
		if (answer.verdict() == Verdict.ACCEPT && expected.has("session")) {
			count.usableUnknown += answer.usable() == Usable.UNKNOWN ? 1 : 0;
			count.usableWrong += isUsableWrong(expected, answer) ? 1 : 0;
			count.usableRight += answer.usable() != Usable.UNKNOWN && !isUsableWrong(expected, answer) ? 1 : 0;
		}
	}
}
