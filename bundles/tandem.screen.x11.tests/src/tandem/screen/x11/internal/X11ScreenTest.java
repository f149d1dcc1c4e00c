// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tandem.screen.Area;
import tandem.screen.Frame;
import tandem.screen.ScreenException;
import tandem.testsupport.Await;
import tandem.testsupport.XServer;

class X11ScreenTest {

	private static final Duration LONG = Duration.ofSeconds(20);

	private XServer server;

	@BeforeEach
	void start() {
		server = XServer.start(800, 600);
	}

	@AfterEach
	void stop() {
		server.close();
	}

	private X11Screen open() throws ScreenException {
		return X11Screen.open(Xlib.X11, server.display());
	}

	private static int pixel(final Frame frame, final int x, final int y) {
		return frame.pixels().get(ValueLayout.JAVA_INT_UNALIGNED, frame.offset(x, y)) & 0xffffff;
	}

	/** Captures until the pixel has this colour; gathers the areas read. */
	private static List<Area> captureUntil(final X11Screen screen, final int x, final int y, final int colour) {
		final var areas = new ArrayList<Area>();
		Await.until("colour %06x at %d,%d".formatted(colour, x, y), () -> {
			screen.await(Duration.ofMillis(100));
			areas.addAll(screen.capture());
			return pixel(screen.frame(), x, y) == colour;
		});
		return areas;
	}

	@Test
	void readsTheWholeScreenFirstAndThenOnlyWhatIsDrawn() throws ScreenException {
		server.run("xsetroot", "-solid", "#204060");
		try (var screen = open()) {
			assertTrue(screen.await(Duration.ZERO).pixels());
			assertEquals(List.of(new Area(0, 0, 800, 600)), screen.capture());
			assertEquals(0x204060, pixel(screen.frame(), 799, 599));

			server.spawn("xterm", "-geometry", "20x5+100+50", "-b", "0", "-bw", "0", "-bg", "#0a0b0c", "-e", "cat");
			final var areas = captureUntil(screen, 105, 100, 0x0a0b0c);
			final var window = new Area(100, 50, 400, 300);
			assertFalse(areas.isEmpty());
			assertTrue(areas.stream().allMatch(window::contains), () -> "outside the window: " + areas);
			assertEquals(0x204060, pixel(screen.frame(), 99, 50));
		}
	}

	@Test
	void readsThroughTheConnectionWhereNoMemoryIsShared() throws ScreenException {
		server.run("xsetroot", "-solid", "#112233");
		try (var connection = XConnection.open(Xlib.X11, server.display()); var image = new PlainImage(connection, 800, 600)) {
			assertTrue(image.read(10, 20, 700, 500));
			assertEquals(0x112233, pixel(image.frame(), 10, 20));
			assertEquals(0x112233, pixel(image.frame(), 709, 519));
			assertEquals(0, pixel(image.frame(), 9, 20));
			assertFalse(image.read(700, 500, 200, 200), "outside the screen");
			assertInstanceOf(String.class, connection.takeError());
		}
	}

	@Test
	void restsWhileNothingHappensAndCanBeWoken() throws ScreenException {
		try (var screen = open()) {
			settle(screen);
			final var before = System.nanoTime();
			assertFalse(screen.await(Duration.ofMillis(300)).any());
			assertTrue(System.nanoTime() - before >= 290_000_000L);

			final var waker = CompletableFuture.runAsync(screen::wake);
			assertFalse(screen.await(LONG).any());
			waker.join();
			assertTrue(System.nanoTime() - before < LONG.toNanos());
		}
	}

	@Test
	void doesNotWaitForAnEventThatCameWithAnAnswer() throws ScreenException {
		try (var connection = XConnection.open(Xlib.X11, server.display())) {
			final var propertyChange = 1L << 22;
			Xlib.X11.x().XSelectInput.call(connection.display(), connection.root(), propertyChange);
			connection.sync();
			server.run("xsetroot", "-name", "changed");
			connection.sync();
			final var before = System.nanoTime();
			connection.poll((int) LONG.toMillis());
			assertTrue(System.nanoTime() - before < LONG.toNanos() / 2);
			assertTrue(connection.nextEvent() != null);
		}
	}

	private static void settle(final X11Screen screen) {
		Await.until("rest", () -> {
			screen.capture();
			screen.newCursor();
			screen.pointer();
			return !screen.await(Duration.ofMillis(50)).any();
		});
	}

