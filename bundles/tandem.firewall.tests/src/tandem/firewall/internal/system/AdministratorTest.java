// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import tandem.firewall.Applied.Outcome;
import tandem.firewall.Change;
import tandem.firewall.Owner;
import tandem.firewall.internal.system.Processes.Output;

/** Commands with an administrator's rights, which a person gives once. */
class AdministratorTest {

	private final List<String> asked = new ArrayList<>();

	/** A person without rights; {@code pkexec} and {@code sudo} do what the test says, the shell is a real one. */
	private Processes person(final Optional<Integer> pkexec, final boolean sudo) {
		final var system = new SystemProcesses();
		return (command, limit) -> {
			asked.add(command.getFirst());
			return switch (command.getFirst()) {
			case "id" -> new Output(0, "1000\n", "");
			case "pkexec" -> {
				if (pkexec.isEmpty()) {
					throw new NoProgramException("pkexec");
				}
				yield pkexec.get() == 0 ? system.run(command.subList(1, command.size()), limit) : new Output(pkexec.get(), "", "Request dismissed");
			}
			case "sudo" -> sudo ? system.run(command.subList(2, command.size()), limit) : new Output(1, "", "sudo: a password is required");
			default -> throw new IOException("nobody may run " + command);
			};
		};
	}

	@Test
	void asksOnceForAllCommands() throws IOException, InterruptedException {
		final var said = new Administrator(person(Optional.of(0), false)).run(List.of(List.of("echo", "it's", "$HOME  \"x\""), List.of("false"), List.of("printf", "%s", "a\nb")), false);
		assertEquals(List.of("it's $HOME  \"x\"\n", "", "a\nb"), said.stream().map(Output::out).toList());
		assertEquals(List.of(0, 1, 0), said.stream().map(Output::status).toList());
		assertEquals(List.of("id", "pkexec"), asked);
	}

	@Test
	void stopsAtTheFirstThatFails() throws IOException, InterruptedException {
		final var said = new Administrator(person(Optional.of(0), false)).run(List.of(List.of("echo", "1"), List.of("no-such-program-here"), List.of("echo", "3")), true);
		assertEquals(List.of(0, 127), said.stream().map(Output::status).toList());
	}

	@Test
	void goesOnToSudo() throws IOException, InterruptedException {
		assertEquals("1\n", new Administrator(person(Optional.empty(), true)).run(List.of(List.of("echo", "1")), true).getFirst().out());
		assertEquals("1\n", new Administrator(person(Optional.of(127), true)).run(List.of(List.of("echo", "1")), true).getFirst().out());
	}

	@Test
	void saysThatThePersonRefused() {
		assertThrows(Administrator.RefusedException.class, () -> new Administrator(person(Optional.of(126), false)).run(List.of(List.of("echo", "1")), true));
	}

	private static Change change(final List<List<String>> commands, final List<List<String>> undo) {
		return new Change("x", "Open it", Owner.NFTABLES, commands, undo, false, "");
	}

	@Test
	void namesTheNumberOfANewRule() throws InterruptedException {
		final var applied = new Applying(new Administrator(person(Optional.of(0), false))::run)
				.apply(change(List.of(List.of("echo", "add rule x # handle 17"), List.of("echo", "# handle 4")), List.of(List.of("echo", "second", Change.NUMBER), List.of("echo", "first", Change.NUMBER))));
		assertEquals(Outcome.DONE, applied.outcome());
		assertEquals(List.of("echo second 4", "echo first 17"), applied.undo().orElseThrow().lines());
	}

	@Test
	void takesBackWhatWasDoneBeforeAFailure() throws IOException, InterruptedException {
		final var file = Files.createTempFile("undone", "");
		final var applied = new Applying(new Administrator(person(Optional.of(0), false))::run)
				.apply(change(List.of(List.of("true"), List.of("false")), List.of(List.of("rm", "no such file"), List.of("rm", file.toString()))));
		assertEquals(Outcome.FAILED, applied.outcome());
		assertTrue(applied.output().contains("taken back") && applied.undo().isEmpty(), applied::output);
		assertTrue(Files.notExists(file), "the first command is taken back");
	}

	@Test
	void changesNothingWithoutRights() throws InterruptedException {
		final var applied = new Applying(new Administrator(person(Optional.of(126), false))::run).apply(change(List.of(List.of("true")), List.of(List.of("true"))));
		assertEquals(Outcome.REFUSED, applied.outcome());
		assertTrue(applied.undo().isEmpty());
	}

	@Test
	void endsAProgramThatTakesTooLong() {
		final var late = assertThrows(IOException.class, () -> new SystemProcesses().run(List.of("sleep", "60"), Duration.ofMillis(50)));
		assertTrue(late.getMessage().contains("longer"), late::getMessage);
		assertThrows(NoProgramException.class, () -> new SystemProcesses().run(List.of("no-such-program-here"), Duration.ofSeconds(1)));
	}
}
