// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import tandem.screen.InputEvent;
import tandem.screen.InputPort;
import tandem.screen.ScreenException;

/** Mouse and keyboard of an X server. Its connection belongs to whoever holds the lock. */
final class X11Input implements InputPort {

	private static final int WHEEL_UP = 4;
	private static final int WHEEL_DOWN = 5;
	private static final int WHEEL_LEFT = 6;
	private static final int WHEEL_RIGHT = 7;

	private static final int CONFIGURE_NOTIFY = 22;

	private static final long STRUCTURE_NOTIFY_MASK = 1L << 17;

	/** Kept by one event from its start to its end, so that a long text is not mixed with what comes after it. */
	private final ReentrantLock turn = new ReentrantLock(true);

	/** Kept while the connection is used; given up while a text waits, so that releasing need not wait. */
	private final ReentrantLock lock = new ReentrantLock();

	private final Condition interrupted = lock.newCondition();

	private final Arena arena = Arena.ofShared();

	private final XConnection connection;

	private final SharerListener listener;

	private final Guard guard;

	private final Injector injector;

	private final SpareKeys spares;

	private final KeyTyper typer;

	private final KeyboardChanges changes;

	private int width;

	private int height;

	/** Counts releases: a text that was begun before one is left. */
	private int releases;

	private int textBegan;

	private boolean closed;

	private X11Input(final XConnection connection, final SharerListener listener, final PendingInjections pending, final Guard guard)
			throws ScreenException {
		this.connection = connection;
		this.listener = listener;
		this.guard = guard;
		changes = new KeyboardChanges(connection);
		injector = new Injector(connection, pending, guard, new OwnWindows(connection, arena, ProcessHandle.current().pid()));
		spares = new SpareKeys(connection, guard, injector::holds, System::nanoTime);
		typer = new KeyTyper(connection, arena, injector, spares, new Waiting());
		connection.x11().x().XSelectInput.call(connection.display(), connection.root(), STRUCTURE_NOTIFY_MASK);
		readSize();
	}

	/**
	 * Opens mouse and keyboard.
	 *
	 * @param guard told of all that is held; closed with the port
	 * @param useRaw whether to tell injected keys from the sharer's if the server allows that
	 */
	static X11Input open(final X11 x11, final String display, final SharerKeys keys, final Guard guard, final boolean useRaw) throws ScreenException {
		XConnection connection = null;
		SharerListener listener = null;
		try (var local = Arena.ofConfined()) {
			connection = XConnection.open(x11, display);
			final var numbers = local.allocate(4L * Long.BYTES, Long.BYTES);
			if (x11.libraries().test.XTestQueryExtension.call(connection.display(), numbers, numbers.asSlice(8), numbers.asSlice(16),
					numbers.asSlice(24)) == 0) {
				throw new ScreenException("the X server lacks the XTEST extension"); //$NON-NLS-1$
			}
			x11.libraries().test.XTestGrabControl.call(connection.display(), 1);
			final var pending = new PendingInjections(System::nanoTime);
			listener = SharerListener.start(x11, display, pending, keys, useRaw);
			return new X11Input(connection, listener, pending, guard);
		} catch (final ScreenException | RuntimeException e) {
			if (listener != null) {
				listener.close();
			}
			if (connection != null) {
				connection.close();
			}
			guard.close();
			throw e;
		}
	}

	@Override
	public void inject(final InputEvent event) throws ScreenException {
		turn.lock();
		try {
			lock.lock();
			try {
				if (closed) {
					throw new ScreenException("the input port is closed"); //$NON-NLS-1$
				}
				hear();
				act(event);
				connection.x11().x().XFlush.call(connection.display());
				connection.checkAlive();
			} finally {
				lock.unlock();
			}
		} finally {
			turn.unlock();
		}
	}

	private void act(final InputEvent event) throws ScreenException {
		switch (event) {
		case InputEvent.Pointer(final var x, final var y) -> injector.move(Math.clamp(x, 0, width - 1), Math.clamp(y, 0, height - 1));
		case InputEvent.Button(final var button, final var pressed) -> press(button, pressed);
		case InputEvent.Wheel(final var dx, final var dy) -> {
			injector.clicks(dy < 0 ? WHEEL_UP : WHEEL_DOWN, Math.min(Math.abs(dy), InputEvent.Wheel.MAX_CLICKS));
			injector.clicks(dx < 0 ? WHEEL_LEFT : WHEEL_RIGHT, Math.min(Math.abs(dx), InputEvent.Wheel.MAX_CLICKS));
		}
		case InputEvent.Key(final var keysym, final var pressed) -> {
			textBegan = releases;
			if (pressed) {
				typer.press(keysym);
			} else {
				typer.release(keysym);
			}
		}
		case InputEvent.Text(final var text) -> {
			textBegan = releases;
			typer.type(keysyms(text));
		}
		}
	}

