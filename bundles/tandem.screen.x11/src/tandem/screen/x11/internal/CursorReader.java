// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

import tandem.screen.CursorImage;
import tandem.screen.ScreenException;
import tandem.screen.ScreenSource.PointerPosition;

/** Picture and position of the mouse pointer. Belongs to the thread of its connection. */
final class CursorReader {

	private static final long DISPLAY_CURSOR_NOTIFY_MASK = 1;

	private static final int CURSOR_NOTIFY = 1;

	private static final long IMAGE_SIZE = 48;

	private final XConnection connection;

	private final int eventType;

	private final MemorySegment answer;

	private final RawEvents motion;

	private boolean pictureKnown;

	private long lastSerial = -1;

	private PointerPosition last;

	private boolean changed;

	CursorReader(final XConnection connection, final Arena arena) throws ScreenException {
		this.connection = connection;
		final var fixes = connection.x11().libraries().fixes;
		answer = arena.allocate(7L * Long.BYTES, Long.BYTES);
		if (fixes.XFixesQueryExtension.call(connection.display(), answer, answer.asSlice(8)) == 0) {
			throw new ScreenException("the X server lacks the XFIXES extension"); //$NON-NLS-1$
		}
		eventType = answer.get(ValueLayout.JAVA_INT, 0) + CURSOR_NOTIFY;
		fixes.XFixesQueryVersion.call(connection.display(), answer, answer.asSlice(8));
		fixes.XFixesSelectCursorInput.call(connection.display(), connection.root(), DISPLAY_CURSOR_NOTIFY_MASK);
		motion = RawEvents.select(connection, RawEvents.MOTION).orElse(null);
	}

	/** Notes what an event says about the pointer. */
	void hear(final MemorySegment event) {
		if (XConnection.type(event) == eventType) {
			pictureKnown = false;
			changed = true;
		} else if (motion != null && motion.isOurs(event)) {
			changed = true;
		}
	}

	/** Whether the server tells when the pointer moves; if not, it has to be asked. */
	boolean tellsMotion() {
		return motion != null;
	}

	/** Asks where the pointer is, and notes whether that is another place than {@link #position()} told. */
	void look() throws ScreenException {
		if (last != null && !last.equals(query())) {
			changed = true;
		}
	}

	/** Whether picture or position are others than those told. */
	boolean changed() {
		return changed;
	}

	/** No change is to be reported any more but new ones. */
	void told() {
		changed = false;
	}

	PointerPosition position() throws ScreenException {
		last = query();
		if (pictureKnown) {
			changed = false;
		}
		return last;
	}

	private PointerPosition query() throws ScreenException {
		connection.checkAlive();
		connection.x11().x().XQueryPointer.call(connection.display(), connection.root(), answer, answer.asSlice(8), answer.asSlice(16), answer.asSlice(24),
				answer.asSlice(32), answer.asSlice(40), answer.asSlice(48));
		connection.checkAlive();
		final var x = answer.get(ValueLayout.JAVA_INT, 16);
		final var y = answer.get(ValueLayout.JAVA_INT, 24);
		return last != null && last.x() == x && last.y() == y ? last : new PointerPosition(x, y);
	}

	/** The picture, where it is another one than last time. */
	Optional<CursorImage> newPicture() throws ScreenException {
		if (pictureKnown) {
			return Optional.empty();
		}
		connection.checkAlive();
		final var found = connection.x11().libraries().fixes.XFixesGetCursorImage.call(connection.display());
		connection.checkAlive();
		pictureKnown = true;
		if (found.address() == 0) {
			return Optional.empty();
		}
		try {
			final var image = found.reinterpret(IMAGE_SIZE);
			final var serial = image.get(ValueLayout.JAVA_LONG, 16);
			if (serial == lastSerial) {
				return Optional.empty();
			}
			lastSerial = serial;
			return Optional.of(convert(image));
		} finally {
			connection.x11().x().XFree.call(found);
		}
	}

	/** Pixels are longs with 32 used bits; a picture larger than both ends accept is cut. */
	private static CursorImage convert(final MemorySegment image) {
		final var stride = Short.toUnsignedInt(image.get(ValueLayout.JAVA_SHORT, 4));
		final var rows = Short.toUnsignedInt(image.get(ValueLayout.JAVA_SHORT, 6));
		final var width = Math.min(stride, CursorImage.MAX_SIDE);
		final var height = Math.min(rows, CursorImage.MAX_SIDE);
		final var pixels = image.get(ValueLayout.ADDRESS, 24).reinterpret((long) stride * rows * Long.BYTES);
		final var argb = new int[width * height];
		for (var y = 0; y < height; y++) {
			for (var x = 0; x < width; x++) {
				argb[y * width + x] = (int) pixels.get(ValueLayout.JAVA_LONG, ((long) y * stride + x) * Long.BYTES);
			}
		}
		final var hotX = Math.min(Short.toUnsignedInt(image.get(ValueLayout.JAVA_SHORT, 8)), Math.max(0, width - 1));
		final var hotY = Math.min(Short.toUnsignedInt(image.get(ValueLayout.JAVA_SHORT, 10)), Math.max(0, height - 1));
		return new CursorImage(width, height, hotX, hotY, argb);
	}
}
