// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import org.eclipse.swt.SWT;

/** Names keys as the protocol does: X11 keysyms (X Window System Protocol, appendix A). Pure. */
final class Keysyms {

	static final int SHIFT = 0xffe1;

	static final int CONTROL = 0xffe3;

	static final int ALT = 0xffe9;

	static final int SUPER = 0xffeb;

	static final int ESCAPE = 0xff1b;

	static final int TAB = 0xff09;

	static final int RETURN = 0xff0d;

	static final int DELETE = 0xffff;

	static final int PRINT = 0xff61;

	static final int BACKSPACE = 0xff08;

	static final int HOME = 0xff50;

	static final int MENU = 0xff67;

	static final int CAPS_LOCK = 0xffe5;

	private static final int F1 = 0xffbe;

	private static final int KEYPAD_0 = 0xffb0;

	private static final int UNICODE = 0x0100_0000;

	/** Modifiers that make a command of a letter. */
	private static final int COMMANDING = SWT.CTRL | SWT.ALT | SWT.COMMAND;

	private static final Set<Integer> SILENT = Set.of(SWT.ALT_GR, SWT.CAPS_LOCK, SWT.NUM_LOCK);

	private static final Map<Integer, Integer> NAMED = named();

	private Keysyms() {
	}

	private static Map<Integer, Integer> named() {
		final var keys = new HashMap<Integer, Integer>(Map.of((int) SWT.BS, BACKSPACE, (int) SWT.TAB, TAB, (int) SWT.CR, RETURN, (int) SWT.LF, RETURN,
				(int) SWT.ESC, ESCAPE, (int) SWT.DEL, DELETE));
		keys.putAll(Map.of(SWT.SHIFT, SHIFT, SWT.CTRL, CONTROL, SWT.ALT, ALT, SWT.COMMAND, SUPER, SWT.SCROLL_LOCK, 0xff14));
		keys.putAll(Map.of(SWT.HOME, HOME, SWT.ARROW_LEFT, 0xff51, SWT.ARROW_UP, 0xff52, SWT.ARROW_RIGHT, 0xff53, SWT.ARROW_DOWN, 0xff54, SWT.PAGE_UP,
				0xff55, SWT.PAGE_DOWN, 0xff56, SWT.END, 0xff57, SWT.INSERT, 0xff63));
		keys.putAll(Map.of(SWT.PAUSE, 0xff13, SWT.PRINT_SCREEN, PRINT, SWT.HELP, 0xff6a, SWT.BREAK, 0xff6b));
		keys.putAll(Map.of(SWT.KEYPAD_ADD, 0xffab, SWT.KEYPAD_SUBTRACT, 0xffad, SWT.KEYPAD_MULTIPLY, 0xffaa, SWT.KEYPAD_DIVIDE, 0xffaf,
				SWT.KEYPAD_DECIMAL, 0xffae, SWT.KEYPAD_CR, 0xff8d, SWT.KEYPAD_EQUAL, 0xffbd));
		for (var key = 0; key < 20; key++) { // SWT.F1 to SWT.F20 follow one another, as the keysyms do
			keys.put(SWT.F1 + key, F1 + key);
		}
		for (var digit = 0; digit < 10; digit++) {
			keys.put(SWT.KEYPAD_0 + digit, KEYPAD_0 + digit);
		}
		return Map.copyOf(keys);
	}

	/** F1 is 1. */
	static int function(final int number) {
		return F1 + number - 1;
	}

	/**
	 * The keysym of a key event.
	 *
	 * @param keyCode SWT's
	 * @param character SWT's, 0 if none
	 * @param stateMask modifiers held before the event
	 * @return empty for keys that mean nothing elsewhere: AltGr, Caps Lock and Num Lock among them, for what they make of a key arrives as
	 *         that character, and the sharer's own locks stay as they are
	 */
	static OptionalInt of(final int keyCode, final char character, final int stateMask) {
		if (SILENT.contains(keyCode)) {
			return OptionalInt.empty();
		}
		final var named = NAMED.get(keyCode);
		if (named != null) {
			return OptionalInt.of(named);
		}
		final var symbol = symbol(keyCode, character, stateMask);
		return symbol == 0 || Character.isSurrogate(symbol) ? OptionalInt.empty() : OptionalInt.of(ofCodePoint(symbol));
	}

	private static char symbol(final int keyCode, final char character, final int stateMask) {
		final var key = keyCode > ' ' && keyCode < SWT.DEL ? (char) keyCode : 0;
		if ((stateMask & COMMANDING) != 0 && key != 0) {
			if (character < ' ' && (stateMask & SWT.CTRL) != 0) {
				return ofControl(key, character);
			}
			// A command is the Latin letter on the key, whatever the layout writes: Ctrl+C with a Cyrillic one too.
			if (character > SWT.DEL) {
				return key;
			}
		}
		return character < ' ' || character == SWT.DEL ? 0 : character;
	}

	/** With Ctrl a letter and its neighbours up to the underscore arrive as control codes, without a hint at Shift. */
	private static char ofControl(final char key, final char control) {
		final var symbol = (char) (control + '@');
		return Character.isLetter(key) || Character.isLetter(symbol) ? key : symbol;
	}

	/** Latin-1 keysyms are their own code points; all others are Unicode keysyms. */
	static int ofCodePoint(final int codePoint) {
		return codePoint <= 0xff ? codePoint : UNICODE + codePoint;
	}
}
