// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.util.BitSet;

/**
 * The keycodes of the keys that are the sharer's way out.
 *
 * @param escape Esc
 * @param end End, also on the keypad
 * @param control Ctrl, left or right
 * @param alt Alt, left or right
 */
record KeyMeanings(BitSet escape, BitSet end, BitSet control, BitSet alt) {

	private static final int FIRST = 8;

	private static final int LAST = 255;

	private static final int GROUPS = 4;

	/** Reads them from the keyboard's mapping, in all its layouts. */
	static KeyMeanings read(final XConnection connection) {
		final var meanings = new KeyMeanings(new BitSet(), new BitSet(), new BitSet(), new BitSet());
		for (var keycode = FIRST; keycode <= LAST; keycode++) {
			for (var group = 0; group < GROUPS; group++) {
				meanings.add(keycode, (int) connection.x11().libraries().xkb.XkbKeycodeToKeysym.call(connection.display(), keycode, group, 0));
			}
		}
		return meanings;
	}

	private void add(final int keycode, final int keysym) {
		switch (keysym) {
		case Keysyms.ESCAPE -> escape.set(keycode);
		case Keysyms.END, Keysyms.KEYPAD_END -> end.set(keycode);
		case Keysyms.CONTROL_LEFT, Keysyms.CONTROL_RIGHT -> control.set(keycode);
		case Keysyms.ALT_LEFT, Keysyms.ALT_RIGHT, Keysyms.META_LEFT, Keysyms.META_RIGHT -> alt.set(keycode);
		default -> {
			// any other key
		}
		}
	}
}
