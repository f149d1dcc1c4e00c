// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

import tandem.screen.Frame;
import tandem.screen.ScreenException;

/** Pixels that come through the connection: slower, but works across computers. */
final class PlainImage implements ScreenImage {

	private static final int BITS = 32;

	private final XConnection connection;

	private final Arena arena = Arena.ofShared();

	private final MemorySegment image;

	private final Frame frame;

	PlainImage(final XConnection connection, final int width, final int height) throws ScreenException {
		this.connection = connection;
		final var stride = width * Frame.PIXEL_BYTES;
		final var pixels = arena.allocate((long) stride * height, Long.BYTES);
		final var x = connection.x11().x();
		final var display = connection.display();
		final var screen = x.XDefaultScreen.call(display);
		final var made = x.XCreateImage.call(display, x.XDefaultVisual.call(display, screen), x.XDefaultDepth.call(display, screen), Z_PIXMAP, 0, pixels,
				width, height, BITS, stride);
		if (made.address() == 0) {
			arena.close();
			throw new ScreenException("no image of the screen can be made"); //$NON-NLS-1$
		}
		image = made.reinterpret(XImage.SIZE, arena, x.XFree::call);
		try {
			XImage.check(image);
		} catch (final ScreenException e) {
			arena.close();
			throw e;
		}
		frame = new Frame(width, height, stride, pixels);
	}

	@Override
	public Frame frame() {
		return frame;
	}

	@Override
	public boolean likesFullRows() {
		return false;
	}

	@Override
	public boolean read(final int x, final int y, final int width, final int height) {
		return connection.x11().x().XGetSubImage.call(connection.display(), connection.root(), x, y, width, height, ALL_PLANES, Z_PIXMAP, image, x, y)
				.address() != 0;
	}

	@Override
	public void close() {
		arena.close();
	}
}
