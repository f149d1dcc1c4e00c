// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import tandem.screen.ScreenException;

/** Looks through the windows that can be seen now. Belongs to the thread of its connection. */
final class PromptScan {

	/** Window managers put a program's window into one or two of their own. */
	private static final int MAX_DEPTH = 3;

	private static final int VIEWABLE = 2;

	private static final long ATTRIBUTES_SIZE = 136;

	private static final long WIDTH = 8;

	private static final long HEIGHT = 12;

	private static final long MAP_STATE = 92;

	private static final long OVERRIDE_REDIRECT = 120;

	private static final int GRAB_ASYNC = 1;

	private static final int ALREADY_GRABBED = 1;

	/** A locker that has no name takes the keyboard soon after its window is up. */
	private static final int PROBES_AT_FIRST = 20;

	private static final int PROBE_EVERY = 20;

	private static final long LONGS_OF_TERMINAL = 1;

	private final XConnection connection;

	private final Predicate<String> known;

	private final long hasTerminal;

	private final MemorySegment attributes;

	private final MemorySegment answer;

	/** How often each nameless window over the whole screen was looked at. */
	private final Map<Long, Integer> covers = new HashMap<>();

	private final Set<Long> seen = new HashSet<>();

	private int width;

	private int height;

	/** @param known whether the name of a window says that it is looked for */
	PromptScan(final XConnection connection, final Arena arena, final Predicate<String> known) {
		this.known = known;
		this.connection = connection;
		attributes = arena.allocate(ATTRIBUTES_SIZE, Long.BYTES);
		answer = arena.allocate(5L * Long.BYTES, Long.BYTES);
		hasTerminal = connection.atom("XFree86_has_VT"); //$NON-NLS-1$
	}

	/** Whether a window that is the sharer's alone can be seen, or the user has switched to another session. */
	boolean look() throws ScreenException {
		connection.checkAlive();
		seen.clear();
		connection.x11().x().XGetWindowAttributes.call(connection.display(), connection.root(), attributes);
		width = attributes.get(ValueLayout.JAVA_INT, WIDTH);
		height = attributes.get(ValueLayout.JAVA_INT, HEIGHT);
		final var found = elsewhere() | search(connection.root(), 0);
		covers.keySet().retainAll(seen);
		connection.takeError();
		connection.checkAlive();
		return found;
	}

	/** Xorg says so at its root window when another virtual terminal is shown, as for a login screen. */
	private boolean elsewhere() {
		final var x = connection.x11().x();
		final var status = x.XGetWindowProperty.call(connection.display(), connection.root(), hasTerminal, 0, LONGS_OF_TERMINAL, 0, 0, answer, answer.asSlice(8),
				answer.asSlice(16), answer.asSlice(24), answer.asSlice(32));
		final var value = answer.get(ValueLayout.ADDRESS, 32);
		if (status != 0 || value.address() == 0) {
			return false;
		}
		final var shown = answer.get(ValueLayout.JAVA_LONG, 16) == 0 || value.reinterpret(Long.BYTES).get(ValueLayout.JAVA_INT, 0) != 0;
		x.XFree.call(value);
		return !shown;
	}

	private boolean search(final long parent, final int depth) {
		final var x = connection.x11().x();
		if (x.XQueryTree.call(connection.display(), parent, answer, answer.asSlice(8), answer.asSlice(16), answer.asSlice(24)) == 0) {
			return false;
		}
		final var children = answer.get(ValueLayout.ADDRESS, 16);
		final var number = answer.get(ValueLayout.JAVA_INT, 24);
		if (children.address() == 0) {
			return false;
		}
		var found = false;
		final var windows = children.reinterpret((long) number * Long.BYTES);
		for (var i = number - 1; i >= 0 && !found; i--) {
			found = isPrompt(windows.getAtIndex(ValueLayout.JAVA_LONG, i), depth);
		}
		x.XFree.call(children);
		return found;
	}

	private boolean isPrompt(final long window, final int depth) {
		final var x = connection.x11().x();
		if (x.XGetWindowAttributes.call(connection.display(), window, attributes) == 0 || attributes.get(ValueLayout.JAVA_INT, MAP_STATE) != VIEWABLE) {
			return false;
		}
		final var cover = depth == 0 && attributes.get(ValueLayout.JAVA_INT, OVERRIDE_REDIRECT) != 0 && attributes.get(ValueLayout.JAVA_INT, WIDTH) >= width
				&& attributes.get(ValueLayout.JAVA_INT, HEIGHT) >= height;
		if (x.XGetClassHint.call(connection.display(), window, answer) == 0) {
			return cover && locks(window) || depth < MAX_DEPTH && search(window, depth + 1);
		}
		final var named = known.test(take(answer.get(ValueLayout.ADDRESS, 0))) | known.test(take(answer.get(ValueLayout.ADDRESS, 8)));
		return named || cover && locks(window);
	}

	private String take(final MemorySegment text) {
		if (text.address() == 0) {
			return ""; //$NON-NLS-1$
		}
		final var name = text.reinterpret(Integer.MAX_VALUE).getString(0, StandardCharsets.ISO_8859_1);
		connection.x11().x().XFree.call(text);
		return name;
	}

	/**
	 * Whether a window over the whole screen that no window manager governs belongs to a program that keeps the keyboard for itself. The
	 * only way to know is to try and take it, which the focused program can notice: so this is done rarely once it was found harmless.
	 */
	private boolean locks(final long window) {
		seen.add(window);
		final var looked = covers.getOrDefault(window, 0);
		if (looked >= PROBES_AT_FIRST && looked % PROBE_EVERY != 0) {
			covers.put(window, looked + 1);
			return false;
		}
		final var x = connection.x11().x();
		final var result = x.XGrabKeyboard.call(connection.display(), connection.root(), 0, GRAB_ASYNC, GRAB_ASYNC, 0);
		if (result == 0) {
			x.XUngrabKeyboard.call(connection.display(), 0);
			covers.put(window, looked + 1);
		}
		return result == ALREADY_GRABBED;
	}
}
