// SPDX-License-Identifier: EPL-2.0
package tandem.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import tandem.session.Role;
import tandem.session.host.SessionLogExport.Form;

class SavedSessionTest {

	private static final Instant START = Instant.parse("2026-02-03T13:05:06Z");

	@TempDir
	private Path folder;

	private final SessionLogExport export = new SessionLogExport(ZoneOffset.UTC);
	private Path file;

	@BeforeEach
	void write() throws IOException {
		file = Files.writeString(folder.resolve("20260203T130506000Z-sharer-ab12.jsonl"),
				"{\"time\":\"2026-02-03T13:05:06Z\",\"kind\":\"connected\",\"text\":\"<b>Tina</b> & co connected.\",\"facts\":{\"name\":\"Tina <T>\"}}\n"
						+ "{\"time\":\"2026-02-03T13:07:06Z\",\"kind\":\"ended\",\"text\":\"They left.\",\"facts\":{\"reason\":\"TECHNICIAN_LEFT\"}}\n");
	}

	@Test
	void tellsWhoWhenAndHow() throws IOException {
		final var session = SavedSession.read(file);
		assertEquals(Optional.of(Role.SHARER), session.role());
		assertEquals("Tina <T>", session.who());
		assertEquals(START, session.began());
		assertEquals(START.plus(Duration.ofMinutes(2)), session.last());
		assertEquals("They left.", session.end().orElseThrow().text());
		assertFalse(session.isOpen(session.last()));
		assertTrue(session.connected());
	}

	@Test
	void aCallThatLedNowhereTellsWhomItWentTo() throws IOException {
		final var log = Files.writeString(folder.resolve("any.jsonl"),
				"{\"time\":\"2026-02-03T13:05:06Z\",\"kind\":\"note\",\"text\":\"You called Bob.\",\"facts\":{\"called\":\"Bob\"}}\n");
		final var session = SavedSession.read(log);
		assertEquals("Bob", session.who());
		assertEquals(Optional.empty(), session.role());
		assertFalse(session.connected());
		assertTrue(session.isOpen(START.plus(Duration.ofHours(23))));
		assertFalse(session.isOpen(START.plus(Duration.ofHours(25))), "the computer went off");
	}

	@Test
	void anEmptyLogTellsWhenItWasMadeAndOtherFilesAreNone() throws IOException {
		final var empty = Files.writeString(folder.resolve("20260203T130506000Z-technician-cd34.jsonl"), "");
		assertEquals(START, SavedSession.read(empty).began());
		assertEquals("", SavedSession.read(empty).who());
		final var other = Files.writeString(folder.resolve("notes.txt"), "shopping");
		assertThrows(IOException.class, () -> SavedSession.read(other));
		assertThrows(IOException.class, () -> SavedSession.read(folder.resolve("absent.jsonl")));
	}

	@Test
	void aLogFromElsewhereCanNotDisguiseItsWords() throws IOException {
		final var log = Files.writeString(folder.resolve("foreign.jsonl"), "{\"time\":\"2026-02-03T13:05:06Z\",\"text\":\"You\\u202e said\\n2026 No\"}\n");
		assertEquals("You  said 2026 No", SavedSession.read(log).lines().getFirst().event().text());
	}

	@Test
	void exportsText() throws IOException {
		assertEquals("""
				Tina <T> helped on this computer, 2026-02-03 13:05:06
				2026-02-03 13:05:06  <b>Tina</b> & co connected.
				2026-02-03 13:07:06  They left.
				""", export.document(List.of(SavedSession.read(file)), Form.TEXT));
	}

	@Test
	void exportsAPageInWhichNothingRuns() throws IOException {
		final var page = export.document(List.of(SavedSession.read(file), SavedSession.read(file)), Form.HTML);
		assertTrue(page.contains("<td>&lt;b&gt;Tina&lt;/b&gt; &amp; co connected.</td>"), page);
		assertTrue(page.contains("<h2>Tina &lt;T&gt; helped on this computer, 2026-02-03 13:05:06</h2>"), page);
		assertFalse(page.contains("<b>") || page.contains("<script") || page.contains("//"), page);
		assertEquals(2, page.split("<h2>", -1).length - 1);
	}

	@Test
	void exportsJsonLinesWithAllFacts() throws IOException {
		final var lines = export.document(List.of(SavedSession.read(file)), Form.JSON_LINES).lines().map(line -> (JsonObject) JsonParser.parseString(line)).toList();
		assertEquals(2, lines.size());
		assertEquals("20260203T130506000Z-sharer-ab12", lines.getFirst().get("session").getAsString());
		assertEquals("sharer", lines.getFirst().get("role").getAsString());
		assertEquals("Tina <T>", lines.getFirst().getAsJsonObject("facts").get("name").getAsString());
		assertEquals("ended", lines.getLast().get("kind").getAsString());
	}

	@Test
	void writesForTheOwnerAloneAndReplaces() throws IOException {
		final var target = Files.writeString(folder.resolve("report.html"), "old");
		export.write(List.of(SavedSession.read(file)), Form.of(target), target);
		assertTrue(Files.readString(target).startsWith("<!DOCTYPE html>"));
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
		try (var all = Files.list(folder)) {
			assertFalse(all.anyMatch(left -> left.toString().endsWith(".part")));
		}
		final var nowhere = folder.resolve("absent/report.txt");
		assertThrows(IOException.class, () -> export.write(List.of(), Form.of(nowhere), nowhere));
	}

	@Test
	void theNameSaysTheForm() {
		assertEquals(List.of(Form.HTML, Form.HTML, Form.JSON_LINES, Form.JSON_LINES, Form.TEXT, Form.TEXT),
				List.of("a.html", "A.HTM", "a.jsonl", "a.json", "a.txt", "a").stream().map(Path::of).map(Form::of).toList());
	}
}
