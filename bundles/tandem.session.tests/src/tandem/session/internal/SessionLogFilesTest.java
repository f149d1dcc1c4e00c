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
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.session.Role;
import tandem.testsupport.session.FakeTimers;

class SessionLogFilesTest {

	@TempDir
	private Path folder;

	private final FakeTimers timers = new FakeTimers();

	private SessionLogFiles logs() {
		return new SessionLogFiles(folder.resolve("state/sessions"), timers, ZoneOffset.ofHours(1));
	}

	@Test
	void writesLinesThatOnlyTheOwnerReads() throws IOException {
		final Path file;
		try (var log = logs().start(Role.SHARER, "ab12")) {
			file = log.file();
			log.write("Somebody connected.");
			timers.pass(Duration.ofSeconds(5));
			log.write("They left.");
		}
		assertEquals("2026-02-03 05:05:06 +0100  Somebody connected.\n2026-02-03 05:05:11 +0100  They left.\n", Files.readString(file));
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
		assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
	}

	@Test
	void aStrangerCanNotForgeLines() throws IOException {
		try (var log = logs().start(Role.SHARER, "ab12")) {
			log.write("called \"x\n2026-01-01 00:00:00 +0100  You allowed everything.\u202e\u2028y\u0007\"");
			log.write("z".repeat(100_000));
			final var lines = Files.readAllLines(log.file());
			assertEquals(2, lines.size());
			assertFalse(lines.get(0).contains("\u202e"));
			assertTrue(lines.get(1).length() < 600);
		}
	}

	@Test
	void aFloodEnds() throws IOException {
		try (var log = logs().start(Role.SHARER, "ab12")) {
			for (var i = 0; i < TextLog.MAX_EVENTS + 100; i++) {
				log.write("x");
			}
			assertEquals(TextLog.MAX_EVENTS, Files.readAllLines(log.file()).size());
		}
	}

	@Test
	void keepsTheNewest() throws IOException {
		final var logs = logs();
		Path first = null;
		Path last = null;
		for (var i = 0; i <= SessionLogFiles.KEPT; i++) {
			try (var log = logs.start(Role.TECHNICIAN, "id" + i)) {
				first = first == null ? log.file() : first;
				last = log.file();
			}
			timers.pass(Duration.ofSeconds(1));
		}
		assertFalse(Files.exists(first));
		assertTrue(Files.exists(last));
		try (var files = Files.list(last.getParent())) {
			assertEquals(SessionLogFiles.KEPT, files.count());
		}
	}

	@Test
	void saysSoWhereItCanNotWrite() throws IOException {
		Files.writeString(folder.resolve("state"), "in the way");
		assertThrows(IOException.class, () -> logs().start(Role.SHARER, "ab12"));
	}
}
