// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.util.BitSet;
import java.util.function.BooleanSupplier;

/**
 * Makes single events through XTest, and remembers what it holds down: for the watchdog before the event is made, so that nothing is
 * held that the watchdog does not know. A press that would meet a window of this process is not made. Belongs to the thread of its
 * connection.
 */
final class Injector {

	private static final long NOW = 0;

	private final XConnection connection;

	private final PendingInjections pending;

	private final Guard guard;

	private final OwnWindows ours;

	private final BitSet keys = new BitSet();

	private final BitSet buttons = new BitSet();

	Injector(final XConnection connection, final PendingInjections pending, final Guard guard, final OwnWindows ours) {
		this.connection = connection;
		this.pending = pending;
		this.guard = guard;
		this.ours = ours;
	}

	/** Presses or releases a key; does nothing where it is so already. */
	void key(final int keycode, final boolean pressed) {
		if (keys.get(keycode) == pressed) {
			return;
		}
		if (!pressed) {
			makeKey(keycode, false);
			guard.tell(Guard.KEY_UP, keycode);
			return;
		}
		elsewhere(ours::focused, () -> {
			guard.tell(Guard.KEY_DOWN, keycode);
			makeKey(keycode, true);
		});
	}

	private void makeKey(final int keycode, final boolean pressed) {
		keys.set(keycode, pressed);
		pending.expect(keycode, pressed);
		test().XTestFakeKeyEvent.call(connection.display(), keycode, pressed ? 1 : 0, NOW);
	}

	/** Does something unless it would meet a window of ours; meanwhile no other program can bring one there. */
	private void elsewhere(final BooleanSupplier meets, final Runnable press) {
		final var x = connection.x11().x();
		x.XGrabServer.call(connection.display());
		try {
			if (!meets.getAsBoolean()) {
				press.run();
			}
		} finally {
			x.XUngrabServer.call(connection.display());
			x.XFlush.call(connection.display());
		}
	}

	/** Whether we hold the key. */
	boolean holds(final int keycode) {
		return keys.get(keycode);
	}

	/** The keys that we hold. */
	int[] heldKeys() {
		return keys.stream().toArray();
	}

	/** Presses or releases a button; does nothing where it is so already. */
	void button(final int button, final boolean pressed) {
		if (buttons.get(button) == pressed) {
			return;
		}
		if (!pressed) {
			makeButton(button, false);
			guard.tell(Guard.BUTTON_UP, button);
			return;
		}
		elsewhere(ours::underPointer, () -> {
			guard.tell(Guard.BUTTON_DOWN, button);
			makeButton(button, true);
		});
	}

	private void makeButton(final int button, final boolean pressed) {
		buttons.set(button, pressed);
		test().XTestFakeButtonEvent.call(connection.display(), button, pressed ? 1 : 0, NOW);
	}

	/** Presses and releases a button some times: this is what a wheel does. */
	void clicks(final int button, final int times) {
		elsewhere(ours::underPointer, () -> {
			for (var i = 0; i < times; i++) {
				test().XTestFakeButtonEvent.call(connection.display(), button, 1, NOW);
				test().XTestFakeButtonEvent.call(connection.display(), button, 0, NOW);
			}
		});
	}

	/** Moves the pointer. */
	void move(final int x, final int y) {
		test().XTestFakeMotionEvent.call(connection.display(), -1, x, y, NOW);
	}

	/** Releases all that we hold. */
	void releaseAll() {
		for (final var keycode : heldKeys()) {
			key(keycode, false);
		}
		for (final var button : buttons.stream().toArray()) {
			button(button, false);
		}
	}

	private LibXtst test() {
		return connection.x11().libraries().test;
	}
}
