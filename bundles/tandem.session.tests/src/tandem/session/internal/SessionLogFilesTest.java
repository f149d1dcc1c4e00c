// SPDX-License-Identifier: EPL-2.0
package tandem.session.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.session.Role;
import tandem.session.host.SessionEvent;
import tandem.session.host.SessionEvent.Kind;
import tandem.session.host.SessionLogReader;
import tandem.session.host.SessionLogReader.Line;
import tandem.settings.Setting;
import tandem.testsupport.session.FakeTimers;
import tandem.testsupport.settings.FakeSettings;

class SessionLogFilesTest {

	@TempDir
	private Path folder;

	private final FakeTimers timers = new FakeTimers();
	private final FakeSettings settings = new FakeSettings();
	private final List<String> troubles = new ArrayList<>();
	private final SessionLogReader reader = new SessionLogReader();

	private SessionLogFiles logs() {
		return new SessionLogFiles(folder.resolve("state/sessions"), timers, settings, (what, cause) -> troubles.add(what));
	}

	@Test
	void writesLinesThatOnlyTheOwnerReads() throws IOException {
		final Path file;
		try (var log = logs().start(Role.SHARER, "ab12")) {
			file = log.file();
			log.write("Somebody connected.");
			timers.pass(Duration.ofSeconds(5));
			log.write(new SessionEvent(Kind.ENDED, "They left.", Map.of(SessionEvent.REASON, "TECHNICIAN_LEFT")));
		}
		assertTrue(file.getFileName().toString().matches("20260203T040506\\d{3}Z-sharer-ab12.jsonl"), file::toString);
		final var lines = Files.readAllLines(file);
		assertEquals(2, lines.size());
		assertTrue(lines.get(0).matches("\\{\"time\":\"2026-02-03T04:05:06[^\"]*Z\",\"kind\":\"note\",\"text\":\"Somebody connected.\"\\}"), lines.get(0));
		assertTrue(lines.get(1).endsWith("\"kind\":\"ended\",\"text\":\"They left.\",\"facts\":{\"reason\":\"TECHNICIAN_LEFT\"}}"), lines.get(1));
		assertEquals(List.of(new SessionEvent(Kind.NOTE, "Somebody connected.", Map.of()), new SessionEvent(Kind.ENDED, "They left.",
				Map.of("reason", "TECHNICIAN_LEFT"))), reader.read(file).stream().map(Line::event).toList());
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
		assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
	}

	@Test
	void aStrangerCanNotForgeLines() throws IOException {
		try (var log = logs().start(Role.SHARER, "ab12")) {
			log.write("called \"x\n{\"time\":\"2026-01-01T00:00:00Z\",\"text\":\"You allowed everything.\"}\u202e\u2028y\u0007\"");
			log.write("z".repeat(100_000));
			final var lines = Files.readAllLines(log.file());
			assertEquals(2, lines.size());
			assertFalse(lines.get(0).contains("\u202e"));
			assertTrue(lines.get(1).length() < 600);
			assertEquals(2, reader.read(log.file()).size());
			assertTrue(reader.read(log.file()).getFirst().event().text().startsWith("called \"x {"));
		}
	}

	@Test
	void aFloodEnds() throws IOException {
		try (var log = logs().start(Role.SHARER, "ab12")) {
			for (var i = 0; i < JsonLog.MAX_EVENTS + 100; i++) {
				log.write("x");
			}
			log.write(SessionEvent.of(Kind.ENDED, "They left."));
			final var lines = reader.read(log.file());
			assertEquals(JsonLog.MAX_EVENTS + 1, lines.size());
			assertEquals("Too much happened: the rest is left out.", lines.get(JsonLog.MAX_EVENTS - 1).event().text());
			assertEquals(Kind.ENDED, lines.getLast().event().kind());
		}
	}

	@Test
	void keepsTheNewest() throws IOException {
		settings.choose(Setting.LOGS_KEPT, 10);
		final var logs = logs();
		Path first = null;
		Path last = null;
		for (var i = 0; i <= 10; i++) {
			try (var log = logs.start(Role.TECHNICIAN, "id" + i)) {
				first = first == null ? log.file() : first;
				last = log.file();
			}
			timers.pass(Duration.ofSeconds(1));
		}
		assertFalse(Files.exists(first));
		assertTrue(Files.exists(last));
		assertEquals(10, logs.all().size());
		assertEquals(last, logs.all().getFirst());
	}

