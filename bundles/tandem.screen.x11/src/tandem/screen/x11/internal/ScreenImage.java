// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import tandem.screen.Frame;
import tandem.screen.ScreenException;

/** Memory as large as the screen, into which parts of the screen can be read. Belongs to the thread of its connection. */
sealed interface ScreenImage extends AutoCloseable permits ShmImage, PlainImage {

	/** The format {@code ZPixmap}: whole pixels. */
	int Z_PIXMAP = 2;

	/** All bits of a pixel. */
	long ALL_PLANES = 0xffff_ffffL;

	/** The pixels; of no use after {@link #close()}. */
	Frame frame();

	/** Whether one read of full rows costs less than several of parts of rows. */
	boolean likesFullRows();

	/**
	 * Reads an area of the screen into the same place of the frame.
	 *
	 * @return false where the server refused, as it does when the screen has become smaller
	 */
	boolean read(int x, int y, int width, int height);

	@Override
	void close();

	/**
	 * The best kind of image that the connection allows.
	 *
	 * @throws ScreenException where the screen has another pixel format than four bytes blue, green, red, unused
	 */
	static ScreenImage create(final XConnection connection, final int width, final int height) throws ScreenException {
		final var shared = ShmImage.create(connection, width, height);
		return shared != null ? shared : new PlainImage(connection, width, height);
	}

	/** Offsets in the struct XImage of Xlib on 64-bit computers, and the check of its pixel format. */
	final class XImage {

		static final long SIZE = 96;

		static final long HEIGHT = 4;

		static final long DATA = 16;

		private static final long BYTE_ORDER = 24;

		private static final long STRIDE = 44;

		private static final long BITS = 48;

		private static final long RED = 56;

		private static final long GREEN = 64;

		private static final long BLUE = 72;

		private XImage() {
		}

		/** Bytes from one row to the next. */
		static int stride(final MemorySegment image) {
			return image.get(ValueLayout.JAVA_INT, STRIDE);
		}

		/** @throws ScreenException where the pixels are not little-endian {@code 0x00RRGGBB} */
		static void check(final MemorySegment image) throws ScreenException {
			final var bits = image.get(ValueLayout.JAVA_INT, BITS);
			final var red = image.get(ValueLayout.JAVA_LONG, RED);
			final var green = image.get(ValueLayout.JAVA_LONG, GREEN);
			final var blue = image.get(ValueLayout.JAVA_LONG, BLUE);
			if (bits != 32 || image.get(ValueLayout.JAVA_INT, BYTE_ORDER) != 0 || red != 0xff0000 || green != 0xff00 || blue != 0xff) {
				throw new ScreenException("pixels of this X screen can't be read: %d bits, red %x, green %x, blue %x".formatted(bits, red, green, blue)); //$NON-NLS-1$
			}
		}
	}
}
