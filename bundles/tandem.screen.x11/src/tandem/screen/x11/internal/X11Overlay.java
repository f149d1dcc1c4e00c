// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;

import tandem.screen.Area;
import tandem.screen.Overlay;
import tandem.screen.ScreenException;

/** Shows pictures in a window of their own. The server drops the window with the connection, and so with the process. Thread-safe. */
final class X11Overlay implements Overlay {

	private static final int SEEN = 1;

	private static final int HALF = 128;

	private static final long ATTRIBUTES_SIZE = 136;

	private static final long WIDTH = 8;

	private static final long HEIGHT = 12;

	private final XConnection connection;
	private final Arena arena = Arena.ofShared();
	private final MemorySegment attributes = arena.allocate(ATTRIBUTES_SIZE, Long.BYTES);
	private final OwnWindows own;
	private final long compositor;
	private Optional<OverlayWindow> window = Optional.empty();
	private List<Patch> written = List.of();
	private double writtenWith = 1;
	private Optional<Composition> picture = Optional.empty();
	private boolean closed;

	private X11Overlay(final XConnection connection, final long process) {
		this.connection = connection;
		own = new OwnWindows(connection, arena, process);
		compositor = connection.atom("_NET_WM_CM_S" + connection.x11().x().XDefaultScreen.call(connection.display())); //$NON-NLS-1$
	}

	/** @throws ScreenException where nobody answers there, or the server knows no shapes of windows */
	static X11Overlay open(final X11 x11, final String display) throws ScreenException {
		return open(x11, display, ProcessHandle.current().pid());
	}

	/** @param process whose windows are never covered */
	static X11Overlay open(final X11 x11, final String display, final long process) throws ScreenException {
		final var connection = XConnection.open(x11, display);
		try (var local = Arena.ofConfined()) {
			final var answer = local.allocate(3L * Integer.BYTES);
			if (x11.x().XQueryExtension.call(connection.display(), local.allocateFrom("SHAPE"), answer, answer.asSlice(4), answer.asSlice(8)) == 0) { //$NON-NLS-1$
				connection.close();
				throw new ScreenException("this X server knows no shapes of windows"); //$NON-NLS-1$
			}
		}
		return new X11Overlay(connection, process);
	}

	@Override
	public synchronized Area room() throws ScreenException {
		if (closed) {
			throw new ScreenException("the overlay is closed"); //$NON-NLS-1$
		}
		connection.checkAlive();
		connection.x11().x().XGetWindowAttributes.call(connection.display(), connection.root(), attributes);
		connection.checkAlive();
		return new Area(0, 0, attributes.get(ValueLayout.JAVA_INT, WIDTH), attributes.get(ValueLayout.JAVA_INT, HEIGHT));
	}

	@Override
	public synchronized void show(final List<Patch> patches, final double opacity) throws ScreenException {
		if (closed) {
			return;
		}
		while (connection.nextEvent() != null) {
			// keyboards that change and such: nothing of it matters here
			continue;
		}
		final var x = connection.x11().x();
		x.XGetWindowAttributes.call(connection.display(), connection.root(), attributes);
		final var width = attributes.get(ValueLayout.JAVA_INT, WIDTH);
		// one row less than all: a window over the whole screen looks like a locker's
		final var height = attributes.get(ValueLayout.JAVA_INT, HEIGHT) - 1;
		final var composited = x.XGetSelectionOwner.call(connection.display(), compositor) != 0;
		if (window.filter(now -> !now.fits(composited, width, height)).isPresent()) {
			window.ifPresent(OverlayWindow::close);
			window = Optional.empty();
			written = List.of();
		}
		if (patches.isEmpty()) {
			window.ifPresent(OverlayWindow::hide);
			written = List.of();
		} else {
			if (window.isEmpty()) {
				window = Optional.of(new OverlayWindow(connection, composited, width, height));
			}
			show(window.get(), patches, new Area(0, 0, width, height), composited ? opacity : 1, composited ? SEEN : HALF);
		}
		connection.sync();
		// windows of others that went while they were looked at
		connection.takeError();
	}

	private void show(final OverlayWindow now, final List<Patch> patches, final Area room, final double opacity, final int least) throws ScreenException {
		if (!patches.equals(written) || opacity != writtenWith || picture.isEmpty()) {
			picture = Composition.of(patches, room, opacity);
			if (picture.isPresent()) {
				now.write(picture.get());
			}
			written = List.copyOf(patches);
			writtenWith = opacity;
		}
		if (picture.isEmpty()) {
			now.hide();
			return;
		}
		final var place = picture.get().place();
		final var parts = VisibleSpans.of(place, picture.get().argb(), least, own.visible());
		if (parts.isEmpty()) {
			now.hide();
		} else {
			now.show(place, parts);
		}
	}

	@Override
	public synchronized void close() {
		if (!closed) {
			closed = true;
			if (!connection.lost()) {
				window.ifPresent(OverlayWindow::close);
			}
			connection.close();
			arena.close();
		}
	}
}
