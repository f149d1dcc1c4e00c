// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.BitSet;
import java.util.Optional;

import tandem.screen.InputPort.SharerKeys;
import tandem.screen.ScreenException;

/** Hears every key of the keyboard on a thread and a connection of its own, and leaves out those that were injected. */
final class SharerListener implements AutoCloseable {

	private static final Logger LOG = System.getLogger(SharerListener.class.getName());

	private static final int KEYCODES = 256;

	private static final int KEYMAP_BYTES = KEYCODES / Byte.SIZE;

	/** Where the server tells of no raw events the keys are looked at this often: a press takes longer. */
	private static final int LOOK_MILLIS = 15;

	private static final long END_MILLIS = 5_000;

	private final XConnection connection;

	private final PendingInjections pending;

	private final SharerKeys keys;

	private final KeyboardChanges changes;

	private final Optional<RawEvents> raw;

	private final Thread thread;

	private final BitSet down = new BitSet(KEYCODES);

	private KeyMeanings meanings;

	private volatile boolean closed;

	private SharerListener(final XConnection connection, final PendingInjections pending, final SharerKeys keys, final boolean useRaw)
			throws ScreenException {
		this.connection = connection;
		this.pending = pending;
		this.keys = keys;
		changes = new KeyboardChanges(connection);
		raw = useRaw ? RawEvents.select(connection, RawEvents.KEY_PRESS, RawEvents.KEY_RELEASE) : Optional.empty();
		meanings = KeyMeanings.read(connection);
		look(false);
		connection.sync();
		thread = Thread.ofPlatform().daemon().name("tandem-x11-keys").unstarted(this::run); //$NON-NLS-1$
	}

	/**
	 * Starts to listen.
	 *
	 * @param useRaw whether to use raw events if the server has them
	 */
	static SharerListener start(final X11 x11, final String display, final PendingInjections pending, final SharerKeys keys, final boolean useRaw)
			throws ScreenException {
		final var connection = XConnection.open(x11, display);
		try {
			final var listener = new SharerListener(connection, pending, keys, useRaw);
			listener.thread.start();
			return listener;
		} catch (final ScreenException | RuntimeException e) {
			connection.close();
			throw e;
		}
	}

	/** Whether injected keys are left out; if not, every Esc is told. */
	boolean tellsApart() {
		return raw.isPresent();
	}

	private void run() {
		try {
			while (!closed) {
				for (var event = connection.nextEvent(); event != null; event = connection.nextEvent()) {
					hear(event);
				}
				if (raw.isEmpty()) {
					look(true);
				}
				connection.poll(raw.isPresent() ? -1 : LOOK_MILLIS);
			}
		} catch (final ScreenException e) {
			if (!closed) {
				LOG.log(Level.WARNING, "the sharer's keys can't be heard any more: control is taken back", e); //$NON-NLS-1$
				keys.escape();
			}
		} finally {
			connection.close();
		}
	}

	private void hear(final MemorySegment event) {
		if (changes.hear(event)) {
			meanings = KeyMeanings.read(connection);
		} else if (raw.isPresent() && raw.get().isOurs(event)) {
			final var pressed = RawEvents.type(event) == RawEvents.KEY_PRESS;
			final var keycode = raw.get().detail(event);
			if (keycode >= 0 && keycode < KEYCODES) {
				heard(keycode, pressed, pending.take(keycode, pressed));
			}
		}
	}

	private void heard(final int keycode, final boolean pressed, final boolean injected) {
		down.set(keycode, pressed);
		if (!pressed || injected) {
			return;
		}
		if (meanings.escape().get(keycode)) {
			keys.escape();
		} else if (meanings.end().get(keycode) && meanings.control().intersects(down) && meanings.alt().intersects(down)) {
			keys.endHelp();
		}
	}

	/** Looks which keys are down. */
	private void look(final boolean tell) {
		try (var arena = Arena.ofConfined()) {
			final var keymap = arena.allocate(KEYMAP_BYTES);
			connection.x11().libraries().xkb.XQueryKeymap.call(connection.display(), keymap);
			final var now = BitSet.valueOf(keymap.toArray(ValueLayout.JAVA_BYTE));
			final var pressed = (BitSet) now.clone();
			pressed.andNot(down);
			down.clear();
			down.or(now);
			if (tell) {
				pressed.stream().forEach(k -> heard(k, true, false));
			}
		}
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
