// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import tandem.screen.InputEvent;

/** The keys and buttons that were pressed and not released. Not thread-safe. */
final class Held {

	private final Set<InputEvent> releases = new LinkedHashSet<>();

	/** Whether an event lets a key or button go. */
	boolean isRelease(final InputEvent event) {
		return event instanceof InputEvent.Key(_, var pressed) && !pressed || event instanceof InputEvent.Button(_, var down) && !down;
	}

	/** Remembers a press; nothing else changes anything. */
	void pressed(final InputEvent event) {
		switch (event) {
		case InputEvent.Key(var keysym, var pressed) when pressed -> releases.add(new InputEvent.Key(keysym, false));
		case InputEvent.Button(var button, var pressed) when pressed -> releases.add(new InputEvent.Button(button, false));
		case InputEvent.Key _, InputEvent.Button _, InputEvent.Pointer _, InputEvent.Wheel _, InputEvent.Text _ -> {
			// Leaves nothing held.
		}
		}
	}

	/**
	 * Forgets what a release lets go.
	 *
	 * @return whether it was held: a release of anything else need not be sent
	 */
	boolean released(final InputEvent event) {
		return releases.remove(event);
	}

	/** The releases of everything held, last pressed first; nothing is held any more. */
	List<InputEvent> drain() {
		final var all = new ArrayList<>(releases).reversed();
		releases.clear();
		return List.copyOf(all);
	}
}
