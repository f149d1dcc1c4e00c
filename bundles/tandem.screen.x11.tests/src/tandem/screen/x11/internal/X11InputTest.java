// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.screen.InputEvent;
import tandem.screen.InputPort.SharerKeys;
import tandem.screen.ScreenException;
import tandem.testsupport.Await;
import tandem.testsupport.XServer;

class X11InputTest {

	private static final int SHIFT = 0xffe1;
	private static final int CONTROL = 0xffe3;
	private static final int ALT = 0xffe9;
	private static final int CAPS_LOCK = 0xffe5;
	private static final int F5 = 0xffc2;

	/** Counts what the sharer did. */
	private static final class Heard implements SharerKeys {

		private final AtomicInteger escapes = new AtomicInteger();

		private final AtomicInteger ends = new AtomicInteger();

		@Override
		public void escape() {
			escapes.incrementAndGet();
		}

		@Override
		public void endHelp() {
			ends.incrementAndGet();
		}
	}

	@TempDir
	private Path folder;

	private XServer server;

	private X11Input input;

	private final Heard heard = new Heard();

	@BeforeEach
	void start() throws ScreenException {
		server = XServer.start(800, 600);
		input = X11Input.open(Xlib.X11, server.display(), heard, new NoGuard(), true);
	}

	@AfterEach
	void stop() {
		input.close();
		server.close();
	}

	private void tap(final int keysym) throws ScreenException {
		input.inject(new InputEvent.Key(keysym, true));
		input.inject(new InputEvent.Key(keysym, false));
	}

	private void tap(final String text) throws ScreenException {
		for (final var keysym : X11Input.keysyms(text)) {
			tap(keysym);
		}
	}

	private boolean anyKeyDown() {
		return new Keyboard(server.display()).down().length > 0;
	}

	@Test
	void typesKeysOfTheLayout() throws ScreenException {
		final var typewriter = Typewriter.start(server, folder);
		tap("Hello, World! #{}|~ 100 %");
		typewriter.expect("Hello, World! #{}|~ 100 %");
		assertFalse(anyKeyDown());
	}

	@Test
	void findsKeysOfAnotherLayoutWithAltGr() throws ScreenException {
		server.run("setxkbmap", "de");
		final var typewriter = Typewriter.start(server, folder);
		tap("äÖß@€{[]}\\|zyZY");
		typewriter.expect("äÖß@€{[]}\\|zyZY");
	}

	@Test
	void findsKeysOfASecondLayout() throws ScreenException {
		server.run("setxkbmap", "us,ru");
		final var typewriter = Typewriter.start(server, folder);
		tap("Привет, world ёЁ");
		typewriter.expect("Привет, world ёЁ");
	}

	@Test
	void followsAChangeOfTheLayout() throws ScreenException {
		final var typewriter = Typewriter.start(server, folder);
		tap("yz");
		server.run("setxkbmap", "de");
		tap("yzü");
		server.run("setxkbmap", "fr");
		tap("qaé1");
		typewriter.expect("yzyzüqaé1");
	}

	@Test
	void typesAnyText() throws ScreenException {
		final var typewriter = Typewriter.start(server, folder);
		final var text = mixed(500);
		input.inject(new InputEvent.Text(text));
		typewriter.expect(text);
		input.close();
		assertTrue(new Keyboard(server.display()).unicodeKeys().isEmpty(), "the mapping is as before");
	}

	/** Another character at almost each place, so that no free key lasts. */
	private static String mixed(final int length) {
		final var kinds = new int[][] {{'a', 26}, {0xe0, 23}, {0x3b1, 17}, {0x430, 32}, {0x4e00, 400}, {0x1f600, 60}, {0x5d0, 20}, {'A', 26}};
		final var text = new StringBuilder();
		for (var i = 0; text.codePointCount(0, text.length()) < length; i++) {
			final var kind = kinds[i / 3 % kinds.length];
			text.appendCodePoint(kind[0] + i * 7 % kind[1]);
		}
		return text.toString();
	}

	@Test
	void typesLinesAndTabsAndLeavesOutWhatIsNoCharacter() throws ScreenException {
		final var typewriter = Typewriter.start(server, folder);
		input.inject(new InputEvent.Text("a\tb\r\nc\nd\u0007\u001b\ud800e"));
		typewriter.expect("a\tb\rc\rde");
		assertEquals(0, heard.escapes.get());
	}

	@Test
	void typesRightWithCapsLockOn() throws ScreenException {
		final var typewriter = Typewriter.start(server, folder);
		tap(CAPS_LOCK);
		tap("aBc1!äЯя");
		input.inject(new InputEvent.Text("xYяЖ"));
		tap(CAPS_LOCK);
		tap("aB");
		typewriter.expect("aBc1!äЯяxYяЖaB");
	}

