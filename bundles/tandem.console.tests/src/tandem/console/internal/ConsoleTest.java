// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;

import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Operand;
import tandem.local.command.Option;
import tandem.testsupport.Await;

class ConsoleTest {

	private final CountDownLatch begun = new CountDownLatch(1);
	private final CountDownLatch stopped = new CountDownLatch(1);
	private final Console console = new Console(() -> List.of(
			new Fake("say", call -> call.out().println(String.join("+", call.operands()) + (call.json() ? " json" : "") + call.option("--level").map(level -> " " + level).orElse(""))),
			new Fake("refuse", call -> {
				throw new CommandException(ExitStatus.NO, "No, says it.");
			}), new Fake("break", call -> {
				throw new IllegalStateException("oops");
			}), new Fake("flood", call -> {
				for (var i = 0; i < 60_000; i++) {
					call.out().println("Zeile " + i + " mit Größe und 😀");
				}
			}), new Fake("sleep", call -> {
				begun.countDown();
				try {
					new CountDownLatch(1).await();
				} finally {
					stopped.countDown();
				}
			}), new Group()));

	private interface Work {

		void run(Invocation call) throws CommandException, InterruptedException;
	}

	private record Fake(String name, Work work) implements Command {

		@Override
		public String summary() {
			return "do something";
		}

		@Override
		public List<Operand> operands() {
			return List.of(new Operand("ONE", false, "first"), new Operand("TWO", false, "second"));
		}

		@Override
		public List<Option> options() {
			return List.of(Option.JSON, Option.of("--level", List.of("low", "high"), "how much"));
		}

		@Override
		public int run(final Invocation call) throws CommandException, InterruptedException {
			work.run(call);
			return ExitStatus.DONE;
		}
	}

	private record Group() implements Command {

		@Override
		public String name() {
			return "group";
		}

		@Override
		public String summary() {
			return "has parts";
		}

		@Override
		public List<Command> parts() {
			return List.of(new Fake("inner", call -> call.out().println("inner " + call.operands())));
		}

		@Override
		public int run(final Invocation call) {
			throw new AssertionError("it has parts");
		}
	}

	@AfterEach
	void close() {
		console.close();
	}

	private static JsonObject request(final String name, final String value) {
		final var request = new JsonObject();
		request.addProperty(name, value);
		return request;
	}

	private JsonObject line(final String line) {
		return console.answer(request("line", line));
	}

	private String output(final String line) {
		return line(line).get("output").getAsString();
	}

	@Test
	void runsCommandsWithAndWithoutTheirScope() {
		assertEquals("a+b c\n", output("say a 'b c'"));
		assertEquals("a json high\n", output("tandem:say a --json --level high"));
		assertEquals("inner [x]\n", output("group inner x"));
		assertEquals("a\nb\n", output("say a; say b"));
	}

	@Test
	void pipesAreFiltered() {
		assertEquals("tandem:say          do something\n", output("help | grep SAY"));
		assertEquals("", output("say a | grep b"));
	}

	@Test
	void tellsWhatIsWrongAndHow() {
		assertEquals(ExitStatus.NO, line("refuse").get("status").getAsInt());
		assertEquals("No, says it.\n", output("refuse"));
		assertEquals("There is no command nonsense. help lists those there are.\n", output("nonsense"));
		assertEquals(ExitStatus.MISUSED, line("nonsense").get("status").getAsInt());
		assertEquals("There is no option --such here.\n", output("say --such"));
		assertEquals("--level is one of low, high.\n", output("say --level none"));
		assertEquals("Too many words: c\n", output("say a b c"));
		assertEquals("group needs one of inner.\n", output("group"));
		assertTrue(output("break").contains("oops"));
		assertEquals(ExitStatus.FAILED, line("break").get("status").getAsInt());
		assertEquals(ExitStatus.DONE, line("refuse; say a").get("status").getAsInt(), "the last one counts");
	}

	@Test
	void explainsItself() {
		assertTrue(output("help say").startsWith("say [ONE] [TWO] [OPTION ...]  do something\n"), output("help say"));
		assertEquals(output("help say"), output("say --help"));
		assertTrue(output("help").contains("that is asked on the screen alone"));
	}

	@Test
	void completes() {
		assertEquals("[\"say\",\"sleep\"]", console.answer(request("complete", "s")).get("words").toString());
		assertEquals("[\"tandem:say\"]", console.answer(request("complete", "tandem:sa")).get("words").toString());
		assertEquals("[\"inner\"]", console.answer(request("complete", "group ")).get("words").toString());
		assertEquals("[\"--level\"]", console.answer(request("complete", "say a --l")).get("words").toString());
	}

	@Test
	void longAnswersComeInParts() {
		var answer = line("flood");
		final var all = new StringBuilder(answer.get("output").getAsString());
		while (answer.get("running").getAsBoolean() || answer.get("more").getAsBoolean()) {
			assertTrue(answer.toString().length() < 60_000, "fits into a message");
			answer = console.answer(request("session", answer.get("session").getAsString()));
			all.append(answer.get("output").getAsString());
		}
		assertTrue(all.toString().startsWith("Zeile 0 mit Größe und 😀\n"));
		assertTrue(all.length() < Screen.MAX_BYTES + 200 && all.toString().endsWith("the rest is left out; | grep WORD finds lines.\n"), "the flood ends");
		assertFalse(all.indexOf("\ufffd") >= 0, "no character was torn");
	}

	@Test
	void whatRunsIsStopped() throws InterruptedException {
		final var answer = line("sleep");
		begun.await();
		assertTrue(answer.get("running").getAsBoolean());
		final var session = answer.get("session").getAsString();
		final var next = request("session", session);
		next.addProperty("line", "say a");
		assertThrows(IllegalArgumentException.class, () -> console.answer(next), "one at a time");
		final var stop = request("session", session);
		stop.addProperty("stop", true);
		console.answer(stop);
		stopped.await();
		Await.until("over", () -> !console.answer(request("session", session)).get("running").getAsBoolean());
	}

	@Test
	void conversationsAreFewAndEnd() {
		final var sessions = new ArrayList<String>();
		for (var i = 0; i < Console.MAX_CONVERSATIONS; i++) {
			sessions.add(line("say a").get("session").getAsString());
		}
		sessions.add(line("say a").get("session").getAsString());
		assertThrows(IllegalArgumentException.class, () -> console.answer(request("session", sessions.getFirst())), "the oldest went");
		sessions.removeFirst();
		final var close = request("session", sessions.getFirst());
		close.addProperty("close", true);
		console.answer(close);
		assertThrows(IllegalArgumentException.class, () -> console.answer(request("session", sessions.getFirst())));
		assertEquals("a\n", output("say a"));
		assertThrows(IllegalArgumentException.class, () -> console.answer(request("session", "guessed")));
		assertThrows(IllegalArgumentException.class, () -> console.answer(new JsonObject()));
	}
}
