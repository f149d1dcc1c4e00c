// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tandem.screen.ScreenException;
import tandem.screen.x11.internal.Keymap.Stroke;

/** Presses the keys that mean what the technician's keys meant. Belongs to the thread of its connection. */
final class KeyTyper {

	/** Lets the owner of the connection wait. */
	interface Pause {

		/** Waits; false where what was begun is to be left. */
		boolean pause(long nanos) throws ScreenException;

		/** Waits until the server has done all it was asked to, and takes in what it said. */
		void settle() throws ScreenException;
	}

	private final XConnection connection;

	private final Injector injector;

	private final SpareKeys spares;

	private final Pause pause;

	private final Keysyms keysyms;

	private final MemorySegment answer;

	/** Which key we hold for which keysym. */
	private final Map<Integer, Integer> held = new HashMap<>();

	private Keymap keymap;

	KeyTyper(final XConnection connection, final Arena arena, final Injector injector, final SpareKeys spares, final Pause pause) {
		this.connection = connection;
		this.injector = injector;
		this.spares = spares;
		this.pause = pause;
		keysyms = new Keysyms(connection.x11().libraries().xkb);
		answer = arena.allocate(KeyboardState.SIZE, Long.BYTES);
	}

	/** The mapping is to be read again before the next key. */
	void mappingChanged() {
		keymap = null;
	}

	private Keymap keymap() {
		if (keymap == null) {
			keymap = new Keymap(connection, keysyms, spares::owns);
			spares.reload(keymap, keysyms);
		}
		return keymap;
	}

	/** Presses a key; one that is held stays held: the server repeats it. */
	void press(final int keysym) throws ScreenException {
		final var wanted = keysyms.canonical(keysym);
		if (held.containsKey(wanted)) {
			return;
		}
		final var keycode = strike(wanted, Set.of(wanted));
		if (keycode != 0) {
			held.values().removeIf(k -> k == keycode);
			held.put(wanted, keycode);
		}
	}

	/** Releases a key, also one that got another meaning while it was down, as a letter does when Shift goes up first. */
	void release(final int keysym) {
		final var wanted = keysyms.canonical(keysym);
		var keycode = held.remove(wanted);
		if (keycode == null) {
			keycode = held.remove(Keysyms.otherCase(wanted));
		}
		if (keycode == null) {
			keycode = keymap().strokes(wanted, 0).stream().map(Stroke::keycode).filter(injector::holds).findAny().orElse(null);
		}
		if (keycode != null) {
			final var key = keycode;
			held.values().removeIf(k -> k == key);
			injector.key(key, false);
			spares.used(key);
		}
	}

	/** Forgets what is held; the owner releases it. */
	void forget() {
		held.clear();
	}

	/** Types a text with nothing of ours held; modifiers that were are held again afterwards. */
	void type(final List<Integer> text) throws ScreenException {
		final var modifiers = new ArrayList<Integer>();
		for (final var keycode : injector.heldKeys()) {
			if (keymap().modifiersOf(keycode) != 0) {
				modifiers.add(keycode);
			}
			injector.key(keycode, false);
		}
		held.values().retainAll(modifiers);
		final var done = typeParts(text);
		if (done) {
			modifiers.forEach(k -> injector.key(k, true));
		} else {
			held.clear();
		}
	}

	private boolean typeParts(final List<Integer> text) throws ScreenException {
		var from = 0;
		while (from < text.size()) {
			final var lacking = new HashSet<Integer>();
			var to = from;
			while (to < text.size() && (lacking.size() < spares.free() || has(text.get(to)) || lacking.contains(text.get(to)))) {
				if (!has(text.get(to))) {
					lacking.add(text.get(to));
				}
				to++;
			}
			if (to == from || !lacking.isEmpty() && !bind(lacking)) {
				return false;
			}
			for (final var keysym : text.subList(from, to)) {
				final var keycode = strike(keysym, lacking);
				injector.key(keycode, false);
				spares.used(keycode);
			}
			from = to;
		}
		return true;
	}

	private boolean has(final int keysym) {
		return chooser(KeyboardState.read(connection, answer)).choose(keysym) != null;
	}

	private StrokeChooser chooser(final KeyboardState state) {
		var ours = 0;
		for (final var keycode : injector.heldKeys()) {
			ours |= keymap().modifiersOf(keycode);
		}
		return new StrokeChooser(keymap(), state, ours);
	}

	private boolean bind(final Set<Integer> wanted) throws ScreenException {
		keymap();
		if (wanted.size() > spares.free()) {
			throw new ScreenException("the keyboard mapping has no free key for a character that it lacks"); //$NON-NLS-1$
		}
		for (var wait = spares.bind(wanted); wait > 0; wait = spares.bind(wanted)) {
			if (!pause.pause(wait)) {
				return false;
			}
			keymap();
		}
		pause.settle();
		return true;
	}

	/** Presses what writes this; 0 where that was given up. */
	private int strike(final int keysym, final Set<Integer> together) throws ScreenException {
		final var state = KeyboardState.read(connection, answer);
		connection.checkAlive();
		final var stroke = chooser(state).choose(keysym);
		if (stroke != null) {
			strike(stroke, state);
			return stroke.keycode();
		}
		if (Keysyms.isModifier(keysym) || spares.keyFor(keysym) == 0 && !bind(together)) {
			return 0;
		}
		final var keycode = spares.keyFor(keysym);
		final var xkb = connection.x11().libraries().xkb;
		final var capitals = (state.locked() & Keymap.LOCK) != 0;
		if (capitals) {
			xkb.XkbLockModifiers.call(connection.display(), KeyboardChanges.CORE_KEYBOARD, Keymap.LOCK, 0);
		}
		goDown(keycode);
		if (capitals) {
			xkb.XkbLockModifiers.call(connection.display(), KeyboardChanges.CORE_KEYBOARD, Keymap.LOCK, Keymap.LOCK);
		}
		return keycode;
	}

	/** Presses a key of the layout, with exactly the modifiers it needs while it goes down. */
	private void strike(final Stroke stroke, final KeyboardState state) {
		final var now = state.down() & keymap().levels();
		final var lift = new ArrayList<Integer>();
		for (final var keycode : injector.heldKeys()) {
			if ((keymap().modifiersOf(keycode) & now & ~stroke.modifiers()) != 0) {
				lift.add(keycode);
			}
		}
		final var add = new ArrayList<Integer>();
		for (var missing = stroke.modifiers() & ~now; missing != 0; missing &= missing - 1) {
			add.add(keymap().keyFor(Integer.lowestOneBit(missing)));
		}
		final var xkb = connection.x11().libraries().xkb;
		if (stroke.group() != state.group()) {
			xkb.XkbLockGroup.call(connection.display(), KeyboardChanges.CORE_KEYBOARD, stroke.group());
		}
		lift.forEach(k -> injector.key(k, false));
		add.forEach(k -> injector.key(k, true));
		goDown(stroke.keycode());
		add.reversed().forEach(k -> injector.key(k, false));
		lift.forEach(k -> injector.key(k, true));
		if (stroke.group() != state.group()) {
			xkb.XkbLockGroup.call(connection.display(), KeyboardChanges.CORE_KEYBOARD, state.group());
		}
	}

	private void goDown(final int keycode) {
		injector.key(keycode, false);
		injector.key(keycode, true);
		spares.used(keycode);
	}
}