	@Test
	void keepsTheTechniciansModifiers() throws ScreenException {
		final var typewriter = Typewriter.start(server, folder);
		input.inject(new InputEvent.Key(CONTROL, true));
		tap("a");
		input.inject(new InputEvent.Text("bö"));
		tap("c");
		input.inject(new InputEvent.Key(CONTROL, false));
		input.inject(new InputEvent.Key(SHIFT, true));
		tap("d");
		tap("E");
		input.inject(new InputEvent.Key(SHIFT, false));
		tap("f");
		typewriter.expect("\u0001bö\u0003dEf");
		assertFalse(anyKeyDown());
	}

	@Test
	void releasesALetterWhoseShiftWentFirst() throws ScreenException {
		input.inject(new InputEvent.Key(SHIFT, true));
		input.inject(new InputEvent.Key('A', true));
		input.inject(new InputEvent.Key(SHIFT, false));
		assertTrue(anyKeyDown());
		input.inject(new InputEvent.Key('a', false));
		Await.until("nothing down", () -> !anyKeyDown());
	}

	@Test
	void releasesEverything() throws ScreenException {
		input.inject(new InputEvent.Key(SHIFT, true));
		input.inject(new InputEvent.Key(F5, true));
		input.inject(new InputEvent.Key(0x0100_4e00, true));
		input.inject(new InputEvent.Button(1, true));
		final var keyboard = new Keyboard(server.display());
		assertEquals(3, keyboard.down().length);
		assertTrue(keyboard.buttons() != 0);
		input.releaseAll();
		assertEquals(0, keyboard.down().length);
		assertEquals(0, keyboard.buttons());
	}