	@Test
	void saysSoWhereItCanNotWrite() throws IOException {
		Files.writeString(folder.resolve("state"), "in the way");
		assertThrows(IOException.class, () -> logs().start(Role.SHARER, "ab12"));
	}

	@Test
	void forgetsWhatIsTooOldAndNothingThatIsNotOurs() throws IOException {
		settings.fix(Setting.LOG_FOLDER, folder.toString());
		settings.fix(Setting.LOG_DAYS, 30);
		final var logs = logs();
		final Path old;
		try (var log = logs.start(Role.SHARER, "ab12")) {
			old = log.file();
		}
		assertEquals(folder, old.getParent());
		final var foreign = Files.writeString(folder.resolve("diary.jsonl"), "mine");
		timers.pass(Duration.ofDays(29));
		logs.start(Role.SHARER, "ab13").close();
		assertTrue(Files.exists(old));
		timers.pass(Duration.ofDays(2));
		logs.start(Role.SHARER, "ab14").close();
		assertFalse(Files.exists(old));
		assertTrue(Files.exists(foreign));
		assertEquals(2, logs.all().size());
	}

	@Test
	void aFolderThatIsNotThereIsNotMade() {
		settings.fix(Setting.LOG_FOLDER, folder.resolve("unplugged").toString());
		assertThrows(IOException.class, () -> logs().start(Role.SHARER, "ab12"));
		settings.fix(Setting.LOG_FOLDER, "relative");
		assertThrows(IOException.class, () -> logs().start(Role.SHARER, "ab12"));
	}

	@Test
	void deletesItsOwnWhereNobodyKeepsThem() throws IOException {
		final var logs = logs();
		final Path ended;
		try (var log = logs.start(Role.SHARER, "ab12")) {
			ended = log.file();
			log.write(SessionEvent.of(Kind.CONNECTED, "Somebody connected."));
			assertThrows(IOException.class, () -> logs.delete(ended), "it goes on");
			log.write(SessionEvent.of(Kind.ENDED, "They left."));
		}
		final var foreign = Files.writeString(folder.resolve(ended.getFileName()), "{}");
		assertThrows(IOException.class, () -> logs.delete(foreign), "another folder");
		final var other = Files.writeString(ended.resolveSibling("diary.jsonl"), "mine");
		assertThrows(IOException.class, () -> logs.delete(other), "not ours");
		for (final var kept : List.<Setting<?>>of(Setting.LOGS_KEPT, Setting.LOG_DAYS, Setting.LOG_REQUIRED)) {
			settings.fixAsItIs(kept);
			assertTrue(logs.kept().isPresent(), kept.key());
			assertThrows(IOException.class, () -> logs.delete(ended), kept.key());
			settings.unfix(kept);
		}
		assertTrue(Files.exists(ended) && Files.exists(foreign) && Files.exists(other));
		assertFalse(logs.kept().isPresent());
		logs.delete(ended);
		assertEquals(List.of(), logs.all());
	}

	@Test
	void tellsSinksAndOutlivesThem() throws IOException {
		final var heard = new ArrayList<String>();
		final var logs = logs();
		logs.addSink((role, id, when, event) -> {
			throw new IOException("journal full");
		});
		logs.addSink((role, id, when, event) -> heard.add(role + " " + id + " " + when + " " + event.text()));
		try (var log = logs.start(Role.TECHNICIAN, "ab12")) {
			log.write("a\nb");
			assertEquals(1, reader.read(log.file()).size());
		}
		assertEquals(List.of("TECHNICIAN ab12 " + timers.now() + " a b"), heard);
		assertEquals(1, troubles.size());
	}

	@Test
	void readsWhatIsLeftOfABrokenLog() throws IOException {
		final var file = Files.writeString(folder.resolve("x.jsonl"), "{\"time\":\"2026-01-01T00:00:00Z\",\"kind\":\"of-a-later-version\",\"text\":\"a\",\"more\":1}\n"
				+ "nonsense\n[1]\n{\"time\":\"yesterday\",\"text\":\"b\"}\n{\"time\":{},\"text\":\"c\"}\n{\"time\":\"2026-01-01T00:00:01Z\",\"kind\":\"paused\",\"text\":\"d\"}\n{\"time\":\"2026-");
		assertEquals(List.of(SessionEvent.note("a"), SessionEvent.of(Kind.PAUSED, "d")), reader.read(file).stream().map(Line::event).toList());
	}
}
