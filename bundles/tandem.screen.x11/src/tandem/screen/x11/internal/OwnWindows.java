// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

import tandem.screen.Area;

/**
 * Whether a press would meet a window of this process: its windows ask for consent, change what is allowed and open ways in, and only the
 * sharer's own hands may use them. A window is known by {@code _NET_WM_PID}, which every toolkit sets; the window manager's frame around it
 * belongs to it. Ask while the server is grabbed, or the answer may be old. Belongs to the thread of its connection.
 */
final class OwnWindows {

	/** Window managers put a program's window into one or two of their own. */
	private static final int MAX_DEPTH = 3;

	/** Toolkits give the keyboard to a window inside of a program's window; none nests deeper. */
	private static final int MAX_CLIMB = 16;

	private static final long POINTER_ROOT = 1;

	private static final long CARDINAL = 6;

	private static final long ONE_LONG = 1;

	private static final long ATTRIBUTES_SIZE = 136;

	private static final long WIDTH = 8;

	private static final long HEIGHT = 12;

	private static final long BORDER = 16;

	private static final long MAP_STATE = 92;

	private static final int VIEWABLE = 2;

	private final XConnection connection;

	private final long own;

	private final long pid;

	private final MemorySegment answer;

	private final MemorySegment attributes;

	/** @param own number of the process whose windows are meant */
	OwnWindows(final XConnection connection, final Arena arena, final long own) {
		this.connection = connection;
		this.own = own;
		pid = connection.atom("_NET_WM_PID"); //$NON-NLS-1$
		attributes = arena.allocate(ATTRIBUTES_SIZE, Long.BYTES);
		answer = arena.allocate(7L * Long.BYTES, Long.BYTES);
	}

	/** Whether a button pressed now would. */
	boolean underPointer() {
		final var known = connection.x11().x().XQueryPointer.call(connection.display(), connection.root(), answer, answer.asSlice(8), answer.asSlice(16),
				answer.asSlice(24), answer.asSlice(32), answer.asSlice(40), answer.asSlice(48));
		final var window = answer.get(ValueLayout.JAVA_LONG, 8);
		return known != 0 && window != 0 && holdsOurs(window, 0);
	}

	/** Whether a key pressed now would. */
	boolean focused() {
		connection.x11().x().XGetInputFocus.call(connection.display(), answer, answer.asSlice(8));
		var window = answer.get(ValueLayout.JAVA_LONG, 0);
		if (window == POINTER_ROOT || window == connection.root()) {
			return underPointer();
		}
		for (var i = 0; i < MAX_CLIMB && window != 0 && window != connection.root(); i++) {
			final var process = process(window);
			if (process != 0) {
				return process == own;
			}
			window = parent(window);
		}
		return false;
	}

	/** Where those are that can be seen, with their frames. */
	List<Area> visible() {
		final var x = connection.x11().x();
		final var found = new ArrayList<Area>();
		for (final var window : children(connection.root())) {
			if (x.XGetWindowAttributes.call(connection.display(), window, attributes) != 0 && attributes.get(ValueLayout.JAVA_INT, MAP_STATE) == VIEWABLE) {
				final var border = 2 * attributes.get(ValueLayout.JAVA_INT, BORDER);
				final var left = attributes.get(ValueLayout.JAVA_INT, 0);
				final var top = attributes.get(ValueLayout.JAVA_INT, 4);
				final var right = left + attributes.get(ValueLayout.JAVA_INT, WIDTH) + border;
				final var bottom = top + attributes.get(ValueLayout.JAVA_INT, HEIGHT) + border;
				if (right > 0 && bottom > 0 && holdsOurs(window, 0)) {
					found.add(new Area(Math.max(0, left), Math.max(0, top), right - Math.max(0, left), bottom - Math.max(0, top)));
				}
			}
		}
		return found;
	}

	private boolean holdsOurs(final long window, final int depth) {
		final var process = process(window);
		if (process != 0 || depth == MAX_DEPTH) {
			return process == own;
		}
		final var children = children(window);
		var found = false;
		for (var i = 0; i < children.length && !found; i++) {
			found = holdsOurs(children[i], depth + 1);
		}
		return found;
	}

	/** The process that a window says it belongs to, or 0. */
	private long process(final long window) {
		final var x = connection.x11().x();
		final var status = x.XGetWindowProperty.call(connection.display(), window, pid, 0, ONE_LONG, 0, CARDINAL, answer, answer.asSlice(8),
				answer.asSlice(16), answer.asSlice(24), answer.asSlice(32));
		final var value = answer.get(ValueLayout.ADDRESS, 32);
		if (status != 0 || value.address() == 0) {
			return 0;
		}
		final var process = answer.get(ValueLayout.JAVA_LONG, 16) == 0 ? 0 : value.reinterpret(Long.BYTES).get(ValueLayout.JAVA_LONG, 0);
		x.XFree.call(value);
		return process;
	}

	private long parent(final long window) {
		final var known = connection.x11().x().XQueryTree.call(connection.display(), window, answer, answer.asSlice(8), answer.asSlice(16), answer.asSlice(24));
		if (known == 0) {
			return 0;
		}
		free(answer.get(ValueLayout.ADDRESS, 16));
		return answer.get(ValueLayout.JAVA_LONG, 8);
	}

	private long[] children(final long window) {
		final var known = connection.x11().x().XQueryTree.call(connection.display(), window, answer, answer.asSlice(8), answer.asSlice(16), answer.asSlice(24));
		final var list = answer.get(ValueLayout.ADDRESS, 16);
		if (known == 0 || list.address() == 0) {
			return new long[0];
		}
		final var number = answer.get(ValueLayout.JAVA_INT, 24);
		final var children = list.reinterpret((long) number * Long.BYTES).toArray(ValueLayout.JAVA_LONG);
		free(list);
		return children;
	}

	private void free(final MemorySegment list) {
		if (list.address() != 0) {
			connection.x11().x().XFree.call(list);
		}
	}
}
