// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What is down and locked on the keyboard.
 *
 * @param group number of the layout in use
 * @param down modifiers that are down, as bits
 * @param locked modifiers that are locked, as bits
 */
record KeyboardState(int group, int down, int locked) {

	/** Bytes that {@link #read} needs. */
	static final long SIZE = 32;

	private static final long GROUP = 0;

	private static final long DOWN = 7;

	private static final long LATCHED = 8;

	private static final long LOCKED = 9;

	/** Asks the server. */
	static KeyboardState read(final XConnection connection, final MemorySegment answer) {
		connection.x11().libraries().xkb.XkbGetState.call(connection.display(), KeyboardChanges.CORE_KEYBOARD, answer);
		return new KeyboardState(answer.get(ValueLayout.JAVA_BYTE, GROUP),
				Byte.toUnsignedInt(answer.get(ValueLayout.JAVA_BYTE, DOWN)) | Byte.toUnsignedInt(answer.get(ValueLayout.JAVA_BYTE, LATCHED)),
				Byte.toUnsignedInt(answer.get(ValueLayout.JAVA_BYTE, LOCKED)));
	}
}
