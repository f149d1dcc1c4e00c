// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** Input events as the devices make them, whatever window has the focus or a grab (XInput 2.2). */
final class RawEvents {

	static final int KEY_PRESS = 13;

	static final int KEY_RELEASE = 14;

	static final int MOTION = 17;

	private static final int GENERIC_EVENT = 35;

	private static final int ALL_MASTER_DEVICES = 1;

	private static final long COOKIE_EXTENSION = 32;

	private static final long COOKIE_TYPE = 36;

	private static final long COOKIE_DATA = 48;

	private static final long DETAIL = 56;

	private static final long RAW_SIZE = 64;

	private final XConnection connection;

	private final int opcode;

	private RawEvents(final XConnection connection, final int opcode) {
		this.connection = connection;
		this.opcode = opcode;
	}

	/**
	 * Asks the server for events.
	 *
	 * @param types {@link #KEY_PRESS}, {@link #KEY_RELEASE}, {@link #MOTION}
	 * @return empty where the server can't tell
	 */
	static Optional<RawEvents> select(final XConnection connection, final int... types) {
		try (var arena = Arena.ofConfined()) {
			final var numbers = arena.allocate(3L * Long.BYTES, Long.BYTES);
			if (connection.x11().x().XQueryExtension.call(connection.display(), arena.allocateFrom("XInputExtension"), numbers, numbers.asSlice(8), //$NON-NLS-1$
					numbers.asSlice(16)) == 0) {
				return Optional.empty();
			}
			final var opcode = numbers.get(ValueLayout.JAVA_INT, 0);
			numbers.set(ValueLayout.JAVA_INT, 0, 2);
			numbers.set(ValueLayout.JAVA_INT, 8, 2);
			final var input = connection.x11().libraries().input;
			if (input.XIQueryVersion.call(connection.display(), numbers, numbers.asSlice(8)) != 0
					|| numbers.get(ValueLayout.JAVA_INT, 0) * 10 + numbers.get(ValueLayout.JAVA_INT, 8) < 22) {
				return Optional.empty();
			}
			final var bits = arena.allocate(Integer.BYTES);
			for (final var type : types) {
				bits.set(ValueLayout.JAVA_BYTE, type >> 3, (byte) (bits.get(ValueLayout.JAVA_BYTE, type >> 3) | 1 << (type & 7)));
			}
			final var mask = arena.allocate(16, Long.BYTES);
			mask.set(ValueLayout.JAVA_INT, 0, ALL_MASTER_DEVICES);
			mask.set(ValueLayout.JAVA_INT, 4, Integer.BYTES);
			mask.set(ValueLayout.ADDRESS, 8, bits);
			return input.XISelectEvents.call(connection.display(), connection.root(), mask, 1) == 0 ? Optional.of(new RawEvents(connection, opcode))
					: Optional.empty();
		}
	}

	/** Whether the event came through this extension. */
	boolean isOurs(final MemorySegment event) {
		return XConnection.type(event) == GENERIC_EVENT && event.get(ValueLayout.JAVA_INT, COOKIE_EXTENSION) == opcode;
	}

	/** Which of the asked types it is; only where it {@link #isOurs(MemorySegment)}. */
	static int type(final MemorySegment event) {
		return event.get(ValueLayout.JAVA_INT, COOKIE_TYPE);
	}

	/** The keycode of a key event, or -1. */
	int detail(final MemorySegment event) {
		final var x = connection.x11().x();
		if (x.XGetEventData.call(connection.display(), event) == 0) {
			return -1;
		}
		try {
			return event.get(ValueLayout.ADDRESS, COOKIE_DATA).reinterpret(RAW_SIZE).get(ValueLayout.JAVA_INT, DETAIL);
		} finally {
			x.XFreeEventData.call(connection.display(), event);
		}
	}
}