	@Test
	void movesThePointerWithinTheScreen() throws ScreenException {
		input.inject(new InputEvent.Pointer(33, 44));
		assertTrue(server.run("xdotool", "getmouselocation").startsWith("x:33 y:44"));
		input.inject(new InputEvent.Pointer(5000, -7));
		assertTrue(server.run("xdotool", "getmouselocation").startsWith("x:799 y:0"));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void noPressMeetsAWindowOfThisProcess(final boolean managed) throws ScreenException {
		if (managed) {
			server.withWindowManager();
		}
		final var typewriter = Typewriter.start(server, folder);
		final var window = server.run("xdotool", "search", "--class", "xterm").strip().lines().toList().getLast();
		if (managed) {
			server.run("xdotool", "windowactivate", "--sync", window);
		}
		belongs(window, ProcessHandle.current().pid());
		final var keyboard = new Keyboard(server.display());
		tap("ab");
		input.inject(new InputEvent.Text("cd"));
		input.inject(new InputEvent.Key(SHIFT, true));
		input.inject(new InputEvent.Button(1, true));
		input.inject(new InputEvent.Wheel(0, 1));
		assertEquals(0, keyboard.down().length);
		assertEquals(0, keyboard.buttons());
		belongs(window, 1);
		input.inject(new InputEvent.Button(1, true));
		assertTrue(keyboard.buttons() != 0);
		input.inject(new InputEvent.Key(SHIFT, true));
		belongs(window, ProcessHandle.current().pid());
		input.inject(new InputEvent.Button(1, false));
		input.inject(new InputEvent.Key(SHIFT, false));
		assertEquals(0, keyboard.buttons(), "a release is always made");
		assertEquals(0, keyboard.down().length);
		belongs(window, 1);
		tap("xy");
		typewriter.expect("xy");
	}

	private void belongs(final String window, final long process) {
		server.run("xprop", "-id", window, "-f", "_NET_WM_PID", "32c", "-set", "_NET_WM_PID", Long.toString(process));
		assertTrue(server.run("xprop", "-id", window, "_NET_WM_PID").strip().endsWith("= " + process));
	}

	@Test
	void aPressOnTheFrameOfAWindowOfThisProcessIsNoneEither() throws ScreenException {
		server.withWindowManager();
		Typewriter.start(server, folder);
		final var window = server.run("xdotool", "search", "--class", "xterm").strip().lines().toList().getLast();
		belongs(window, ProcessHandle.current().pid());
		final var keyboard = new Keyboard(server.display());
		final var place = server.run("xdotool", "getwindowgeometry", "--shell", window).lines().filter(line -> line.startsWith("Y=")).findFirst().orElseThrow();
		final var top = Integer.parseInt(place.substring(2));
		assertTrue(top > 4, "there is a frame above the window");
		input.inject(new InputEvent.Pointer(60, top - 4));
		input.inject(new InputEvent.Button(3, true));
		assertEquals(0, keyboard.buttons());
		input.inject(new InputEvent.Pointer(790, 590));
		input.inject(new InputEvent.Button(3, true));
		assertTrue(keyboard.buttons() != 0, "the desktop is nobody's");
	}

	@Test
	void refusesOtherButtons() {
		for (final var button : new int[] {0, 4, 7, 10, 300, -1}) {
			assertThrows(ScreenException.class, () -> input.inject(new InputEvent.Button(button, true)));
		}
	}

	@Test
	void tellsTheSharersEscFromAnInjectedOne() throws ScreenException {
		assertTrue(input.tellsSharerApart());
		final var typewriter = Typewriter.start(server, folder);
		tap(Keysyms.ESCAPE);
		tap("x");
		typewriter.expect("\u001bx");
		assertEquals(0, heard.escapes.get());
		server.run("xdotool", "key", "Escape");
		Await.until("the sharer's", () -> heard.escapes.get() == 1);
		tap(Keysyms.ESCAPE);
		server.run("xdotool", "key", "Escape");
		Await.until("the sharer's", () -> heard.escapes.get() == 2);
	}

	@Test
	void aHeldInjectedEscIsNotTheSharersWhileItRepeats() throws ScreenException {
		final var typewriter = Typewriter.start(server, folder);
		input.inject(new InputEvent.Key(Keysyms.ESCAPE, true));
		Await.until("the server repeats", () -> typewriter.text().length() > 20);
		input.inject(new InputEvent.Key(Keysyms.ESCAPE, false));
		assertEquals(0, heard.escapes.get());
	}

	@Test
	void endsHelpAtTheSharersWord() throws ScreenException {
		tap(Keysyms.END);
		server.run("xdotool", "key", "End");
		server.run("xdotool", "key", "ctrl+End");
		input.inject(new InputEvent.Key(CONTROL, true));
		input.inject(new InputEvent.Key(ALT, true));
		tap(Keysyms.END);
		input.releaseAll();
		server.run("xdotool", "key", "Escape");
		Await.until("all before is heard", () -> heard.escapes.get() == 1);
		assertEquals(0, heard.ends.get());
		server.run("xdotool", "key", "ctrl+alt+End");
		Await.until("the end", () -> heard.ends.get() == 1);
	}

	@Test
	void countsEveryEscWhereTheServerTellsNothing() throws ScreenException {
		input.close();
		try (var plain = X11Input.open(Xlib.X11, server.display(), heard, new NoGuard(), false)) {
			assertFalse(plain.tellsSharerApart());
			plain.inject(new InputEvent.Key(Keysyms.ESCAPE, true));
			Await.until("its own", () -> heard.escapes.get() == 1);
			plain.inject(new InputEvent.Key(Keysyms.ESCAPE, false));
		}
	}

	@Test
	void stopsALongTextWhenAllIsReleased() throws Exception {
		final var typewriter = Typewriter.start(server, folder);
		final var typing = Thread.startVirtualThread(() -> {
			try {
				input.inject(new InputEvent.Text(mixed(1500)));
			} catch (final ScreenException e) {
				throw new IllegalStateException(e);
			}
		});
		Await.until("typing", () -> !typewriter.text().isEmpty());
		input.releaseAll();
		typing.join();
		assertTrue(typewriter.text().codePointCount(0, typewriter.text().length()) < 1500);
		assertFalse(anyKeyDown());
	}

	@Test
	void saysSoWhenTheServerIsGoneAndTakesControlBack() {
		server.kill();
		assertThrows(ScreenException.class, () -> {
			while (true) {
				input.inject(new InputEvent.Pointer(1, 1));
			}
		});
		Await.until("control is taken back", () -> heard.escapes.get() == 1);
		input.releaseAll();
	}

	@Test
	void givesBackWhatItTookHoweverOften() throws ScreenException, IOException {
		openAndClose(5);
		final var files = files();
		openAndClose(50);
		// A few of somebody else may have come or gone meanwhile.
		assertTrue(files() < files + 25, () -> "open files: " + files + " before 50 more");
	}

	private void openAndClose(final int times) throws ScreenException {
		for (var i = 0; i < times; i++) {
			try (var another = X11Input.open(Xlib.X11, server.display(), heard, new NoGuard(), true)) {
				another.inject(new InputEvent.Pointer(i, i));
			}
		}
	}

	private static long files() throws IOException {
		try (var files = Files.list(Path.of("/proc/self/fd"))) {
			return files.count();
		}
	}
}
