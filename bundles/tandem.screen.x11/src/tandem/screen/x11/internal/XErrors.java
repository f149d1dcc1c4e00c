// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Xlib's error handlers, which are one for the process: errors of our connections are noted at the connection, errors of others (GTK
 * has its own) go to whoever listened before. Xlib's own handlers end the process, so ours never let a broken connection reach them.
 */
final class XErrors {

	private static final Logger LOG = System.getLogger(XErrors.class.getName());

	private static final FunctionDescriptor ON_ERROR = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);

	private static final FunctionDescriptor ON_IO_ERROR = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS);

	private static final FunctionDescriptor ON_EXIT = FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, ValueLayout.ADDRESS);

	private static final long ERROR_SIZE = 40;

	private static final long ERROR_CODE = 32;

	private static final long ERROR_REQUEST = 33;

	private static final long ERROR_MINOR = 34;

	private final LibX11 x;

	private final Map<Long, XConnection> ours = new ConcurrentHashMap<>();

	private final MemorySegment onError;

	private final MemorySegment onIoError;

	private final MemorySegment onExit;

	private volatile Shape.I_PP previousError = (display, event) -> 0;

	private volatile Shape.I_P previousIoError = display -> 0;

	XErrors(final LibX11 x) {
		this.x = x;
		onError = stub("error", MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class), ON_ERROR); //$NON-NLS-1$
		onIoError = stub("ioError", MethodType.methodType(int.class, MemorySegment.class), ON_IO_ERROR); //$NON-NLS-1$
		onExit = stub("exit", MethodType.methodType(void.class, MemorySegment.class, MemorySegment.class), ON_EXIT); //$NON-NLS-1$
	}

	/** Handlers live as long as the process: another library may have kept our address to chain to it. */
	private MemorySegment stub(final String method, final MethodType type, final FunctionDescriptor descriptor) {
		try {
			final MethodHandle target = MethodHandles.lookup().bind(this, method, type);
			return Linker.nativeLinker().upcallStub(target, descriptor, Arena.global());
		} catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	/** From now on errors of this connection are noted there. */
	void watch(final XConnection connection) {
		ours.put(connection.display().address(), connection);
		x.XSetIOErrorExitHandler.ifPresent(set -> set.call(connection.display(), onExit, MemorySegment.NULL));
		install();
	}

	/** Installs the handlers where somebody else has replaced them meanwhile. */
	synchronized void install() {
		final var error = x.XSetErrorHandler.call(onError);
		if (error.address() != onError.address() && error.address() != 0) {
			previousError = NativeLibrary.bind(error, Shape.I_PP.class);
		}
		final var ioError = x.XSetIOErrorHandler.call(onIoError);
		if (ioError.address() != onIoError.address() && ioError.address() != 0) {
			previousIoError = NativeLibrary.bind(ioError, Shape.I_P.class);
		}
	}

	void forget(final XConnection connection) {
		ours.remove(connection.display().address());
	}

	@SuppressWarnings("unused") // called by Xlib
	private int error(final MemorySegment display, final MemorySegment event) {
		final var connection = ours.get(display.address());
		if (connection == null) {
			return previousError.call(display, event);
		}
		final var error = event.reinterpret(ERROR_SIZE);
		connection.noteError(Byte.toUnsignedInt(error.get(ValueLayout.JAVA_BYTE, ERROR_CODE)),
				Byte.toUnsignedInt(error.get(ValueLayout.JAVA_BYTE, ERROR_REQUEST)), Byte.toUnsignedInt(error.get(ValueLayout.JAVA_BYTE, ERROR_MINOR)));
		return 0;
	}

	@SuppressWarnings("unused") // called by Xlib
	private int ioError(final MemorySegment display) {
		final var connection = ours.get(display.address());
		if (connection == null) {
			return previousIoError.call(display);
		}
		connection.noteLost();
		return 0;
	}

	@SuppressWarnings("unused") // called by Xlib, where the process would be ended
	private void exit(final MemorySegment display, final MemorySegment data) {
		LOG.log(Level.DEBUG, "X connection {0} is lost", display.address()); //$NON-NLS-1$
	}
}
