// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import tandem.screen.ScreenException;
import tandem.testsupport.XServer;

class X11PlatformTest {

	private static String why(final Map<String, String> environment) {
		return new X11Platform(environment).unavailable().orElseThrow();
	}

	@Test
	void saysWhatItCannotDoUnderWaylandEvenWithXwayland() {
		assertTrue(why(Map.of("XDG_SESSION_TYPE", "wayland", "DISPLAY", ":0")).contains("Wayland"));
		assertTrue(why(Map.of("WAYLAND_DISPLAY", "wayland-0", "DISPLAY", ":0")).contains("Wayland"));
	}

	@Test
	void saysThatThereIsNoScreen() {
		assertTrue(why(Map.of()).contains("DISPLAY"));
		assertTrue(why(Map.of("DISPLAY", ":4711")).contains(":4711"));
		assertThrows(ScreenException.class, () -> new X11Platform(Map.of("DISPLAY", ":4711")).openScreen());
	}

	@Test
	void opensWhatThereIs() throws ScreenException {
		try (var server = XServer.start(640, 480)) {
			final var platform = new X11Platform(Map.of("DISPLAY", server.display(), "XDG_SESSION_TYPE", "x11"));
			assertEquals(Optional.empty(), platform.unavailable());
			try (var screen = platform.openScreen()) {
				assertEquals(640, screen.layout().width());
			}
		}
	}

	@Test
	void namesTheLibraryThatIsMissing() {
		final var thrown = assertThrows(UnsatisfiedLinkError.class, () -> new NativeLibrary("libXnone.so.6"));
		assertEquals("libXnone.so.6", thrown.getMessage());
	}
}
