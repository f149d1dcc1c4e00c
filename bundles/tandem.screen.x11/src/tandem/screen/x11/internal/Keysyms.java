// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.util.Optional;

/** Names of keys (X11 protocol, appendix A), and how several names mean one character. */
final class Keysyms {

	static final int NONE = 0;
	static final int TAB = 0xff09;
	static final int RETURN = 0xff0d;
	static final int ESCAPE = 0xff1b;
	static final int END = 0xff57;
	static final int KEYPAD_END = 0xff9c;
	static final int NUM_LOCK = 0xff7f;
	static final int MODE_SWITCH = 0xff7e;
	static final int SHIFT_LEFT = 0xffe1;
	static final int SHIFT_RIGHT = 0xffe2;
	static final int CONTROL_LEFT = 0xffe3;
	static final int CONTROL_RIGHT = 0xffe4;
	static final int META_LEFT = 0xffe7;
	static final int META_RIGHT = 0xffe8;
	static final int ALT_LEFT = 0xffe9;
	static final int ALT_RIGHT = 0xffea;
	static final int HYPER_RIGHT = 0xffee;
	static final int LEVEL3_SHIFT = 0xfe03;
	static final int LEVEL5_SHIFT = 0xfe11;

	/** Added to a code point, this names a character that has no older name. */
	static final int UNICODE = 0x0100_0000;

	private static final int UNICODE_MASK = 0xff00_0000;

	private static final int LAST_LATIN_1 = 0xff;

	private final Optional<Shape.I_J> toUnicode;

	Keysyms(final LibXkb xkb) {
		toUnicode = xkb.KeySymToUcs4;
	}

	/** The one name among several for the same character, for example {@code Greek_alpha} and {@code U03B1}. */
	int canonical(final int keysym) {
		if (keysym >= 0 && keysym <= LAST_LATIN_1 || isFunction(keysym)) {
			return keysym;
		}
		final var point = (keysym & UNICODE_MASK) == UNICODE ? keysym & ~UNICODE_MASK : olderName(keysym);
		return point == 0 ? keysym : ofCodePoint(point);
	}

	private int olderName(final int keysym) {
		return keysym < 0 || keysym > 0xffff || toUnicode.isEmpty() ? 0 : toUnicode.get().call(keysym);
	}

	/** The canonical name of a character. */
	static int ofCodePoint(final int point) {
		return point <= LAST_LATIN_1 ? point : UNICODE | point;
	}

	/** The same letter in the other case, or the keysym itself. For canonical names. */
	static int otherCase(final int keysym) {
		final var point = point(keysym);
		final var upper = Character.toUpperCase(point);
		return point == 0 ? keysym : ofCodePoint(upper != point ? upper : Character.toLowerCase(point));
	}

	/** The same letter as a capital, or the keysym itself. For canonical names. */
	static int upperCase(final int keysym) {
		final var point = point(keysym);
		return point == 0 ? keysym : ofCodePoint(Character.toUpperCase(point));
	}

	private static int point(final int keysym) {
		return keysym > 0 && keysym <= LAST_LATIN_1 ? keysym : (keysym & UNICODE_MASK) == UNICODE ? keysym & ~UNICODE_MASK : 0;
	}

	/** Whether the key is Shift, Control, a lock or another one that changes what others mean. */
	static boolean isModifier(final int keysym) {
		return keysym >= SHIFT_LEFT && keysym <= HYPER_RIGHT || keysym >= 0xfe01 && keysym <= 0xfe13 || keysym == MODE_SWITCH || keysym == NUM_LOCK;
	}

	/** Whether the key does something instead of writing a character; the digits of the keypad write. */
	static boolean isFunction(final int keysym) {
		final var keypadWrites = keysym >= 0xffaa && keysym <= 0xffb9;
		return !keypadWrites && (keysym >= 0xff00 && keysym <= 0xffff || keysym >= 0xfe20 && keysym <= 0xfe34 || keysym >= 0x1000_0000);
	}
}
