// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** What every key writes at present, with every modifier: the sharer's layout as it is. Belongs to the thread of its connection. */
final class Keymap {

	static final int SHIFT = 1;

	static final int LOCK = 2;

	private static final int MODIFIERS = 8;

	private static final int MAX_GROUPS = 4;

	private static final int GROUP_SHIFT = 13;

	/** A key to press, the layout that must be chosen and the modifiers of {@link #levels()} that must be down and no others. */
	record Stroke(int keycode, int group, int modifiers) {
	}

	private final XConnection connection;

	private final Keysyms keysyms;

	private final IntPredicate ours;

	private final int first;

	private final int last;

	private final int groups;

	private final int[][] modifierKeys;

	private final int levels;

	private final Map<Integer, Map<Integer, List<Stroke>>> strokes = new HashMap<>();

	private final List<Integer> spare = new ArrayList<>();

	/**
	 * Reads the mapping.
	 *
	 * @param ours keycodes that this bundle itself has given a meaning: they are no part of the sharer's layout
	 */
	Keymap(final XConnection connection, final Keysyms keysyms, final IntPredicate ours) {
		this.ours = ours;
		this.connection = connection;
		this.keysyms = keysyms;
		try (var arena = Arena.ofConfined()) {
			final var range = arena.allocate(2L * Long.BYTES, Long.BYTES);
			xkb().XDisplayKeycodes.call(connection.display(), range, range.asSlice(8));
			first = range.get(ValueLayout.JAVA_INT, 0);
			last = range.get(ValueLayout.JAVA_INT, 8);
		}
		var most = 1;
		for (var keycode = first; keycode <= last; keycode++) {
			var empty = true;
			for (var group = 0; group < MAX_GROUPS; group++) {
				if (keysym(keycode, group, 0) != Keysyms.NONE || keysym(keycode, group, 1) != Keysyms.NONE) {
					most = Math.max(most, group + 1);
					empty = false;
				}
			}
			if (empty) {
				spare.add(keycode);
			}
		}
		groups = most;
		modifierKeys = readModifiers();
		levels = SHIFT | modifierOf(Keysyms.LEVEL3_SHIFT) | modifierOf(Keysyms.MODE_SWITCH) | modifierOf(Keysyms.LEVEL5_SHIFT);
	}

	private LibXkb xkb() {
		return connection.x11().libraries().xkb;
	}

	private int[][] readModifiers() {
		final var map = xkb().XGetModifierMapping.call(connection.display()).reinterpret(16);
		final var each = map.get(ValueLayout.JAVA_INT, 0);
		final var codes = map.get(ValueLayout.ADDRESS, 8).reinterpret(Math.max(1, MODIFIERS * each));
		final var keys = new int[MODIFIERS][each];
		for (var i = 0; i < MODIFIERS * each; i++) {
			keys[i / each][i % each] = Byte.toUnsignedInt(codes.get(ValueLayout.JAVA_BYTE, i));
		}
		xkb().XFreeModifiermap.call(map);
		return keys;
	}

	/** What a key means without regard to modifiers. */
	int keysym(final int keycode, final int group, final int level) {
		return (int) xkb().XkbKeycodeToKeysym.call(connection.display(), keycode, group, level);
	}

	/** Keys that mean nothing. */
	List<Integer> spare() {
		return List.copyOf(spare);
	}

	/** The modifiers, as bits, that choose among the characters of one key. */
	int levels() {
		return levels;
	}

	/** The bit of the modifier that a key with this name sets, or 0. */
	int modifierOf(final int keysym) {
		for (var modifier = 0; modifier < MODIFIERS; modifier++) {
			if (keyOf(modifier, keysym) != 0) {
				return 1 << modifier;
			}
		}
		return 0;
	}

	private int keyOf(final int modifier, final int keysym) {
		for (final var keycode : modifierKeys[modifier]) {
			if (keycode != 0 && keysym(keycode, 0, 0) == keysym) {
				return keycode;
			}
		}
		return 0;
	}

	/** The modifiers, as bits, that this key sets. */
	int modifiersOf(final int keycode) {
		var bits = 0;
		for (var modifier = 0; modifier < MODIFIERS; modifier++) {
			for (final var key : modifierKeys[modifier]) {
				if (key == keycode) {
					bits |= 1 << modifier;
				}
			}
		}
		return bits;
	}

	/** A key that sets the modifier of {@link #levels()} while it is down, or 0. */
	int keyFor(final int modifier) {
		final var index = Integer.numberOfTrailingZeros(modifier);
		for (final var keysym : new int[] {Keysyms.SHIFT_LEFT, Keysyms.SHIFT_RIGHT, Keysyms.LEVEL3_SHIFT, Keysyms.LEVEL5_SHIFT, Keysyms.MODE_SWITCH}) {
			final var keycode = keyOf(index, keysym);
			if (keycode != 0) {
				return keycode;
			}
		}
		return 0;
	}

	/** A key that means this with no modifier, in any layout, or 0. */
	int keyNamed(final int keysym) {
		for (var group = 0; group < groups; group++) {
			for (var keycode = first; keycode <= last; keycode++) {
				if (keysym(keycode, group, 0) == keysym) {
					return keycode;
				}
			}
		}
		return 0;
	}

	/**
	 * All ways to write something, those with few modifiers first.
	 *
	 * @param keysym canonical
	 * @param locked modifiers that are locked now, such as Caps Lock: they change what keys write
	 */
	List<Stroke> strokes(final int keysym, final int locked) {
		return strokes.computeIfAbsent(locked, this::readStrokes).getOrDefault(keysym, List.of());
	}

	private Map<Integer, List<Stroke>> readStrokes(final int locked) {
		final var found = new HashMap<Integer, List<Stroke>>();
		try (var arena = Arena.ofConfined()) {
			final var answer = arena.allocate(2L * Long.BYTES, Long.BYTES);
			for (var modifiers = 0; modifiers <= levels; modifiers++) {
				if ((modifiers & ~levels) == 0) {
					readStrokes(modifiers, locked, answer, found);
				}
			}
		}
		return found;
	}

	private void readStrokes(final int modifiers, final int locked, final MemorySegment answer, final Map<Integer, List<Stroke>> found) {
		for (var group = 0; group < groups; group++) {
			for (var keycode = first; keycode <= last; keycode++) {
				final var written = written(keycode, group, modifiers | locked, answer);
				if (written != Keysyms.NONE && !ours.test(keycode)) {
					found.computeIfAbsent(written, k -> new ArrayList<>()).add(new Stroke(keycode, group, modifiers));
				}
			}
		}
	}

	/** Caps Lock makes a capital even of what the key's own rules leave small. */
	private int written(final int keycode, final int group, final int modifiers, final MemorySegment answer) {
		if (xkb().XkbLookupKeySym.call(connection.display(), keycode, modifiers | group << GROUP_SHIFT, answer, answer.asSlice(8)) == 0) {
			return Keysyms.NONE;
		}
		final var keysym = keysyms.canonical((int) answer.get(ValueLayout.JAVA_LONG, 8));
		final var unused = answer.get(ValueLayout.JAVA_INT, 0);
		return (modifiers & LOCK & unused) != 0 ? Keysyms.upperCase(keysym) : keysym;
	}
}
