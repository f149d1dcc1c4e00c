// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import tandem.session.Role;
import tandem.session.host.SessionLogExport.Form;
import tandem.session.host.SessionLogs;
import tandem.testsupport.Await;
import tandem.testsupport.NoErrorLogged;
import tandem.testsupport.ui.Page;

@ExtendWith(NoErrorLogged.class)
class SavedTest {

	@TempDir
	private Path folder;

	private final Folder logs = new Folder();
	private ServiceRegistration<SessionLogs> registration;
	private ListStage stage;

	/** The logs of a folder, all of them ours. */
	private final class Folder implements SessionLogs {

		private volatile Optional<String> kept = Optional.empty();

		@Override
		public SessionLog start(final Role role, final String sessionId) throws IOException {
			throw new IOException("not here");
		}

		@Override
		public List<Path> all() throws IOException {
			try (var files = Files.list(folder)) {
				return files.filter(file -> file.getFileName().toString().startsWith("2026")).sorted(Comparator.reverseOrder()).toList();
			}
		}

		@Override
		public Optional<String> kept() {
			return kept;
		}

		@Override
		public void delete(final Path log) throws IOException {
			Files.delete(log);
		}
	}

	@BeforeEach
	void open() throws IOException {
		write("20260203T130506000Z-technician-ab12.jsonl", "2026-02-03T13:05:06Z", "Bella", "The sharer allowed you to see their screen.", "You left.");
		write("20260204T080000000Z-sharer-cd34.jsonl", "2026-02-04T08:00:00Z", "Tina", "You said No: they may not use your mouse and keyboard.", "They left.");
		registration = FrameworkUtil.getBundle(SavedTest.class).getBundleContext().registerService(SessionLogs.class, logs,
				new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 1000)));
		Await.until("the fake", () -> ListStage.window() != null && ListStage.window().getService(SessionLogs.class) == logs);
		stage = new ListStage(ListStage.SAVED);
		Await.until("both sessions", () -> stage.names().size() == 2);
	}

	private void write(final String name, final String time, final String who, final String what, final String end) throws IOException {
		Files.writeString(folder.resolve(name), """
				{"time":"%1$s","kind":"connected","text":"Connected to %2$s.","facts":{"name":"%2$s"}}
				{"time":"%1$s","kind":"note","text":"%3$s"}
				{"time":"%1$s","kind":"ended","text":"%4$s"}
				""".formatted(time, who, what, end));
	}

	@AfterEach
	void close() {
		stage.close();
		registration.unregister();
	}

	private List<String> lines() {
		return stage.rows(1).stream().map(row -> row.split(" \\| ")[1]).toList();
	}

	private static Page question() {
		return Page.titled(Display.getDefault(), "Delete Session Log");
	}

	private static void awaitAnswered() {
		Await.until("answered", () -> Display.getDefault().syncCall(() -> Stream.of(Display.getDefault().getShells()).noneMatch(shell -> shell.getText().equals("Delete Session Log"))));
	}

	@Test
	void listsTheNewestFirstAndTellsWhatHappened() {
		assertTrue(stage.rows().getFirst().contains("Tina | You were helped | 0 s | They left."), stage.rows()::toString);
		assertTrue(stage.rows().getLast().contains("Bella | You helped | 0 s | You left."), stage.rows()::toString);
		assertEquals(List.of("Connected to Tina.", "You said No: they may not use your mouse and keyboard.", "They left."), lines());
		stage.choose(1);
		assertEquals("Connected to Bella.", lines().getFirst());
	}

	@Test
	void searchesWhatHappenedToo() {
		stage.type("keyboard NO");
		Await.until("one session", () -> stage.rows().size() == 1);
		assertTrue(stage.rows().getFirst().contains("Tina"));
	}

	@Test
	void readsWhatAnotherProgramWrote() throws IOException {
		write("20260205T080000000Z-sharer-ef56.jsonl", "2026-02-05T08:00:00Z", "Ulla", "x", "They left.");
		stage.command("org.eclipse.ui.file.refresh");
		Await.until("the third", () -> stage.rows().size() == 3 && stage.rows().getFirst().contains("Ulla"));
	}

	@Test
	void deletesAfterAQuestionThatIsAnsweredKeepByItself() {
		stage.choose(0);
		stage.later("tandem.sessions.ui.savedDelete");
		question().awaitText("with Tina");
		assertEquals("Keep", stage.ask(() -> ListStage.window().getShell().getDisplay().getActiveShell().getDefaultButton().getText()));
		question().press("Keep");
		awaitAnswered();
		assertEquals(2, stage.rows().size());
		stage.later("tandem.sessions.ui.savedDelete");
		question().press("Delete");
		Await.until("one is left", () -> stage.rows().size() == 1 && stage.rows().getFirst().contains("Bella"));
		assertFalse(Files.exists(folder.resolve("20260204T080000000Z-sharer-cd34.jsonl")));
	}

	@Test
	void deletesNothingThatAnAdministratorKeeps() {
		logs.kept = Optional.of("Your administrator keeps them.");
		stage.choose(0);
		stage.later("tandem.sessions.ui.savedDelete");
		question().awaitText("Your administrator keeps them.").press("OK");
		awaitAnswered();
		assertEquals(2, stage.rows().size());
	}

	@Test
	void aLogFromElsewhereStandsInTheListAndOnlyLeavesIt() throws IOException {
		final var guest = folder.resolve("sent-by-bob.jsonl");
		write(guest.getFileName().toString(), "2026-01-01T00:00:00Z", "Bob", "x", "They left.");
		final var model = new SavedLogs(logs);
		assertEquals("Bob", model.open(guest).who());
		assertEquals(3, model.read().sessions().size());
		logs.kept = Optional.of("Your administrator keeps them.");
		model.delete(model.read().sessions().stream().filter(model::isGuest).toList());
		assertEquals(2, model.read().sessions().size());
		assertTrue(Files.exists(guest));
	}

	@Test
	void whatCanNotBeReadIsNamed() throws IOException {
		Files.createDirectory(folder.resolve("20260206T080000000Z-sharer-aa.jsonl"));
		final var found = new SavedLogs(logs).read();
		assertEquals(2, found.sessions().size());
		assertEquals(Optional.of("Not readable: 20260206T080000000Z-sharer-aa.jsonl"), found.trouble());
	}

	@Test
	void anExportGetsTheEndingOfItsForm() {
		assertEquals(Path.of("/a/report.html"), SavedHandler.named(Path.of("/a/report"), Form.HTML));
		assertEquals(Path.of("/a/report.txt"), SavedHandler.named(Path.of("/a/report.txt"), Form.HTML));
	}
}
