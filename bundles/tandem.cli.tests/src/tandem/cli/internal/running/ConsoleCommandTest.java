// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import tandem.cli.internal.CliStage;

class ConsoleCommandTest {

	private final List<String> asked = new ArrayList<>();
	private final List<String> products = new ArrayList<>(List.of("endpoint"));
	private final Deque<JsonObject> answers = new ArrayDeque<>();
	private final Deque<String> typed = new ArrayDeque<>();
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();
	private ConsoleCommand command;

	@BeforeEach
	void make() {
		command = new ConsoleCommand(this::ask, link -> () -> Optional.ofNullable(typed.poll()));
	}

	private Optional<JsonObject> ask(final String product, final String verb, final JsonObject arguments) throws IOException {
		if (!products.contains(product)) {
			return Optional.empty();
		}
		if (arguments.has("complete")) {
			final var words = new JsonObject();
			words.add("words", new JsonArray());
			return Optional.of(words);
		}
		asked.add(product + " " + verb + " " + arguments);
		if (arguments.has("line") && arguments.get("line").getAsString().startsWith("$")) {
			throw new IOException("Here are commands only.");
		}
		return Optional.of(answers.isEmpty() ? answer("", false, false, 0) : answers.poll());
	}

	private static JsonObject answer(final String output, final boolean running, final boolean more, final int status) {
		final var answer = new JsonObject();
		answer.addProperty("session", "7");
		answer.addProperty("output", output);
		answer.addProperty("running", running);
		answer.addProperty("more", more);
		answer.addProperty("status", status);
		return answer;
	}

	private int run(final String... arguments) {
		return CliStage.run(command, new PrintStream(out, true), new PrintStream(err, true), arguments);
	}

	private String out() {
		return out.toString(StandardCharsets.UTF_8);
	}

	@Test
	void runsLinesAndLeaves() {
		answers.add(answer("one\n", true, false, 0));
		answers.add(answer("two\n", false, true, 0));
		answers.add(answer("three\n", false, false, 1));
		answers.add(answer("four\n", false, false, 2));
		assertEquals(2, run("console", "-c", "tandem:status", "-c", "sessions"));
		assertEquals("one\ntwo\nthree\nfour\n", out());
		assertEquals(List.of("endpoint console {\"line\":\"tandem:status\"}", "endpoint console {\"session\":\"7\",\"wait\":true}", "endpoint console {\"session\":\"7\",\"wait\":true}",
				"endpoint console {\"session\":\"7\",\"line\":\"sessions\"}", "endpoint console {\"session\":\"7\",\"close\":true}"), asked);
	}

	@Test
	void nothingThatOthersWroteMovesTheCursor() {
		answers.add(answer("\u001b[2Jpwned\u009b\r\n\tx\n", false, false, 0));
		run("console", "-c", "sessions");
		assertEquals("?[2Jpwned??\n\tx\n", out());
	}

	@Test
	void readsLinesUntilSomebodyLeaves() {
		typed.addAll(List.of("status", " ", "$.context", "exit", "never"));
		assertEquals(3, run("console"));
		assertEquals(3, asked.size(), asked::toString);
		assertTrue(err.toString(StandardCharsets.UTF_8).contains("Here are commands only."));
	}

	@Test
	void saysWhichRunsOrNot() {
		products.add("workbench");
		assertEquals(2, run("console", "-c", "status"));
		assertEquals(0, run("console", "--product", "workbench", "-c", "status"));
		products.clear();
		assertEquals(4, run("console", "-c", "status"));
		assertEquals(4, run("console", "--product", "endpoint"));
	}
}
