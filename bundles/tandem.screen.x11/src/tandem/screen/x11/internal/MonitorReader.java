// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import tandem.screen.Area;
import tandem.screen.Layout;
import tandem.screen.Monitor;
import tandem.screen.ScreenException;

/** Reads size and monitors of the virtual screen, and knows which events say that they changed. */
final class MonitorReader {

	private static final long MONITOR_SIZE = 56;

	private static final int MAX_NAME = 64;

	private static final int CONFIGURE_NOTIFY = 22;

	private static final long STRUCTURE_NOTIFY_MASK = 1L << 17;

	/** Screen, CRTC and output changes. */
	private static final int RANDR_MASK = 1 | 2 | 4;

	private final XConnection connection;

	private final boolean monitors;

	private final int firstEvent;

	MonitorReader(final XConnection connection) {
		this.connection = connection;
		final var randr = connection.x11().libraries().randr;
		try (var arena = Arena.ofConfined()) {
			final var base = arena.allocate(ValueLayout.JAVA_INT);
			final var other = arena.allocate(ValueLayout.JAVA_INT);
			final var present = randr.XRRQueryExtension.call(connection.display(), base, other) != 0;
			firstEvent = present ? base.get(ValueLayout.JAVA_INT, 0) : Integer.MAX_VALUE - 1;
			monitors = present && hasMonitors(randr, arena);
		}
		connection.x11().x().XSelectInput.call(connection.display(), connection.root(), STRUCTURE_NOTIFY_MASK);
		if (firstEvent < Integer.MAX_VALUE - 1) {
			randr.XRRSelectInput.call(connection.display(), connection.root(), RANDR_MASK);
		}
	}

	private boolean hasMonitors(final LibXrandr randr, final Arena arena) {
		final var major = arena.allocate(ValueLayout.JAVA_INT);
		final var minor = arena.allocate(ValueLayout.JAVA_INT);
		return randr.XRRQueryVersion.call(connection.display(), major, minor) != 0
				&& major.get(ValueLayout.JAVA_INT, 0) * 100 + minor.get(ValueLayout.JAVA_INT, 0) >= 105;
	}

	/** Whether the layout may be another one after this event. */
	boolean isChange(final MemorySegment event) {
		final var type = XConnection.type(event);
		if (type == firstEvent || type == CONFIGURE_NOTIFY) {
			connection.x11().libraries().randr.XRRUpdateConfiguration.call(event);
		}
		return type == CONFIGURE_NOTIFY || type == firstEvent || type == firstEvent + 1;
	}

	/** Asks the server. */
	Layout read() throws ScreenException {
		try (var arena = Arena.ofConfined()) {
			final var answer = arena.allocate(8L * Long.BYTES);
			final var wide = answer.asSlice(32);
			final var high = answer.asSlice(40);
			final var known = connection.x11().x().XGetGeometry.call(connection.display(), connection.root(), answer, answer.asSlice(8), answer.asSlice(16),
					wide, high, answer.asSlice(48), answer.asSlice(56)) != 0;
			connection.checkAlive();
			if (!known) {
				throw new ScreenException("the X server does not tell the size of its screen"); //$NON-NLS-1$
			}
			return layout(wide.get(ValueLayout.JAVA_INT, 0), high.get(ValueLayout.JAVA_INT, 0), arena);
		}
	}

	private Layout layout(final int width, final int height, final Arena arena) throws ScreenException {
		final var whole = new Area(0, 0, width, height);
		final var found = monitors ? readMonitors(whole, arena) : new ArrayList<Monitor>();
		if (found.isEmpty()) {
			found.add(new Monitor("screen", whole, true)); //$NON-NLS-1$
		}
		try {
			return new Layout(width, height, found.subList(0, Math.min(found.size(), Layout.MAX_MONITORS)));
		} catch (final IllegalArgumentException e) {
			throw new ScreenException("the X screen is too large to be shared: " + width + "x" + height, e); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	private List<Monitor> readMonitors(final Area whole, final Arena arena) throws ScreenException {
		final var randr = connection.x11().libraries().randr;
		final var count = arena.allocate(ValueLayout.JAVA_INT);
		final var found = new ArrayList<Monitor>();
		final var all = randr.XRRGetMonitors.call(connection.display(), connection.root(), 1, count);
		connection.checkAlive();
		if (all.address() == 0) {
			return found;
		}
		final var number = Math.max(0, count.get(ValueLayout.JAVA_INT, 0));
		final var infos = all.reinterpret(number * MONITOR_SIZE);
		final var names = new HashSet<String>();
		for (var i = 0; i < number; i++) {
			add(infos.asSlice(i * MONITOR_SIZE, MONITOR_SIZE), whole, names, found);
		}
		randr.XRRFreeMonitors.call(all);
		return found;
	}

	private void add(final MemorySegment info, final Area whole, final HashSet<String> names, final List<Monitor> found) {
		final var left = Math.max(0, info.get(ValueLayout.JAVA_INT, 20));
		final var top = Math.max(0, info.get(ValueLayout.JAVA_INT, 24));
		final var right = Math.min(whole.width(), info.get(ValueLayout.JAVA_INT, 20) + info.get(ValueLayout.JAVA_INT, 28));
		final var bottom = Math.min(whole.height(), info.get(ValueLayout.JAVA_INT, 24) + info.get(ValueLayout.JAVA_INT, 32));
		final var name = name(info.get(ValueLayout.JAVA_LONG, 0));
		if (right > left && bottom > top && names.add(name)) {
			found.add(new Monitor(name, new Area(left, top, right - left, bottom - top), info.get(ValueLayout.JAVA_INT, 8) != 0));
		}
	}

	private String name(final long atom) {
		final var x = connection.x11().x();
		final var text = x.XGetAtomName.call(connection.display(), atom);
		if (text.address() == 0) {
			return "monitor-" + atom; //$NON-NLS-1$
		}
		final var name = text.reinterpret(Integer.MAX_VALUE).getString(0);
		x.XFree.call(text);
		return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
	}
}
