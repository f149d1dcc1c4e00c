// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.testsupport.Await;
import tandem.testsupport.XServer;

class XServerTest {

	@Test
	void showsWindowsUnderAWindowManagerAndTakesItsPicture(@TempDir final Path folder) throws Exception {
		try (var server = XServer.start(320, 240).withWindowManager()) {
			final var before = Files.readAllBytes(server.screenshot(folder.resolve("before.ppm")));
			server.spawn("xterm", "-T", "the-window", "-geometry", "20x5+10+10");
			Await.until("the window", () -> !server.run("xdotool", "search", "--onlyvisible", "--name", "the-window").isBlank());
			Await.until("the picture changes",
					() -> !java.util.Arrays.equals(before, Files.readAllBytes(server.screenshot(folder.resolve("after.ppm")))));
		}
	}

	@Test
	void endsWhatItStarted() {
		final var server = XServer.start(64, 48);
		final var program = server.spawn("sleep", "600");
		assertTrue(program.isAlive());
		server.close();
		assertFalse(program.isAlive());
		assertTrue(server.run("xdpyinfo").contains("unable to open display"));
	}

	@Test
	void twoHaveDisplaysOfTheirOwn() {
		try (var one = XServer.start(64, 48); var two = XServer.start(64, 48)) {
			assertNotEquals(one.display(), two.display());
			assertTrue(two.run("xdpyinfo").contains("64x48 pixels"));
		}
	}
}
