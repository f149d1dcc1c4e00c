// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;

/** Another program that has taken the whole keyboard, as window managers do while they switch windows; closing gives it back. */
final class XKeyboard implements AutoCloseable {

	private static final int ASYNCHRONOUS = 1;

	private final Arena arena = Arena.ofConfined();
	private final MemorySegment display;

	private XKeyboard() {
		display = (MemorySegment) call("XOpenDisplay", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS), MemorySegment.NULL);
	}

	/** Takes it. */
	static XKeyboard taken() {
		final var keyboard = new XKeyboard();
		final var root = keyboard.call("XDefaultRootWindow", FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS), keyboard.display);
		final var refused = keyboard.call("XGrabKeyboard", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG,
				ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG), keyboard.display, root, 0, ASYNCHRONOUS, ASYNCHRONOUS, 0L);
		if (!Integer.valueOf(0).equals(refused)) {
			throw new AssertionError("the keyboard is not to be had: " + refused);
		}
		return keyboard;
	}

	private Object call(final String name, final FunctionDescriptor form, final Object... arguments) {
		try {
			return Linker.nativeLinker().downcallHandle(SymbolLookup.libraryLookup("libX11.so.6", arena).findOrThrow(name), form)
					.invokeWithArguments(arguments);
		} catch (final Throwable e) {
			throw new AssertionError(e);
		}
	}

	@Override
	public void close() {
		call("XCloseDisplay", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS), display);
		arena.close();
	}
}
