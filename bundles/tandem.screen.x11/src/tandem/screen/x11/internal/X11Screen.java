// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tandem.screen.Area;
import tandem.screen.CursorImage;
import tandem.screen.Frame;
import tandem.screen.Layout;
import tandem.screen.ScreenException;
import tandem.screen.ScreenSource;

/** The whole virtual screen of an X server, read through shared memory where possible, and only where something was drawn. */
final class X11Screen implements ScreenSource {

	/** How often the pointer is asked for: it can be moved without an event. */
	private static final int LOOK_MILLIS = 250;

	/** The same where the server tells of no motion at all. */
	private static final int LOOK_OFTEN_MILLIS = 30;

	private final Thread owner = Thread.currentThread();

	private final XConnection connection;

	private final Arena arena = Arena.ofConfined();

	private final MonitorReader monitors;

	private final DamageLog damage;

	private final CursorReader cursor;

	private Layout layout;

	private ScreenImage image;

	/** Whether all of the screen is to be read; if not, what the damage log holds. */
	private boolean all = true;

	private boolean drawn = true;

	private boolean layoutChanged;

	private boolean closed;

	private X11Screen(final XConnection connection) throws ScreenException {
		this.connection = connection;
		monitors = new MonitorReader(connection);
		cursor = new CursorReader(connection, arena);
		damage = new DamageLog(connection, arena);
		layout = monitors.read();
		image = ScreenImage.create(connection, layout.width(), layout.height());
	}

	/** Opens a screen for the calling thread. */
	static X11Screen open(final X11 x11, final String display) throws ScreenException {
		final var connection = XConnection.open(x11, display);
		try {
			final var depth = x11.x().XDefaultDepth.call(connection.display(), x11.x().XDefaultScreen.call(connection.display()));
			if (depth != 24 && depth != 32) {
				throw new ScreenException("the X screen has " + depth + "-bit colour; 24 or 32 are needed"); //$NON-NLS-1$ //$NON-NLS-2$
			}
			return new X11Screen(connection);
		} catch (final ScreenException | RuntimeException e) {
			connection.close();
			throw e;
		}
	}

	@Override
	public Layout layout() {
		return layout;
	}

	@Override
	public Frame frame() {
		return image.frame();
	}

	@Override
	public Change await(final Duration timeout) throws ScreenException {
		check();
		final var end = System.nanoTime() + timeout.toNanos();
		final var step = cursor.tellsMotion() ? LOOK_MILLIS : LOOK_OFTEN_MILLIS;
		hear();
		cursor.look();
		while (!changed()) {
			final var left = (int) Math.min(step, (end - System.nanoTime() + 999_999) / 1_000_000);
			if (left <= 0) {
				break;
			}
			if (connection.poll(left)) {
				hear();
				break;
			}
			hear();
			if (left == step) {
				cursor.look();
			}
		}
		return changed() ? new Change(layoutChanged, drawn, cursor.changed()) : Change.NONE;
	}

	private boolean changed() {
		return layoutChanged || drawn || cursor.changed();
	}

	/** Takes in all events that have arrived. */
	private void hear() throws ScreenException {
		var look = false;
		for (var event = connection.nextEvent(); event != null; event = connection.nextEvent()) {
			if (damage.isDrawing(event)) {
				drawn = true;
			} else if (monitors.isChange(event)) {
				look = true;
			} else {
				cursor.hear(event);
			}
		}
		if (look) {
			readLayout();
		}
	}

	private boolean readLayout() throws ScreenException {
		final var now = monitors.read();
		if (now.equals(layout)) {
			return false;
		}
		final var fresh = ScreenImage.create(connection, now.width(), now.height());
		image.close();
		image = fresh;
		layout = now;
		layoutChanged = true;
		all = true;
		drawn = true;
		return true;
	}

	@Override
	public List<Area> capture() throws ScreenException {
		check();
		layoutChanged = false;
		cursor.told();
		hear();
		if (layoutChanged || !drawn) {
			return List.of();
		}
		drawn = false;
		final var areas = new ArrayList<Area>();
		if (all ? readAll(areas) : damage.read(image, areas)) {
			all = false;
			return areas;
		}
		drawn = true;
		all = true;
		final var why = connection.takeError();
		connection.checkAlive();
		if (!readLayout()) {
			throw new ScreenException("the X server does not give the pixels of its screen: " + why); //$NON-NLS-1$
		}
		return List.of();
	}

	private boolean readAll(final List<Area> areas) {
		damage.reset();
		areas.add(layout.whole());
		return image.read(0, 0, layout.width(), layout.height());
	}

	@Override
	public Optional<CursorImage> newCursor() throws ScreenException {
		check();
		return cursor.newPicture();
	}

	@Override
	public PointerPosition pointer() throws ScreenException {
		check();
		return cursor.position();
	}

	private void check() throws ScreenException {
		if (Thread.currentThread() != owner) {
			throw new WrongThreadException("the screen belongs to " + owner.getName()); //$NON-NLS-1$
		}
		if (closed) {
			throw new ScreenException("the screen is closed"); //$NON-NLS-1$
		}
	}

	@Override
	public void wake() {
		connection.wake();
	}

	@Override
	public void close() {
		if (!closed) {
			closed = true;
			image.close();
			connection.close();
			arena.close();
		}
	}
}
