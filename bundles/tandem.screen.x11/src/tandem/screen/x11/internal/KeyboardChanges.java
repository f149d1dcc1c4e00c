// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import tandem.screen.ScreenException;

/** Hears when the keyboard's mapping changes, and keeps Xlib's copy of it fresh. Belongs to the thread of its connection. */
final class KeyboardChanges {

	/** The keyboard that programs see, made of all real ones. */
	static final int CORE_KEYBOARD = 0x100;

	private static final int MAPPING_NOTIFY = 34;

	/** New keyboard, new map. */
	private static final long WANTED = 1 | 2;

	private static final long KIND = 40;

	private final XConnection connection;

	private final int eventType;

	KeyboardChanges(final XConnection connection) throws ScreenException {
		this.connection = connection;
		final var xkb = connection.x11().libraries().xkb;
		try (var arena = Arena.ofConfined()) {
			final var numbers = arena.allocate(5L * Long.BYTES, Long.BYTES);
			numbers.set(ValueLayout.JAVA_INT, 24, 1);
			if (xkb.XkbQueryExtension.call(connection.display(), numbers, numbers.asSlice(8), numbers.asSlice(16), numbers.asSlice(24),
					numbers.asSlice(32)) == 0) {
				throw new ScreenException("the X server lacks the XKEYBOARD extension"); //$NON-NLS-1$
			}
			eventType = numbers.get(ValueLayout.JAVA_INT, 8);
		}
		xkb.XkbSelectEvents.call(connection.display(), CORE_KEYBOARD, WANTED, WANTED);
	}

	/** Takes in an event; true where the mapping is another one now. */
	boolean hear(final MemorySegment event) {
		final var xkb = connection.x11().libraries().xkb;
		if (XConnection.type(event) == MAPPING_NOTIFY) {
			xkb.XRefreshKeyboardMapping.call(event);
			return true;
		}
		if (XConnection.type(event) == eventType && event.get(ValueLayout.JAVA_INT, KIND) <= 1) {
			xkb.XkbRefreshKeyboardMapping.call(event);
			return true;
		}
		return false;
	}
}
