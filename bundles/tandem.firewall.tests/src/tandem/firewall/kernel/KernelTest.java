// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import tandem.firewall.Answer;
import tandem.firewall.RulesetException;
import tandem.firewall.Usable;
import tandem.firewall.Verdict;
import tandem.firewall.internal.cli.CaseFile;

/** The reader and a real kernel, side by side. */
class KernelTest {

	private static final String INTERFACES = "{\"lo\": [\"127.0.0.1/8\", \"::1/128\"], \"eth0\": [\"10.77.0.1/24\", \"10.77.0.10/24\", \"fd77::1/64\"],"
			+ " \"eth1\": [\"10.78.0.1/24\", \"fd78::1/64\"]}";
	private static final int FLOWS = 28;
	/** Found a SYN that gets through when it is repeated. */
	private static final long USUAL_SEED = -2_109_544_932_881_895_141L;

	/** One rule of the kernel's a line, with what a kernel did. */
	@Test
	void knowsTheKernelsRules() throws IOException, RulesetException {
		final var faults = new ArrayList<String>();
		var flows = 0;
		var unknown = 0;
		try (var facts = KernelTest.class.getResourceAsStream("facts.jsonl")) {
			for (final var line : new String(facts.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
				final var expected = JsonParser.parseString(line).getAsJsonObject();
				final var parsed = CaseFile.parse(line);
				for (var i = 0; i < parsed.flows().size(); i++) {
					final var answer = parsed.ruleset().evaluate(parsed.flows().get(i));
					flows++;
					unknown += answer.verdict() == Verdict.UNKNOWN ? 1 : 0;
					compare(parsed.id() + " " + parsed.flows().get(i), expected.getAsJsonArray("flows").get(i).getAsJsonObject(), answer, faults);
				}
			}
		}
		assertEquals(List.of(), faults);
		assertTrue(flows > 800 && unknown < flows / 6, flows + " flows, " + unknown + " unknown");
	}

	private static void compare(final String what, final JsonObject kernel, final Answer answer, final List<String> faults) {
		final var verdict = kernel.get("verdict").getAsString();
		final var session = kernel.has("session") ? kernel.get("session").getAsString() : "";
		if (answer.verdict() == Verdict.UNKNOWN) {
			return;
		}
		// Where the answer to a SYN is stopped, the probe can't always see that the SYN came through.
		final var right = answer.verdict() != Verdict.ACCEPT ? verdict.equals(answer.verdict().word())
				: answer.usable() == Usable.YES ? verdict.equals("accept") && session.equals("ok") : answer.usable() == Usable.UNKNOWN || !session.equals("ok");
		if (!right) {
			faults.add(what + ": " + kernel + " but " + answer.verdict() + ", usable " + answer.usable() + ": " + answer.reason());
		}
	}

	/** Random rulesets, loaded with nft and asked with real packets: usually always the same, with {@code tandem.tests=all} others every time. */
	@Test
	void agreesWithAKernelOnRandomRulesets() throws Exception {
		final var all = "all".equals(System.getProperty("tandem.tests"));
		final var seed = Long.getLong("tandem.firewall.seed", all ? new Random().nextLong() : USUAL_SEED);
		final var kernels = new ArrayList<Kernel>();
		try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
			for (var i = 0; i < (all ? 6 : 3); i++) {
				Kernel.open().ifPresent(kernels::add);
			}
			assumeTrue(!kernels.isEmpty(), "Network namespaces are not allowed here, or nft is missing");
			final var runs = new ArrayList<Future<List<String>>>();
			for (var i = 0; i < kernels.size(); i++) {
				final var kernel = kernels.get(i);
				final var own = seed + i;
				runs.add(workers.submit(() -> compare(kernel, own, all ? 40 : 5)));
			}
			final var faults = new ArrayList<String>();
			for (final var run : runs) {
				faults.addAll(run.get());
			}
			assertEquals(List.of(), faults, () -> "-Dtandem.firewall.seed=" + seed);
		} finally {
			kernels.forEach(Kernel::close);
		}
	}

	private static List<String> compare(final Kernel kernel, final long seed, final int rulesets) throws IOException, RulesetException {
		final var random = new RandomRules(seed);
		final var faults = new ArrayList<String>();
		for (var i = 0; i < rulesets; i++) {
			final var question = new JsonObject();
			question.addProperty("nft", random.ruleset());
			question.add("flows", random.flows(FLOWS));
			final var answered = kernel.ask(question);
			if (answered.isPresent()) {
				compare(answered.get(), faults);
			}
		}
		return faults;
	}

	private static void compare(final JsonObject kernel, final List<String> faults) throws RulesetException {
		final var asCase = new JsonObject();
		asCase.addProperty("id", kernel.get("nft_text").getAsString());
		asCase.add("ifaces", JsonParser.parseString(INTERFACES));
		asCase.add("nft_json", kernel.get("nft_json"));
		asCase.add("flows", kernel.get("flows"));
		final var parsed = CaseFile.parse(asCase.toString());
		for (var i = 0; i < parsed.flows().size(); i++) {
			compare(parsed.id() + parsed.flows().get(i), kernel.getAsJsonArray("results").get(i).getAsJsonObject(), parsed.ruleset().evaluate(parsed.flows().get(i)), faults);
		}
	}
}
