// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandleProxies;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/** A shared library and its functions, each as an instance of an interface of {@link Shape}. Stays loaded as long as the process lives. */
final class NativeLibrary {

	private final String soname;

	private final SymbolLookup symbols;

	private final Linker linker = Linker.nativeLinker();

	/**
	 * @param soname with its version, for example {@code libX11.so.6}
	 * @throws UnsatisfiedLinkError where the computer has no such library; the message is the soname
	 */
	NativeLibrary(final String soname) {
		this.soname = soname;
		try {
			symbols = SymbolLookup.libraryLookup(soname, Arena.global());
		} catch (final IllegalArgumentException e) {
			throw (UnsatisfiedLinkError) new UnsatisfiedLinkError(soname).initCause(e);
		}
	}

	/** The functions of the C library, which every process has. */
	NativeLibrary() {
		soname = "libc"; //$NON-NLS-1$
		symbols = linker.defaultLookup();
	}

	/** @throws UnsatisfiedLinkError where the library is too old to have it */
	<T> T function(final String name, final Class<T> shape) {
		return optional(name, shape).orElseThrow(() -> new UnsatisfiedLinkError(soname + " with " + name)); //$NON-NLS-1$
	}

	/** A function that not every version of the library has. */
	<T> Optional<T> optional(final String name, final Class<T> shape) {
		return symbols.find(name).map(address -> bind(address, shape));
	}

	/** Makes a native function callable. */
	static <T> T bind(final MemorySegment address, final Class<T> shape) {
		return MethodHandleProxies.asInterfaceInstance(shape, Linker.nativeLinker().downcallHandle(address, descriptor(shape)));
	}

	private static FunctionDescriptor descriptor(final Class<?> shape) {
		final Method method = shape.getMethods()[0];
		final var arguments = Arrays.stream(method.getParameterTypes()).map(NativeLibrary::layout).toArray(MemoryLayout[]::new);
		return method.getReturnType() == void.class ? FunctionDescriptor.ofVoid(arguments)
				: FunctionDescriptor.of(layout(method.getReturnType()), arguments);
	}

	private static MemoryLayout layout(final Class<?> type) {
		return type == int.class ? ValueLayout.JAVA_INT : type == long.class ? ValueLayout.JAVA_LONG : ValueLayout.ADDRESS;
	}
}
