// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.util.function.BooleanSupplier;

import tandem.screen.PromptWatch;
import tandem.screen.ScreenException;

/** Watches the windows of an X server on a thread and a connection of its own. */
final class X11PromptWatch implements PromptWatch {

	private static final Logger LOG = System.getLogger(X11PromptWatch.class.getName());

	/** Windows coming and going below the root, and its properties. */
	private static final long ROOT_MASK = 1L << 19 | 1L << 22;

	/** Windows are looked through this often without a reason: a program can name its window late. */
	private static final int LOOK_MILLIS = 500;

	/** The session is asked this often whether it is locked. */
	private static final long ASK_NANOS = 2_000_000_000L;

	private static final long END_MILLIS = 5_000;

	private final XConnection connection;

	private final Arena arena = Arena.ofShared();

	private final PromptScan scan;

	private final BooleanSupplier locked;

	private final Runnable changed;

	private final Thread thread;

	private volatile boolean up;

	private volatile boolean closed;

	private X11PromptWatch(final XConnection connection, final BooleanSupplier locked, final Runnable changed) throws ScreenException {
		this.connection = connection;
		this.locked = locked;
		this.changed = changed;
		connection.x11().x().XSelectInput.call(connection.display(), connection.root(), ROOT_MASK);
		scan = new PromptScan(connection, arena, PromptNames::matches);
		up = locked.getAsBoolean() | scan.look();
		thread = Thread.ofPlatform().daemon().name("tandem-x11-prompts").unstarted(this::run); //$NON-NLS-1$
	}

	/**
	 * Starts to watch; {@link #up()} is right from the start.
	 *
	 * @param locked whether the session is locked, asked every two seconds
	 */
	static X11PromptWatch start(final X11 x11, final String display, final BooleanSupplier locked, final Runnable changed) throws ScreenException {
		final var connection = XConnection.open(x11, display);
		try {
			final var watch = new X11PromptWatch(connection, locked, changed);
			watch.thread.start();
			return watch;
		} catch (final ScreenException | RuntimeException e) {
			connection.close();
			throw e;
		}
	}

	private void run() {
		try {
			var sessionLocked = up;
			var asked = System.nanoTime() - ASK_NANOS;
			while (!closed) {
				while (connection.nextEvent() != null) {
					// whatever it was, the windows are looked through
				}
				if (System.nanoTime() - asked >= ASK_NANOS) {
					sessionLocked = locked.getAsBoolean();
					asked = System.nanoTime();
				}
				tell(scan.look() || sessionLocked);
				connection.poll(LOOK_MILLIS);
			}
		} catch (final ScreenException e) {
			LOG.log(Level.WARNING, "windows can't be watched any more: remote input is held", e); //$NON-NLS-1$
		} finally {
			if (!closed) {
				tell(true);
			}
			connection.close();
			arena.close();
		}
	}

	private void tell(final boolean now) {
		if (up != now) {
			up = now;
			changed.run();
		}
	}

	@Override
	public boolean up() {
		return up;
	}

	@Override
	public void close() {
		closed = true;
		connection.wake();
		if (Thread.currentThread() != thread) {
			try {
				thread.join(END_MILLIS);
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}
	}
}
