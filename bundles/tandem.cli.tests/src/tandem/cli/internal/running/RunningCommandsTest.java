// SPDX-License-Identifier: EPL-2.0
package tandem.cli.internal.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import tandem.local.LocalClient;
import tandem.local.command.Command;
import tandem.local.command.CommandException;
import tandem.local.command.ExitStatus;
import tandem.local.command.Invocation;

/** The commands beside products that answer as the real ones do; the real ones answer in the end-to-end tests. */
class RunningCommandsTest {

	@TempDir
	private Path folder;

	private final Map<String, JsonArray> sessions = new HashMap<>();
	private final List<String> asked = new ArrayList<>();
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private Optional<String> refusal = Optional.empty();

	private final LocalClient client = (product, verb, arguments) -> {
		asked.add(product + ' ' + verb + ' ' + arguments);
		if (!sessions.containsKey(product)) {
			return Optional.empty();
		}
		if (refusal.isPresent() && !verb.equals("sessions")) {
			throw new IOException(refusal.get());
		}
		final var answer = new JsonObject();
		if (verb.equals("sessions")) {
			answer.add("sessions", sessions.get(product));
		}
		return Optional.of(answer);
	};

	private record Typed(Path folder, List<String> switches, List<String> operands, ByteArrayOutputStream bytes) implements Invocation {

		@Override
		public Optional<String> option(final String name) {
			return Optional.empty();
		}

		@Override
		public List<String> options(final String name) {
			return List.of();
		}

		@Override
		public boolean has(final String name) {
			return switches.contains(name);
		}

		@Override
		public Path file(final String name) {
			return folder.resolve(name);
		}

		@Override
		public PrintStream out() {
			return new PrintStream(bytes, true, StandardCharsets.UTF_8);
		}

		@Override
		public PrintStream err() {
			return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
		}

		@Override
		public char[] password(final String prompt) {
			throw new AssertionError("no command here wants a password");
		}
	}

	private int run(final Command command, final String... typed) throws CommandException, IOException, InterruptedException {
		final var switches = List.of(typed).stream().filter(one -> one.startsWith("--")).toList();
		final var operands = List.of(typed).stream().filter(one -> !one.startsWith("--")).toList();
		return command.run(new Typed(folder, switches, operands, out));
	}

	private void refused(final int status, final Command command, final String... typed) {
		assertEquals(status, assertThrows(CommandException.class, () -> run(command, typed)).status());
	}

	private String out() {
		return out.toString(StandardCharsets.UTF_8);
	}

	private void runs(final String product, final String... told) {
		final var all = new JsonArray();
		for (final var one : told) {
			all.add(JsonParser.parseString(one));
		}
		sessions.put(product, all);
	}

	private List<String> ended() {
		return asked.stream().filter(line -> line.contains(" end ")).toList();
	}

	private static final String BELLA = "{\"id\":\"s1\",\"who\":\"Bella\",\"state\":\"viewing\",\"since\":\"2026-01-02T03:04:05Z\",\"route\":\"192.0.2.7:49152\"}";

	private static final String TOM = "{\"id\":\"here\",\"who\":\"Tom\",\"state\":\"controlled\"}";

	@Test
	void listsWhatBothProductsTell() throws Exception {
		runs("workbench", BELLA);
		runs("endpoint", TOM);
		assertEquals(ExitStatus.DONE, run(new SessionsCommand(client), "--json"));
		final var lines = out().lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
		assertEquals(List.of("workbench/s1", "endpoint/here"), lines.stream().map(line -> line.get("session").getAsString()).toList());
		assertEquals("2026-01-02T03:04:05Z", lines.getFirst().get("since").getAsString());
	}

	@Test
	void aNameFromAfarMovesNoCursor() throws Exception {
		runs("workbench", "{\"id\":\"s1\",\"who\":\"B\\u001b[2Jella\\n\",\"state\":\"viewing\"}");
		run(new SessionsCommand(client));
		assertTrue(out().contains("B?[2Jella?"), this::out);
		assertFalse(out().contains("\u001b"));
	}

	@Test
	void saysThatNothingRuns() {
		refused(ExitStatus.NOT_RUNNING, new SessionsCommand(client));
		refused(ExitStatus.NOT_RUNNING, new EndCommand(client));
		refused(ExitStatus.NOT_RUNNING, new AssistCommand(client), "--code");
	}

	@Test
	void endsTheOnlyOne() throws Exception {
		runs("workbench");
		runs("endpoint", TOM);
		assertEquals(ExitStatus.DONE, run(new EndCommand(client)));
		assertEquals(List.of("endpoint end {\"session\":\"here\"}"), ended());
	}

	@Test
	void amongSeveralOneIsNamed() throws Exception {
		runs("workbench", BELLA);
		runs("endpoint", TOM);
		refused(ExitStatus.MISUSED, new EndCommand(client));
		refused(ExitStatus.NO, new EndCommand(client), "workbench/s2");
		refused(ExitStatus.MISUSED, new EndCommand(client), "workbench/s1", "--all");
		assertEquals(List.of(), ended());
		run(new EndCommand(client), "workbench/s1");
		assertEquals(List.of("workbench end {\"session\":\"s1\"}"), ended());
	}

	@Test
	void endsAll() throws Exception {
		runs("workbench", BELLA);
		runs("endpoint", TOM);
		run(new EndCommand(client), "--all");
		assertEquals(2, ended().size());
	}

	@Test
	void noSessionIsNo() {
		runs("workbench");
		refused(ExitStatus.NO, new EndCommand(client));
	}

	@Test
	void aRefusalIsToldInItsWords() {
		runs("endpoint", TOM);
		refusal = Optional.of("There is no such session: it may be over.");
		final var told = assertThrows(CommandException.class, () -> run(new EndCommand(client)));
		assertEquals(ExitStatus.FAILED, told.status());
		assertTrue(told.getMessage().contains("it may be over"), told::getMessage);
	}

	@Test
	void opensAnInvitationWhereverOneStands() throws Exception {
		runs("workbench");
		Files.writeString(folder.resolve("help.tandem-invitation"), "x");
		assertEquals(ExitStatus.DONE, run(new AssistCommand(client), "help.tandem-invitation"));
		assertEquals(1, asked.size());
		assertTrue(asked.getFirst().startsWith("workbench open-invitation ") && asked.getFirst().contains(folder.resolve("help.tandem-invitation").toString()),
				asked::toString);
	}

	@Test
	void aFileThatIsNotThereIsToldHere() {
		runs("workbench");
		refused(ExitStatus.FAILED, new AssistCommand(client), "nowhere.tandem-invitation");
		assertEquals(List.of(), asked);
	}

	@Test
	void assistByCodeOrFile() throws Exception {
		runs("workbench");
		refused(ExitStatus.MISUSED, new AssistCommand(client));
		refused(ExitStatus.MISUSED, new AssistCommand(client), "a.tandem-invitation", "--code");
		run(new AssistCommand(client), "--code");
		assertEquals(List.of("workbench assist-by-code {}"), asked);
	}
}
