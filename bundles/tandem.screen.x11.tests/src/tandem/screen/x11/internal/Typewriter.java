// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import tandem.testsupport.Await;
import tandem.testsupport.XServer;

/** A terminal that writes every character typed into it to a file. */
final class Typewriter {

	private final Path file;

	private Typewriter(final Path file) {
		this.file = file;
	}

	/** Starts one that covers the left upper part of the screen, where the pointer then is. */
	static Typewriter start(final XServer server, final Path folder) {
		final var file = folder.resolve("typed");
		server.spawn(Map.of("LC_ALL", "C.UTF-8", "OUT", file.toString()), "xterm", "-u8", "-geometry", "60x20+0+0", "-e",
				"stty raw -echo; exec cat >\"$OUT\"");
		Await.until("a terminal", () -> Files.exists(file));
		server.run("xdotool", "mousemove", "100", "100");
		return new Typewriter(file);
	}

	String text() {
		try {
			return Files.readString(file, StandardCharsets.UTF_8);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Waits for exactly this text, and goes back to nothing. */
	void expect(final String wanted) {
		try {
			Await.until("typed " + wanted, () -> Files.size(file) >= wanted.getBytes(StandardCharsets.UTF_8).length);
		} catch (final AssertionError e) {
			throw new AssertionError("typed instead: " + text(), e);
		}
		if (!wanted.equals(text())) {
			throw new AssertionError("typed: " + text() + "\nwanted: " + wanted);
		}
	}
}