	private void press(final int button, final boolean pressed) throws ScreenException {
		if (button < 1 || button > 3 && button != 8 && button != 9) {
			throw new ScreenException("there is no mouse button " + button); //$NON-NLS-1$
		}
		injector.button(button, pressed);
	}

	/** What to press for a text: a line end of any kind is one Return, other control characters are left out. */
	static List<Integer> keysyms(final String text) {
		final var keysyms = new ArrayList<Integer>();
		text.replace("\r\n", "\n").codePoints().forEach(point -> { //$NON-NLS-1$ //$NON-NLS-2$
			if (point == '\n' || point == '\r') {
				keysyms.add(Keysyms.RETURN);
			} else if (point == '\t') {
				keysyms.add(Keysyms.TAB);
			} else if (!Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE) {
				keysyms.add(Keysyms.ofCodePoint(point));
			}
		});
		return keysyms;
	}

	/** Takes in all events that have arrived. */
	private void hear() throws ScreenException {
		for (var event = connection.nextEvent(); event != null; event = connection.nextEvent()) {
			if (changes.hear(event)) {
				typer.mappingChanged();
			} else if (XConnection.type(event) == CONFIGURE_NOTIFY) {
				readSize();
			}
		}
	}

	private void readSize() throws ScreenException {
		try (var local = Arena.ofConfined()) {
			final var answer = local.allocate(7L * Long.BYTES, Long.BYTES);
			final var known = connection.x11().x().XGetGeometry.call(connection.display(), connection.root(), answer, answer.asSlice(8), answer.asSlice(16),
					answer.asSlice(24), answer.asSlice(32), answer.asSlice(40), answer.asSlice(48));
			connection.checkAlive();
			if (known == 0) {
				throw new ScreenException("the X server does not tell the size of its screen"); //$NON-NLS-1$
			}
			width = answer.get(ValueLayout.JAVA_INT, 24);
			height = answer.get(ValueLayout.JAVA_INT, 32);
		}
	}

	/** Gives the lock up while a text waits for a free key. */
	private final class Waiting implements KeyTyper.Pause {

		@Override
		public boolean pause(final long nanos) throws ScreenException {
			try {
				connection.x11().x().XFlush.call(connection.display());
				final var end = System.nanoTime() + nanos;
				for (var left = nanos; left > 0 && textBegan == releases; left = end - System.nanoTime()) {
					interrupted.awaitNanos(left);
				}
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				return false;
			}
			if (closed || textBegan != releases) {
				return false;
			}
			hear();
			return true;
		}

		@Override
		public void settle() throws ScreenException {
			connection.sync();
			hear();
		}
	}

	@Override
	public void releaseAll() {
		lock.lock();
		try {
			releases++;
			interrupted.signalAll();
			if (!closed && !connection.lost()) {
				injector.releaseAll();
				typer.forget();
				connection.x11().x().XSync.call(connection.display(), 0);
			}
		} finally {
			lock.unlock();
		}
	}

	@Override
	public boolean tellsSharerApart() {
		return listener.tellsApart();
	}

	@Override
	public void close() {
		releaseAll();
		turn.lock();
		try {
			lock.lock();
			try {
				if (!closed) {
					closed = true;
					giveBack();
				}
			} finally {
				lock.unlock();
			}
		} finally {
			turn.unlock();
		}
		listener.close();
	}

	private void giveBack() {
		if (!connection.lost()) {
			sleep(spares.settled());
			spares.restore();
			connection.x11().x().XSync.call(connection.display(), 0);
		}
		connection.close();
		guard.close();
		arena.close();
	}

	/** Programs still look up what was typed last. */
	private void sleep(final long nanos) {
		try {
			final var end = System.nanoTime() + nanos;
			for (var left = nanos; left > 0; left = end - System.nanoTime()) {
				interrupted.awaitNanos(left);
			}
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
