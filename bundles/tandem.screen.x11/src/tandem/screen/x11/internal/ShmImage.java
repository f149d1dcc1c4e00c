// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import tandem.screen.Frame;
import tandem.screen.ScreenException;

/** Pixels in memory shared with the X server, which copies them there itself. */
final class ShmImage implements ScreenImage {

	private static final long INFO_SIZE = 32;

	private static final long INFO_ID = 8;

	private static final long INFO_ADDRESS = 16;

	private static final long INFO_READ_ONLY = 24;

	private static final long FAILED = -1;

	private final XConnection connection;

	private final Arena arena = Arena.ofShared();

	private final MemorySegment info = arena.allocate(INFO_SIZE, Long.BYTES);

	private final MemorySegment image;

	private final Frame frame;

	private ShmImage(final XConnection connection, final int width, final int height) throws ScreenException {
		this.connection = connection;
		final var x = connection.x11().x();
		final var display = connection.display();
		final var made = connection.x11().libraries().ext.XShmCreateImage.call(display, x.XDefaultVisual.call(display, x.XDefaultScreen.call(display)),
				x.XDefaultDepth.call(display, x.XDefaultScreen.call(display)), Z_PIXMAP, MemorySegment.NULL, info, width, height);
		if (made.address() == 0) {
			throw new ScreenException("no memory for an image of the screen"); //$NON-NLS-1$
		}
		image = made.reinterpret(XImage.SIZE, arena, x.XFree::call);
		final MemorySegment pixels;
		try {
			XImage.check(image);
			pixels = share((long) XImage.stride(image) * height);
		} catch (final ScreenException e) {
			arena.close();
			throw e;
		}
		frame = new Frame(width, height, XImage.stride(image), pixels);
	}

	/** @return null where server and client share no memory, because they run on two computers or in two containers */
	static ShmImage create(final XConnection connection, final int width, final int height) throws ScreenException {
		if (connection.x11().libraries().ext.XShmQueryExtension.call(connection.display()) == 0) {
			return null;
		}
		final var image = new ShmImage(connection, width, height);
		if (image.frame.pixels().byteSize() > 0 && image.attach()) {
			return image;
		}
		image.arena.close();
		return null;
	}

	/** Makes memory that only this user can read; it has an id until {@link #attach()}. */
	private MemorySegment share(final long size) throws ScreenException {
		final var c = connection.x11().c();
		final var id = c.shmget.call(0, size, LibC.IPC_CREAT_OWNER_ONLY);
		if (id < 0) {
			throw new ScreenException("no shared memory of " + size + " bytes for the screen"); //$NON-NLS-1$ //$NON-NLS-2$
		}
		final var address = c.shmat.call(id, MemorySegment.NULL, 0);
		if (address.address() == FAILED) {
			c.shmctl.call(id, LibC.IPC_RMID, MemorySegment.NULL);
			throw new ScreenException("shared memory for the screen can't be reached"); //$NON-NLS-1$
		}
		info.set(ValueLayout.JAVA_INT, INFO_ID, id);
		info.set(ValueLayout.ADDRESS, INFO_ADDRESS, address);
		info.set(ValueLayout.JAVA_INT, INFO_READ_ONLY, 0);
		image.set(ValueLayout.ADDRESS, XImage.DATA, address);
		return address.reinterpret(size, arena, c.shmdt::call);
	}

	/** The id goes once both ends have attached: so the memory goes with the last process that uses it, however it ends. */
	private boolean attach() throws ScreenException {
		connection.x11().errors().install();
		connection.takeError();
		final var sent = connection.x11().libraries().ext.XShmAttach.call(connection.display(), info) != 0;
		try {
			connection.sync();
		} finally {
			connection.x11().c().shmctl.call(info.get(ValueLayout.JAVA_INT, INFO_ID), LibC.IPC_RMID, MemorySegment.NULL);
		}
		return sent && connection.takeError() == null && read(0, 0, 1, 1);
	}

	@Override
	public Frame frame() {
		return frame;
	}

	@Override
	public boolean likesFullRows() {
		return true;
	}

	/** Reads full rows: so the server writes straight to their place in the frame. */
	@Override
	public boolean read(final int x, final int y, final int width, final int height) {
		image.set(ValueLayout.JAVA_INT, XImage.HEIGHT, height);
		image.set(ValueLayout.JAVA_LONG, XImage.DATA, frame.pixels().address() + (long) y * frame.stride());
		return connection.x11().libraries().ext.XShmGetImage.call(connection.display(), connection.root(), image, 0, y, ALL_PLANES) != 0;
	}

	@Override
	public void close() {
		if (!connection.lost()) {
			connection.x11().libraries().ext.XShmDetach.call(connection.display(), info);
			connection.x11().x().XSync.call(connection.display(), 0);
		}
		arena.close();
	}
}
