// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import tandem.screen.ScreenException;

/**
 * One connection to an X server. Xlib is not asked to lock: everything but {@link #wake()} belongs to one thread at a time, which the
 * owner of the connection sees to.
 */
final class XConnection implements AutoCloseable {

	/** Bytes of the union XEvent. */
	private static final long EVENT_SIZE = 192;

	private static final long EVENT_TYPE = 0;

	private static final int POLL_SIZE = 8;

	private static final int POLL_EVENTS = 4;

	private static final int POLL_RESULT = 6;

	private final X11 x11;

	private final Arena arena = Arena.ofShared();

	private final MemorySegment display;

	private final long root;

	private final MemorySegment event = arena.allocate(EVENT_SIZE, Long.BYTES);

	private final MemorySegment polled = arena.allocate(2L * POLL_SIZE, Long.BYTES);

	private final MemorySegment counter = arena.allocate(ValueLayout.JAVA_LONG);

	private final Object wakeLock = new Object();

	private int wakeFd;

	private volatile boolean lost;

	private volatile String error;

	private XConnection(final X11 x11, final MemorySegment display) {
		this.x11 = x11;
		this.display = display;
		final var x = x11.x();
		root = x.XRootWindow.call(display, x.XDefaultScreen.call(display));
		wakeFd = x11.c().eventfd.call(0, LibC.EFD_CLOEXEC_NONBLOCK);
		polled.set(ValueLayout.JAVA_INT, 0, x.XConnectionNumber.call(display));
		polled.set(ValueLayout.JAVA_SHORT, POLL_EVENTS, LibC.POLLIN);
		polled.set(ValueLayout.JAVA_INT, POLL_SIZE, wakeFd);
		polled.set(ValueLayout.JAVA_SHORT, POLL_SIZE + POLL_EVENTS, LibC.POLLIN);
		x11.errors().watch(this);
	}

	/**
	 * Connects.
	 *
	 * @param name of the display, for example {@code :0}
	 * @throws ScreenException where nobody answers there or this user is not let in
	 */
	static XConnection open(final X11 x11, final String name) throws ScreenException {
		try (var arena = Arena.ofConfined()) {
			final var display = x11.x().XOpenDisplay.call(arena.allocateFrom(name));
			if (display.address() == 0) {
				throw new ScreenException("X display " + name + " can't be reached"); //$NON-NLS-1$ //$NON-NLS-2$
			}
			return new XConnection(x11, display);
		}
	}

	/** The {@code Display*}. */
	MemorySegment display() {
		return display;
	}

	/** The root window. */
	long root() {
		return root;
	}

	X11 x11() {
		return x11;
	}

	/** The server's number for a name, made where it has none. */
	long atom(final String name) {
		try (var local = Arena.ofConfined()) {
			return x11.x().XInternAtom.call(display, local.allocateFrom(name), 0);
		}
	}

	/** The next event that has arrived, or null; the same memory each time. Sends what was not sent yet. */
	MemorySegment nextEvent() throws ScreenException {
		checkAlive();
		if (x11.x().XPending.call(display) <= 0) {
			checkAlive();
			return null;
		}
		x11.x().XNextEvent.call(display, event);
		return event;
	}

	/** The number that tells what an event is. */
	static int type(final MemorySegment event) {
		return event.get(ValueLayout.JAVA_INT, EVENT_TYPE);
	}

	/**
	 * Waits until the server says something, {@link #wake()} is called or the time is over. Does not wait where an event has come in with the
	 * answer to some request: the socket then has nothing more to tell of it.
	 *
	 * @param millis longest wait; negative waits for ever
	 * @return whether {@link #wake()} was called
	 */
	boolean poll(final int millis) throws ScreenException {
		if (x11.c().poll.call(polled, 2, x11.x().XPending.call(display) > 0 ? 0 : millis) <= 0) {
			checkAlive();
			return false;
		}
		final var woken = polled.get(ValueLayout.JAVA_SHORT, POLL_SIZE + POLL_RESULT) != 0;
		if (woken) {
			x11.c().read.call(wakeFd, counter, Long.BYTES);
		}
		final var result = polled.get(ValueLayout.JAVA_SHORT, POLL_RESULT);
		if ((result & LibC.POLLERR_OR_HUP) != 0 && x11.x().XPending.call(display) <= 0) {
			lost = true;
		}
		checkAlive();
		return woken;
	}

	/** Ends the wait in {@link #poll(int)}, or the next one. Any thread, also after the end. */
	void wake() {
		synchronized (wakeLock) {
			if (wakeFd >= 0) {
				try (var local = Arena.ofConfined()) {
					final var one = local.allocate(ValueLayout.JAVA_LONG);
					one.set(ValueLayout.JAVA_LONG, 0, 1);
					x11.c().write.call(wakeFd, one, Long.BYTES);
				}
			}
		}
	}

	/** Waits until the server has done all it was asked to. */
	void sync() throws ScreenException {
		checkAlive();
		x11.x().XSync.call(display, 0);
		checkAlive();
	}

	/** What the server refused since the last call, or null; ask after {@link #sync()} or a request with an answer. */
	String takeError() {
		final var taken = error;
		error = null;
		return taken;
	}

	boolean lost() {
		return lost;
	}

	/** @throws ScreenException where the connection is lost */
	void checkAlive() throws ScreenException {
		if (lost) {
			throw new ScreenException("the X server has ended the connection"); //$NON-NLS-1$
		}
	}

	void noteError(final int code, final int request, final int minor) {
		error = "X error " + code + " for request " + request + "." + minor; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	void noteLost() {
		lost = true;
	}

	/** Ends the connection; the server drops what it kept for it. */
	@Override
	public void close() {
		synchronized (wakeLock) {
			if (wakeFd < 0) {
				return;
			}
			x11.c().close.call(wakeFd);
			wakeFd = -1;
		}
		x11.x().XCloseDisplay.call(display);
		x11.errors().forget(this);
		arena.close();
	}
}
