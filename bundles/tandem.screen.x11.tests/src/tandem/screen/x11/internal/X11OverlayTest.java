// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.screen.Area;
import tandem.screen.Overlay.Patch;
import tandem.screen.ScreenException;
import tandem.testsupport.Await;
import tandem.testsupport.XServer;

/** Pictures above the windows of a real X server, and a real mouse. */
class X11OverlayTest {

	private static final int RED = 0xffff0000;

	private static final int GREEN = 0xff00ff00;

	private static final int SIDE = 40;

	@TempDir
	private Path folder;

	private XServer server;

	@BeforeEach
	void start() {
		server = XServer.start(640, 480).withWindowManager();
		server.run("xsetroot", "-solid", "#202020");
	}

	@AfterEach
	void stop() {
		server.close();
	}

	private static Patch square(final int x, final int y, final int colour) {
		final var pixels = new int[SIDE * SIDE];
		Arrays.fill(pixels, colour);
		return new Patch(x, y, SIDE, SIDE, pixels);
	}

	private int pixel(final int x, final int y) {
		final var text = server.run("import", "-silent", "-window", "root", "-crop", "1x1+" + x + "+" + y, "-depth", "8", "txt:-");
		final var colour = java.util.regex.Pattern.compile("#([0-9A-F]{6})").matcher(text);
		assertTrue(colour.find(), text);
		return 0xff000000 | Integer.parseInt(colour.group(1), 16);
	}

	private String shown(final String title) {
		Await.until("the window " + title, () -> !server.run("xdotool", "search", "--onlyvisible", "--name", title).isBlank());
		return server.run("xdotool", "search", "--onlyvisible", "--name", title).strip().lines().findFirst().orElseThrow();
	}

	private X11Overlay overlay() throws ScreenException {
		return X11Overlay.open(Xlib.X11, server.display());
	}

	@Test
	void isAboveAWindowAndAClickReachesThatWindow() throws Exception {
		try (var log = listening(); var overlay = overlay()) {
			shown("beneath");
			overlay.show(List.of(square(200, 180, RED)), 1);
			assertEquals(RED, pixel(220, 200));
			server.run("xdotool", "mousemove", "220", "200", "click", "1");
			Await.until("the click beneath", () -> log.heard().contains("ButtonPress"));
			assertEquals(RED, pixel(220, 200));
			server.spawn("xterm", "-geometry", "30x10+190+150", "-T", "newer");
			shown("newer");
			overlay.show(List.of(square(200, 180, RED)), 1);
			assertEquals(RED, pixel(220, 200));
			overlay.clear();
			assertTrue(pixel(220, 200) != RED);
		}
	}

	/** The button presses that a window gets. */
	private record Listening(Process process, Path file) implements AutoCloseable {

		String heard() throws IOException {
			return java.nio.file.Files.readString(file);
		}

		@Override
		public void close() {
			process.destroy();
		}
	}

	private Listening listening() throws IOException {
		final var file = folder.resolve("events");
		final var builder = new ProcessBuilder("stdbuf", "-oL", "xev", "-geometry", "300x200+100+100", "-name", "beneath", "-event", "button").redirectErrorStream(true)
				.redirectOutput(file.toFile());
		builder.environment().put("DISPLAY", server.display());
		return new Listening(builder.start(), file);
	}

	@Test
	void whatIsTransparentIsNotThereAndLaterPatchesAreAboveEarlierOnes() throws Exception {
		try (var overlay = overlay()) {
			final var half = square(0, 0, RED);
			Arrays.fill(half.argb(), 0, SIDE * SIDE / 2, 0x10ff0000);
			overlay.show(List.of(half.at(100, 100), square(120, 130, GREEN)), 1);
			assertEquals(0xff202020, pixel(105, 105));
			assertEquals(RED, pixel(105, 135));
			assertEquals(GREEN, pixel(125, 135));
			overlay.show(List.of(square(-20, -20, RED), square(620, 470, GREEN), square(5_000, 5_000, RED)), 1);
			assertEquals(RED, pixel(5, 5));
			assertEquals(GREEN, pixel(630, 475));
			assertEquals(0xff202020, pixel(125, 135));
		}
	}

	@Test
	void windowsOfItsOwnProcessStayFree() throws Exception {
		final var process = server.spawn("mousepad");
		final var window = shown("Mousepad");
		server.run("xdotool", "windowsize", "--sync", window, "260", "180");
		server.run("xdotool", "windowmove", "--sync", window, "20", "30");
		final var text = server.run("xprop", "-id", window, "_NET_WM_PID");
		final var pid = Long.parseLong(text.replaceAll("\\D+", ""));
		assertTrue(process.isAlive());
		try (var overlay = X11Overlay.open(Xlib.X11, server.display(), pid)) {
			final var area = own(window);
			final var inside = square(area.x() + 20, area.y() + 20, RED);
			overlay.show(List.of(inside, square(600, 440, GREEN)), 1);
			assertEquals(GREEN, pixel(610, 450));
			assertTrue(pixel(inside.x() + 10, inside.y() + 10) != RED);
			server.run("xdotool", "windowmove", "--sync", window, "300", "250");
			Await.until("the place that the window left", () -> {
				overlay.show(List.of(inside, square(600, 440, GREEN)), 1);
				return pixel(inside.x() + 10, inside.y() + 10) == RED;
			});
		}
	}

	private Area own(final String window) {
		final var values = server.run("xdotool", "getwindowgeometry", "--shell", window).lines().filter(line -> line.contains("="))
				.collect(java.util.stream.Collectors.toMap(line -> line.split("=")[0], line -> Integer.parseInt(line.split("=")[1])));
		return new Area(values.get("X"), values.get("Y"), values.get("WIDTH"), values.get("HEIGHT"));
	}

	@Test
	void closedItIsGone() throws Exception {
		final var overlay = overlay();
		overlay.show(List.of(square(100, 100, RED)), 1);
		assertEquals(RED, pixel(110, 110));
		overlay.close();
		overlay.close();
		overlay.show(List.of(square(100, 100, RED)), 1);
		assertEquals(0xff202020, pixel(110, 110));
	}

	@Test
	void isNoLockScreen() throws Exception {
		try (var overlay = overlay(); var connection = XConnection.open(Xlib.X11, server.display()); var arena = java.lang.foreign.Arena.ofConfined()) {
			overlay.show(List.of(square(0, 0, RED), square(600, 440, RED)), 1);
			server.run("xdotool", "key", "Escape");
			final var probed = new java.util.concurrent.atomic.AtomicInteger();
			assertTrue(!new PromptScan(connection, arena, name -> probed.incrementAndGet() < 0).look());
		}
	}

	@Test
	void pixelsMixAsTheyShould() {
		assertEquals(0xffff0000, Composition.over(0xffff0000, 0xff00ff00, 1));
		assertEquals(0, Composition.over(0, 0, 1));
		assertEquals(0x80400000, Composition.multiplied(0x80800000));
		assertEquals(List.of(new Area(1, 0, 2, 1), new Area(4, 0, 1, 1), new Area(0, 1, 1, 1)),
				VisibleSpans.of(new Area(10, 10, 5, 2), new int[] { 0, RED, RED, RED, RED, RED, 0, 0, 0, 0 }, 128, List.of(new Area(13, 10, 1, 1))));
	}
}
