// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

import tandem.screen.Area;
import tandem.screen.ScreenException;

/**
 * A window over all of the screen that no window manager governs: seen where its shape is, and pressed nowhere. With a compositor its pixels have
 * an alpha. Belongs to the thread of its connection.
 */
final class OverlayWindow {

	private static final int ALPHA_DEPTH = 32;
	private static final int TRUE_COLOR = 4;
	private static final long VISUAL_INFO_SIZE = 64;
	private static final long ATTRIBUTES_SIZE = 112;
	private static final long BACKGROUND_PIXEL = 8;
	private static final long BORDER_PIXEL = 24;
	private static final long OVERRIDE_REDIRECT = 88;
	private static final long COLORMAP = 96;
	private static final long SET_BACKGROUND_PIXEL = 1L << 1;
	private static final long SET_BORDER_PIXEL = 1L << 3;
	private static final long SET_OVERRIDE_REDIRECT = 1L << 9;
	private static final long SET_COLORMAP = 1L << 13;
	private static final int INPUT_OUTPUT = 1;
	private static final int SHAPE_BOUNDING = 0;
	private static final int SHAPE_INPUT = 2;
	private static final int SHAPE_SET = 0;
	private static final int YX_SORTED = 2;
	private static final long RECTANGLE_SIZE = 8;
	private static final int Z_PIXMAP = 2;
	private static final int BITS = 32;

	private final XConnection connection;
	private final boolean composited;
	private final int width;
	private final int height;
	private final int depth;
	private final MemorySegment visual;
	private final long colormap;
	private final long window;
	private final long pixmap;
	private final MemorySegment context;
	private boolean mapped;

	/**
	 * Made, and not seen yet.
	 *
	 * @param composited whether somebody composes the screen
	 */
	OverlayWindow(final XConnection connection, final boolean composited, final int width, final int height) throws ScreenException {
		this.connection = connection;
		this.composited = composited;
		this.width = width;
		this.height = height;
		final var x = connection.x11().x();
		final var display = connection.display();
		final var screen = x.XDefaultScreen.call(display);
		try (var arena = Arena.ofConfined()) {
			final var info = arena.allocate(VISUAL_INFO_SIZE, Long.BYTES);
			final var alpha = composited && x.XMatchVisualInfo.call(display, screen, ALPHA_DEPTH, TRUE_COLOR, info) != 0;
			visual = alpha ? info.get(ValueLayout.ADDRESS, 0) : x.XDefaultVisual.call(display, screen);
			depth = alpha ? ALPHA_DEPTH : x.XDefaultDepth.call(display, screen);
			colormap = x.XCreateColormap.call(display, connection.root(), visual, 0);
			final var attributes = arena.allocate(ATTRIBUTES_SIZE, Long.BYTES);
			attributes.set(ValueLayout.JAVA_LONG, BACKGROUND_PIXEL, 0);
			attributes.set(ValueLayout.JAVA_LONG, BORDER_PIXEL, 0);
			attributes.set(ValueLayout.JAVA_INT, OVERRIDE_REDIRECT, 1);
			attributes.set(ValueLayout.JAVA_LONG, COLORMAP, colormap);
			window = x.XCreateWindow.call(display, connection.root(), 0, 0, width, height, 0, depth, INPUT_OUTPUT, visual,
					SET_BACKGROUND_PIXEL | SET_BORDER_PIXEL | SET_OVERRIDE_REDIRECT | SET_COLORMAP, attributes);
		}
		pixmap = x.XCreatePixmap.call(display, window, width, height, depth);
		context = x.XCreateGC.call(display, pixmap, 0, MemorySegment.NULL);
		x.XSetWindowBackgroundPixmap.call(display, window, pixmap);
		shape(SHAPE_INPUT, 0, 0, List.of());
		shape(SHAPE_BOUNDING, 0, 0, List.of());
		connection.sync();
		final var refused = connection.takeError();
		if (refused != null) {
			close();
			throw new ScreenException("no overlay: " + refused); //$NON-NLS-1$
		}
	}

	/** Whether it is as the screen is now. */
	boolean fits(final boolean isComposited, final int nowWidth, final int nowHeight) {
		return composited == isComposited && width == nowWidth && height == nowHeight;
	}

	/** Writes pixels where the picture is; nothing of them is seen before {@link #show}. */
	void write(final Composition picture) throws ScreenException {
		final var x = connection.x11().x();
		final var display = connection.display();
		final var place = picture.place();
		try (var arena = Arena.ofConfined()) {
			final var pixels = arena.allocate((long) picture.argb().length * Integer.BYTES, Long.BYTES);
			for (var i = 0; i < picture.argb().length; i++) {
				pixels.setAtIndex(ValueLayout.JAVA_INT, i, depth == ALPHA_DEPTH ? Composition.multiplied(picture.argb()[i]) : picture.argb()[i]);
			}
			final var image = x.XCreateImage.call(display, visual, depth, Z_PIXMAP, 0, pixels, place.width(), place.height(), BITS, place.width() * Integer.BYTES);
			if (image.address() == 0) {
				throw new ScreenException("no picture for the overlay"); //$NON-NLS-1$
			}
			x.XPutImage.call(display, pixmap, context, image, 0, 0, place.x(), place.y(), place.width(), place.height());
			x.XFree.call(image);
		}
		x.XClearArea.call(display, window, place.x(), place.y(), place.width(), place.height(), 0);
	}

	/**
	 * Shows parts of what was written, above all other windows.
	 *
	 * @param place origin of the parts on the screen
	 * @param parts row by row
	 */
	void show(final Area place, final List<Area> parts) {
		final var x = connection.x11().x();
		shape(SHAPE_BOUNDING, place.x(), place.y(), parts);
		if (!mapped) {
			x.XMapWindow.call(connection.display(), window);
			mapped = true;
		}
		x.XRaiseWindow.call(connection.display(), window);
	}

	void hide() {
		if (mapped) {
			connection.x11().x().XUnmapWindow.call(connection.display(), window);
			mapped = false;
		}
	}

	private void shape(final int kind, final int x, final int y, final List<Area> parts) {
		try (var arena = Arena.ofConfined()) {
			final var rectangles = arena.allocate(Math.max(1, parts.size()) * RECTANGLE_SIZE, Long.BYTES);
			for (var i = 0; i < parts.size(); i++) {
				final var part = parts.get(i);
				rectangles.set(ValueLayout.JAVA_SHORT, i * RECTANGLE_SIZE, (short) part.x());
				rectangles.set(ValueLayout.JAVA_SHORT, i * RECTANGLE_SIZE + 2, (short) part.y());
				rectangles.set(ValueLayout.JAVA_SHORT, i * RECTANGLE_SIZE + 4, (short) part.width());
				rectangles.set(ValueLayout.JAVA_SHORT, i * RECTANGLE_SIZE + 6, (short) part.height());
			}
			connection.x11().libraries().ext.XShapeCombineRectangles.call(connection.display(), window, kind, x, y, rectangles, parts.size(), SHAPE_SET, YX_SORTED);
		}
	}

	void close() {
		final var x = connection.x11().x();
		final var display = connection.display();
		x.XDestroyWindow.call(display, window);
		x.XFreeGC.call(display, context);
		x.XFreePixmap.call(display, pixmap);
		x.XFreeColormap.call(display, colormap);
	}
}
