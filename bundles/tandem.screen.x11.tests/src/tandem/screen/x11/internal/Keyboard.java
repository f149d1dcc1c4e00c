// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

import tandem.screen.ScreenException;

/** Looks at the keyboard and mouse of a server as any program can, each time through a new connection. */
final class Keyboard {

	private final String display;

	Keyboard(final String display) {
		this.display = display;
	}

	/** Keycodes that are down. */
	int[] down() {
		try (var connection = XConnection.open(Xlib.X11, display); var arena = Arena.ofConfined()) {
			final var keymap = arena.allocate(32);
			Xlib.X11.libraries().xkb.XQueryKeymap.call(connection.display(), keymap);
			return BitSet.valueOf(keymap.toArray(ValueLayout.JAVA_BYTE)).stream().toArray();
		} catch (final ScreenException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Bits of the buttons that are down. */
	int buttons() {
		try (var connection = XConnection.open(Xlib.X11, display); var arena = Arena.ofConfined()) {
			final var answer = arena.allocate(56, 8);
			Xlib.X11.x().XQueryPointer.call(connection.display(), connection.root(), answer, answer.asSlice(8), answer.asSlice(16), answer.asSlice(24),
					answer.asSlice(32), answer.asSlice(40), answer.asSlice(48));
			return answer.get(ValueLayout.JAVA_INT, 48) >> 8 & 0x1f;
		} catch (final ScreenException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Keys that mean a character beyond Latin 1. */
	List<Integer> unicodeKeys() {
		try (var connection = XConnection.open(Xlib.X11, display)) {
			return IntStream.rangeClosed(8, 255)
					.filter(k -> (int) Xlib.X11.libraries().xkb.XkbKeycodeToKeysym.call(connection.display(), k, 0, 0) >>> 24 == 1).boxed().toList();
		} catch (final ScreenException e) {
			throw new IllegalStateException(e);
		}
	}
}
