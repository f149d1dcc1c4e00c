// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;
import tandem.local.command.Operand;
import tandem.local.command.Option;

class CommandShellTest {

	@TempDir
	private Path folder;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();
	private final Map<String, String> environment = new HashMap<>();
	private final List<String> asked = new ArrayList<>();
	private Optional<char[]> answer = Optional.empty();

	private interface Body {
		int run(Invocation invocation) throws CommandException, IOException, InterruptedException;
	}

	private record Verb(String name, List<Command> parts, List<Option> options, List<Operand> operands, Body body) implements Command {

		@Override
		public String summary() {
			return "do 100% of " + name;
		}

		@Override
		public List<String> details() {
			return List.of("More about 100% of " + name + ".\n.A line with a dot");
		}

		@Override
		public int run(final Invocation invocation) throws CommandException, IOException, InterruptedException {
			return body.run(invocation);
		}
	}

	private int run(final Command verb, final String... arguments) {
		final var terminal = new Terminal(new PrintStream(out, true), new PrintStream(err, true), environment, prompt -> {
			asked.add(prompt);
			return answer;
		});
		return new CommandShell(List.of(verb), terminal).run(arguments);
	}

	private static Command verb(final Body body, final Option... options) {
		return new Verb("dance", List.of(), List.of(options), List.of(new Operand("WHO", false, "who dances")), body);
	}

	private String out() {
		return out.toString(StandardCharsets.UTF_8);
	}

	private String err() {
		return err.toString(StandardCharsets.UTF_8);
	}

	@Test
	void aCommandGetsWhatWasTypedAndReturnsItsStatus() {
		final var status = run(verb(invocation -> {
			assertEquals(List.of("a", "b c"), invocation.options("--step"));
			assertEquals(Optional.of("slow"), invocation.option("--tempo"));
			assertEquals(Optional.empty(), invocation.option("--hall"));
			assertTrue(invocation.json());
			assertEquals(List.of("Maria"), invocation.operands());
			invocation.out().println("danced");
			return 7;
		}, Option.many("--step", "STEP", "a step"), Option.of("--tempo", List.of("slow", "quick"), "how fast"), Option.one("--hall", "HALL", "where"),
				Option.JSON), "dance", "--step", "a", "--step=b c", "--tempo", "slow", "--json", "Maria");
		assertEquals(7, status, this::err);
		assertEquals("danced\n", out());
	}

	@ParameterizedTest
	@ValueSource(strings = { "danse", "dance --stepp a", "dance --step", "dance --tempo sideways", "dance a b", "", "dance --nonsense", "--nonsense" })
	void whatIsNotUnderstoodSaysSoAndDoesNothing(final String line) {
		final var status = run(verb(invocation -> {
			throw new AssertionError("it was run");
		}, Option.many("--step", "STEP", "a step"), Option.of("--tempo", List.of("slow", "quick"), "how fast")), line.isEmpty() ? new String[0] : line.split(" "));
		assertEquals(ExitStatus.MISUSED, status);
		assertEquals("", out());
		assertFalse(err().isBlank());
	}

	@Test
	void aWordThatIsNearlyRightIsGuessed() {
		run(verb(invocation -> 0), "danec");
		assertTrue(err().contains("dance"), this::err);
	}

	@Test
	void everythingExplainsItself() {
		assertEquals(0, run(verb(invocation -> 1, Option.one("--hall", "HALL", "50% of the place")), "dance", "--help"));
		assertTrue(out().contains("do 100% of dance") && out().contains("--hall=HALL") && out().contains("50% of the place") && out().contains("who dances")
				&& out().contains("More about 100% of dance."), this::out);
		out.reset();
		assertEquals(0, run(verb(invocation -> 1), "--help"));
		assertTrue(out().contains("dance") && out().contains("completion") && out().contains("Exit status"), this::out);
	}

	@Test
	void aVerbOfPartsWantsOneOfThem() {
		final var part = new Verb("waltz", List.of(), List.of(), List.of(), invocation -> 5);
		final var verb = new Verb("dance", List.of(part), List.of(), List.of(), invocation -> 1);
		assertEquals(5, run(verb, "dance", "waltz"));
		assertEquals(ExitStatus.MISUSED, run(verb, "dance"));
		assertTrue(err().contains("waltz"), this::err);
	}

	@Test
	void whatGoesWrongIsASentenceWithAStatus() {
		assertEquals(9, run(verb(invocation -> {
			throw new CommandException(9, "The hall is closed.");
		}), "dance"));
		assertEquals(ExitStatus.FAILED, run(verb(invocation -> {
			throw new NoSuchFileException("/nowhere/notes");
		}), "dance"));
		assertEquals(ExitStatus.FAILED, run(verb(invocation -> {
			throw new IllegalStateException("oops");
		}), "dance"));
		assertEquals(List.of("The hall is closed.", "There is no file /nowhere/notes.", "Something went wrong in Tandem itself: java.lang.IllegalStateException: oops"),
				err().lines().toList());
	}

