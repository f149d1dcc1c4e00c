// SPDX-License-Identifier: EPL-2.0
package tandem.screen;

/** What a remote person does with mouse and keyboard; the messages of the {@code tandem.input} channel carry these. */
public sealed interface InputEvent {

	/** The pointer moves to a place on the virtual screen, in pixels; places outside are moved to the nearest edge. */
	record Pointer(int x, int y) implements InputEvent {
	}

	/**
	 * A mouse button goes down or up where the pointer is.
	 *
	 * @param button 1 left, 2 middle, 3 right, 8 back, 9 forward
	 */
	record Button(int button, boolean pressed) implements InputEvent {
	}

	/**
	 * The wheel turns.
	 *
	 * @param dx clicks to the right, -{@link #MAX_CLICKS} to {@link #MAX_CLICKS}; negative to the left
	 * @param dy clicks down; negative up
	 */
	record Wheel(int dx, int dy) implements InputEvent {

		/** Most clicks in one event. */
		public static final int MAX_CLICKS = 32;
	}

	/**
	 * A key goes down or up, named by what it means and not by where it lies: keyboards differ between the two people.
	 *
	 * @param keysym X11 keysym, for example {@code 0x61} for a, {@code 0xff1b} for Escape, {@code 0x01000000 + code point} for
	 *        Unicode (X11 protocol, appendix A)
	 * @param pressed down or up
	 */
	record Key(int keysym, boolean pressed) implements InputEvent {
	}

	/**
	 * Text to be typed as if by key presses, whatever the layout.
	 *
	 * @param text at most {@link #MAX_LENGTH} characters; line feed is Return, tab is Tab, other control characters are left out
	 */
	record Text(String text) implements InputEvent {

		/** Longest text in UTF-16 units. */
		public static final int MAX_LENGTH = 4096;
	}
}
