// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import tandem.screen.ScreenException;
import tandem.testsupport.Await;

/** A window over the whole screen without a name, as small lock screens make it. */
final class CoverWindow implements AutoCloseable {

	/** {@code XCreateWindow}. */
	public interface Create {

		/** Makes a window. */
		long call(MemorySegment display, long parent, int x, int y, int width, int height, int border, int depth, int kind, MemorySegment visual, long mask,
				MemorySegment attributes);
	}

	private static final long OVERRIDE_REDIRECT = 1L << 9;

	private final XConnection connection;

	private CoverWindow(final XConnection connection) {
		this.connection = connection;
	}

	static CoverWindow open(final String display, final int width, final int height) throws ScreenException {
		final var x = new NativeLibrary("libX11.so.6");
		final var connection = XConnection.open(Xlib.X11, display);
		try (var arena = Arena.ofConfined()) {
			final var attributes = arena.allocate(112, 8);
			attributes.set(ValueLayout.JAVA_INT, 88, 1);
			final var window = x.function("XCreateWindow", Create.class).call(connection.display(), connection.root(), 0, 0, width, height, 0, 0, 0,
					MemorySegment.NULL, OVERRIDE_REDIRECT, attributes);
			x.function("XMapWindow", Shape.I_PJ.class).call(connection.display(), window);
			connection.sync();
		}
		return new CoverWindow(connection);
	}

	void takeKeyboard() {
		Await.until("the keyboard", () -> Xlib.X11.x().XGrabKeyboard.call(connection.display(), connection.root(), 0, 1, 1, 0) == 0);
	}

	@Override
	public void close() {
		connection.close();
	}
}