	@Test
	void aPasswordComesFromAFileTheEnvironmentOrThePersonAndNeverFromAnArgument() throws Exception {
		Files.writeString(folder.resolve("pw"), "  in the file\n");
		final var verb = verb(invocation -> {
			invocation.out().print(new String(invocation.password("Password")));
			return 0;
		}, Option.one("--password-file", "FILE", "the file with the password"));
		run(verb, "dance", "--password-file", folder.resolve("pw").toString());
		assertEquals("in the file", out());
		out.reset();
		answer = Optional.of("by hand".toCharArray());
		run(verb, "dance");
		assertEquals("by hand", out());
		assertEquals(List.of("Password: "), asked);
		out.reset();
		environment.put("TANDEM_PASSWORD", "in the environment");
		run(verb, "dance");
		assertEquals("in the environment", out());
		environment.clear();
		answer = Optional.empty();
		assertEquals(ExitStatus.MISUSED, run(verb, "dance"));
		assertTrue(err().contains("--password-file"), this::err);
		assertEquals(ExitStatus.FAILED, run(verb, "dance", "--password-file", folder.resolve("nothing").toString()));
	}

	@Test
	void aPasswordThatIsAnArgumentIsTakenWhereTheCommandSaysSoAndWarnedOf() {
		final Body body = invocation -> {
			invocation.out().print(new String(invocation.password("Password")));
			return 0;
		};
		assertEquals(0, run(verb(body, Option.one("--password", "PASSWORD", "everybody can read it")), "dance", "--password", "open sesame"));
		assertEquals("open sesame", out());
		assertTrue(err().startsWith("Warning: ") && !err().contains("sesame"), this::err);
		assertEquals(ExitStatus.MISUSED, run(verb(body), "dance", "--password", "open sesame"));
	}

	@Test
	void filesAreWhereThePersonIs() {
		run(verb(invocation -> {
			assertEquals(Path.of("").toAbsolutePath().resolve("x/y"), invocation.file("x/y"));
			assertEquals(Path.of("/x"), invocation.file("/x"));
			return 0;
		}), "dance");
		assertEquals("", err());
	}

	@Test
	void bashUnderstandsTheCompletion() throws Exception {
		assertEquals(0, run(verb(invocation -> 0, Option.of("--tempo", List.of("slow", "quick"), "how fast")), "completion", "bash"));
		final var script = folder.resolve("completion");
		Files.writeString(script, out());
		assertEquals("dance", bash(script, "COMP_WORDS=(tandem dan); COMP_CWORD=1; _complete_tandem; echo \"${COMPREPLY[*]}\""));
		assertEquals("slow quick", bash(script, "COMP_WORDS=(tandem dance --tempo ''); COMP_CWORD=3; _complete_tandem 2>/dev/null; echo ${COMPREPLY[*]}"));
		assertEquals(ExitStatus.MISUSED, run(verb(invocation -> 0), "completion", "fish"));
	}

	@Test
	void powerShellIsToldEveryCommandAndOption() throws Exception {
		assertEquals(0, run(verb(invocation -> 0, Option.of("--tempo", List.of("slow", "it's quick"), "how fast")), "completion", "powershell"));
		assertTrue(out().contains("    'tandem' = @('completion', 'dance', 'licences', 'manual', '--help', '--version')\n"), out());
		assertTrue(out().contains("    'tandem dance' = @('--tempo', '--help')\n"), out());
		assertTrue(out().contains("    'tandem dance --tempo' = @('slow', 'it''s quick')\n"), out());
		assertEquals(out().chars().filter(symbol -> symbol == '{').count(), out().chars().filter(symbol -> symbol == '}').count());
	}

	private static String bash(final Path script, final String commands) throws IOException, InterruptedException {
		final var process = new ProcessBuilder("bash", "-c", "source " + script + "; " + commands).redirectErrorStream(true).start();
		final var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(process.waitFor(30, TimeUnit.SECONDS));
		return said.strip();
	}

	@Test
	void theManualIsMadeOfWhatTheCommandsSay() throws Exception {
		assertEquals(0, run(verb(invocation -> 0, Option.one("--hall", "HALL", "where")), "manual"));
		final var page = out();
		assertTrue(page.contains(".SS tandem dance [WHO] [OPTION ...]") && page.contains(".B \\-\\-hall HALL") && page.contains("\\&.A line with a dot"), page);
	}

	@Test
	void anOptionsNameIsChecked() {
		for (final var name : List.of("hall", "-hall", "-H", "--", "--Hall", "--a b")) {
			assertThrows(IllegalArgumentException.class, () -> Option.flag(name, "where"));
		}
	}

	@Test
	void tellsItsVersionAndTheLicencesOfWhatCameWithIt() {
		assertEquals(0, run(verb(invocation -> 0), "--version"));
		assertTrue(out().matches("Tandem \\d+\\.\\d+\\.\\d+.*\\R"), this::out);
		assertEquals(0, run(verb(invocation -> 0), "licences"));
		assertTrue(out().contains("Eclipse Public License 2.0") && out().lines().anyMatch(line -> line.startsWith("picocli ")), this::out);
	}
}
