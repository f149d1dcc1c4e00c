// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tandem.screen.InputEvent;
import tandem.testsupport.Await;
import tandem.testsupport.XServer;

class WatchdogTest {

	private XServer server;

	private Process holder;

	@BeforeEach
	void start() throws IOException {
		server = XServer.start(640, 480);
		final var classPath = Stream.of(X11Platform.class, Holder.class, InputEvent.class).map(WatchdogTest::place).distinct()
				.collect(Collectors.joining(File.pathSeparator));
		holder = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-cp",
				classPath, Holder.class.getName(), server.display())).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		final var line = new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8)).readLine();
		assertEquals("held", line);
	}

	@AfterEach
	void stop() {
		holder.destroyForcibly();
		server.close();
	}

	private static String place(final Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		} catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	private ProcessHandle watchdog() {
		final var children = holder.children().toList();
		assertEquals(1, children.size());
		return children.getFirst();
	}

	@Test
	void releasesWhatAKilledEndpointHeldAndEnds() {
		final var keyboard = new Keyboard(server.display());
		final var watchdog = watchdog();
		assertEquals(2, keyboard.down().length);
		assertTrue(keyboard.buttons() != 0);
		assertEquals(1, keyboard.unicodeKeys().size());
		holder.destroyForcibly();
		Await.until("all up", () -> keyboard.down().length == 0 && keyboard.buttons() == 0);
		Await.until("the mapping is as before", () -> keyboard.unicodeKeys().isEmpty());
		Await.until("no process left", () -> !watchdog.isAlive());
	}

	@Test
	void endsWithAnEndpointThatClosesItsPort() throws IOException {
		final var keyboard = new Keyboard(server.display());
		final var watchdog = watchdog();
		holder.getOutputStream().close();
		Await.until("no process left", () -> !holder.isAlive() && !watchdog.isAlive());
		assertEquals(0, keyboard.down().length);
		assertEquals(0, keyboard.buttons());
		assertTrue(keyboard.unicodeKeys().isEmpty());
	}

	@Test
	void isFoundByTheBundleItself() throws IOException {
		final var watchdog = WatchdogProcess.start(server.display());
		final var process = watchdog.handle();
		final var keyboard = new Keyboard(server.display());
		holder.destroyForcibly();
		Await.until("all up", () -> keyboard.down().length == 0);
		server.run("xdotool", "keydown", "Shift_L");
		watchdog.tell(Guard.KEY_DOWN, keyboard.down()[0]);
		watchdog.abandon();
		Await.until("up", () -> keyboard.down().length == 0);
		Await.until("no process left", () -> !process.isAlive());
	}
}