	@Test
	void tellsOfThePointer() throws ScreenException {
		try (var screen = open()) {
			assertTrue(screen.newCursor().isPresent());
			settle(screen);
			assertTrue(screen.newCursor().isEmpty());

			server.run("xdotool", "mousemove", "321", "123");
			final var change = screen.await(LONG);
			assertTrue(change.cursor());
			assertFalse(change.pixels());
			assertEquals(321, screen.pointer().x());
			assertEquals(123, screen.pointer().y());

			server.spawn("xterm", "-geometry", "40x20+250+50");
			Await.until("another picture", () -> {
				screen.await(Duration.ofMillis(100));
				screen.capture();
				return screen.newCursor().filter(c -> c.width() > 0 && hasColour(c.argb())).isPresent();
			});
		}
	}

	private static boolean hasColour(final int[] argb) {
		for (final var pixel : argb) {
			if (pixel >>> 24 == 255) {
				return true;
			}
		}
		return false;
	}

	@Test
	void followsMonitors() throws ScreenException {
		try (var screen = open()) {
			assertEquals(1, screen.layout().monitors().size());
			settle(screen);
			server.run("xrandr", "--setmonitor", "LEFT", "400/100x600/150+0+0", "screen");
			server.run("xrandr", "--setmonitor", "RIGHT", "400/100x600/150+400+0", "none");
			Await.until("two monitors", () -> {
				screen.await(Duration.ofMillis(500));
				screen.capture();
				return screen.layout().monitors().size() == 2;
			});
			final var right = screen.layout().monitors().stream().filter(m -> "RIGHT".equals(m.name())).findAny().orElseThrow();
			assertEquals(new Area(400, 0, 400, 600), right.area());
			server.run("xrandr", "--delmonitor", "RIGHT");
			Await.until("a monitor lost", () -> {
				screen.await(Duration.ofMillis(500));
				return screen.layout().monitors().size() == 1;
			});
		}
	}

	@Test
	void followsTheSizeOfTheScreen() throws ScreenException {
		try (var small = XServer.start("env", "DISPLAY=" + server.display(), "Xephyr", "-screen", "700x500", "-resizeable");
				var screen = X11Screen.open(Xlib.X11, small.display())) {
			screen.capture();
			for (final var size : List.of("640x480", "800x600", "640x480")) {
				small.run("xrandr", "-s", size);
				small.run("xsetroot", "-solid", "#123456");
				Await.until("another size", () -> screen.await(LONG).layout() || screen.capture() == null);
				assertEquals(size, screen.layout().width() + "x" + screen.layout().height());
				assertEquals(screen.layout().width(), screen.frame().width());
				assertEquals(List.of(screen.layout().whole()), screen.capture());
				captureUntil(screen, screen.layout().width() - 1, screen.layout().height() - 1, 0x123456);
			}
		}
	}

	@Test
	void saysSoWhenTheServerIsGoneAndLetsGo() throws ScreenException {
		try (var screen = open()) {
			screen.capture();
			server.kill();
			assertThrows(ScreenException.class, () -> {
				while (true) {
					screen.await(LONG);
					screen.capture();
				}
			});
			assertThrows(ScreenException.class, screen::capture);
			assertThrows(ScreenException.class, screen::pointer);
		}
	}

	@Test
	void refusesAScreenOfFewColours() {
		try (var poor = XServer.start("Xvfb", "-screen", "0", "640x480x16")) {
			final var thrown = assertThrows(ScreenException.class, () -> X11Screen.open(Xlib.X11, poor.display()).close());
			assertTrue(thrown.getMessage().contains("16-bit"), thrown::getMessage);
		}
	}

	@Test
	void saysSoWhenNobodyAnswers() {
		assertThrows(ScreenException.class, () -> X11Screen.open(Xlib.X11, ":4711"));
	}

	@Test
	void givesBackWhatItTookHoweverOften() throws ScreenException, IOException {
		openAndClose(10);
		final var files = files();
		final var memory = shared();
		openAndClose(100);
		assertEquals(files, files(), "open files");
		assertEquals(memory, shared(), "shared memory");
	}

	private void openAndClose(final int times) throws ScreenException {
		for (var i = 0; i < times; i++) {
			try (var screen = open()) {
				screen.capture();
				screen.newCursor();
			}
		}
	}

	private static long files() throws IOException {
		try (var files = Files.list(Path.of("/proc/self/fd"))) {
			return files.count();
		}
	}

	private static long shared() throws IOException {
		try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
			return lines.filter(l -> l.contains("/SYSV")).count();
		}
	}
}
