// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.util.List;

import tandem.screen.x11.internal.Keymap.Stroke;

/**
 * Decides which key of the sharer's layout does what the technician's key meant.
 *
 * @param keymap the sharer's layout
 * @param state what is down and locked
 * @param held modifiers, as bits, that we hold ourselves and so can let go
 */
record StrokeChooser(Keymap keymap, KeyboardState state, int held) {

	private static final int GROUP_COST = 100;

	private static final int CONTROL = 4;

	/**
	 * The best key.
	 *
	 * @param keysym canonical
	 * @return with the modifiers of {@link Keymap#levels()} that must be down; null where the layout has no key for it
	 */
	Stroke choose(final int keysym) {
		final var now = state.down() & keymap.levels();
		if (Keysyms.isModifier(keysym)) {
			final var keycode = keymap.keyNamed(keysym);
			return keycode == 0 ? null : new Stroke(keycode, state.group(), now);
		}
		final var best = cheapest(keysym, now);
		if (best != null && best.modifiers() == now) {
			return best;
		}
		if (Keysyms.isFunction(keysym)) {
			final var plain = cheapest(keysym, 0);
			return plain == null || plain.modifiers() != 0 ? best : new Stroke(plain.keycode(), plain.group(), now);
		}
		if ((state.down() & shortcuts()) != 0) {
			final var other = cheapest(Keysyms.otherCase(keysym), now);
			if (other != null && other.modifiers() == now) {
				return other;
			}
		}
		return best != null && (now & ~best.modifiers() & ~held) == 0 ? best : null;
	}

	/** Modifiers with which letters are commands. */
	private int shortcuts() {
		return CONTROL | keymap.modifierOf(Keysyms.ALT_LEFT) | keymap.modifierOf(Keysyms.META_LEFT);
	}

	private Stroke cheapest(final int keysym, final int modifiers) {
		final List<Stroke> all = keymap.strokes(keysym, state.locked());
		Stroke best = null;
		for (final var stroke : all) {
			if (best == null || cost(stroke, modifiers) < cost(best, modifiers)) {
				best = stroke;
			}
		}
		return best;
	}

	private int cost(final Stroke stroke, final int modifiers) {
		return Integer.bitCount(stroke.modifiers() ^ modifiers) + (stroke.group() == state.group() ? 0 : GROUP_COST);
	}
}
