// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.screen.ScreenException;
import tandem.testsupport.Await;
import tandem.testsupport.XServer;

class X11PromptWatchTest {

	private final AtomicInteger changes = new AtomicInteger();

	private final AtomicBoolean locked = new AtomicBoolean();

	private XServer server;

	private X11PromptWatch watch;

	@BeforeEach
	void start() throws ScreenException {
		server = XServer.start(640, 480).withWindowManager();
		watch = X11PromptWatch.start(Xlib.X11, server.display(), locked::get, changes::incrementAndGet);
		assertFalse(watch.up());
	}

	@AfterEach
	void stop() {
		watch.close();
		server.close();
	}

	private boolean shown(final String name) {
		return server.run("xdotool", "search", "--onlyvisible", "--class", name).strip().matches("[0-9\\s]+");
	}

	@Test
	void letsOtherWindowsBe() {
		server.spawn("xterm", "-class", "XScreenSaver-Settings");
		server.spawn("xterm", "-fullscreen", "-class", "Game");
		Await.until("both", () -> shown("Game") && shown("XScreenSaver-Settings"));
		final var prompt = server.spawn("xterm", "-class", "Pinentry-gtk");
		Await.until("the prompt", watch::up);
		prompt.destroy();
		Await.until("over", () -> !watch.up());
		assertTrue(changes.get() == 2, () -> changes + " changes");
	}

	@ParameterizedTest
	@ValueSource(strings = {"Polkit-gnome-authentication-agent-1", "org.kde.polkit-kde-authentication-agent-1", "lxpolkit", "Polkit-mate-authentication-agent-1",
			"Xfce-polkit", "lxqt-policykit-agent", "Gcr-prompter", "ksshaskpass", "Lightdm-gtk-greeter", "sddm-greeter", "Mate-screensaver",
			"kscreenlocker_greet"})
	void knowsPromptsByTheirClass(final String name) {
		final var prompt = server.spawn("xterm", "-class", name);
		Await.until("up", watch::up);
		prompt.destroy();
		Await.until("over", () -> !watch.up());
	}

	@Test
	void seesARealLockScreen() {
		final var locker = server.spawn("i3lock", "-n");
		Await.until("i3lock", watch::up);
		locker.destroy();
		Await.until("over", () -> !watch.up());
	}

	@Test
	void nobodyIsThereWhileTheScreenIsLockedButBehindAPrompt() {
		final var platform = new X11Platform(Map.of("DISPLAY", server.display()));
		assertTrue(platform.attended());
		final var prompt = server.spawn("xterm", "-class", "Pinentry-gtk");
		Await.until("the prompt", watch::up);
		assertTrue(platform.attended());
		prompt.destroy();
		Await.until("over", () -> !watch.up());
		final var locker = server.spawn("i3lock", "-n");
		Await.until("i3lock", watch::up);
		assertFalse(platform.attended());
		locker.destroy();
		Await.until("over", () -> !watch.up());
		assertTrue(platform.attended());
		assertFalse(new X11Platform(Map.of()).attended(), "where there is no screen nobody sits before it");
	}

	@Test
	void seesALockScreenWithoutAName() throws ScreenException {
		try (var cover = CoverWindow.open(server.display(), 640, 480)) {
			Await.until("looked at", () -> server.run("xwininfo", "-root", "-children").contains("640x480+0+0"));
			assertFalse(watch.up(), "a cover alone is no lock");
			cover.takeKeyboard();
			Await.until("up", watch::up);
		}
		Await.until("over", () -> !watch.up());
	}

	@Test
	void believesLogind() {
		locked.set(true);
		Await.until("locked", watch::up);
		locked.set(false);
		Await.until("unlocked", () -> !watch.up());
	}

	@Test
	void holdsInputWhenItCannotTell() {
		server.kill();
		Await.until("up", watch::up);
	}

	@Test
	void isRightFromTheStart() throws ScreenException {
		server.spawn("xterm", "-class", "Pinentry");
		Await.until("up", watch::up);
		try (var late = X11PromptWatch.start(Xlib.X11, server.display(), locked::get, changes::incrementAndGet)) {
			assertTrue(late.up());
		}
	}
}
