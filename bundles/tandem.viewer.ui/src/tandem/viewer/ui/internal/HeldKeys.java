// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;

import tandem.screen.InputEvent.Key;

/**
 * The keys that are down at the sharer's because they are down here. The window system tells with each event which modifiers are held:
 * one that went up or down while somebody else had the keyboard is mended by that. Not thread-safe.
 */
final class HeldKeys {

	private static final List<Integer> MODIFIERS = List.of(SWT.SHIFT, SWT.CTRL, SWT.ALT);

	/** Keysyms by SWT key code. */
	private final Map<Integer, Integer> down = new HashMap<>();

	/** What makes the modifiers right before an event; the event's own key is left to the event. */
	List<Key> align(final int stateMask, final int keyCode) {
		final var wanting = new ArrayList<Key>();
		for (final var modifier : MODIFIERS) {
			final var held = (stateMask & modifier) != 0;
			if (modifier != keyCode && held != down.containsKey(modifier)) {
				wanting.addAll(held ? press(modifier, Keysyms.of(modifier, '\0', 0).orElseThrow()) : release(modifier));
			}
		}
		return wanting;
	}

	/** A key went down here, or repeats. */
	List<Key> press(final int keyCode, final int keysym) {
		if (keyCode == 0) {
			// A character that an input method made: no key goes up for it.
			return List.of(new Key(keysym, true), new Key(keysym, false));
		}
		final var before = down.put(keyCode, keysym);
		final var press = new Key(keysym, true);
		return before == null || before == keysym ? List.of(press) : List.of(press, new Key(before, false));
	}

	/** A key went up here. One that has another name by now, because the layout was changed meanwhile, lets go of all but the modifiers. */
	List<Key> release(final int keyCode) {
		final var keysym = down.remove(keyCode);
		if (keysym != null) {
			return List.of(new Key(keysym, false));
		}
		final var renamed = MODIFIERS.contains(keyCode) ? List.<Integer>of() : down.keySet().stream().filter(code -> !MODIFIERS.contains(code)).toList();
		return renamed.stream().map(code -> new Key(down.remove(code), false)).toList();
	}

	/** All are up. */
	void forget() {
		down.clear();
	}
}
