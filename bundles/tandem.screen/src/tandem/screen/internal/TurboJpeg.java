// SPDX-License-Identifier: EPL-2.0
package tandem.screen.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import tandem.channel.codec.MessageException;
import tandem.screen.Frame;

/**
 * JPEG by the TurboJPEG 2.x API of the system's libjpeg-turbo, where that is installed. Not thread-safe.
 */
public final class TurboJpeg implements AutoCloseable {

	private static final List<String> LIBRARIES = List.of("libturbojpeg.so.0", "libturbojpeg.dylib"); //$NON-NLS-1$ //$NON-NLS-2$

	private static final int PIXELS_BGRX = 3;
	private static final int CHROMA_HALVED = 2;
	private static final int FAST_UPSAMPLE = 256;
	private static final int NO_REALLOC = 1024;
	private static final int FAST_DCT = 2048;
	private static final int LIMIT_SCANS = 32768;

	private final Arena arena = Arena.ofShared();
	private final MethodHandle compress;
	private final MethodHandle header;
	private final MethodHandle decompress;
	private final MethodHandle destroy;
	private final MemorySegment compressor;
	private final MemorySegment decompressor;
	private final MemorySegment bufferPointer = arena.allocate(ADDRESS);
	private final MemorySegment size = arena.allocate(JAVA_LONG);
	private final MemorySegment numbers = arena.allocate(JAVA_INT, 4);
	private final MemorySegment packed;
	private boolean closed;

	/** Opens it with room to compress pictures of at most so many pixels; empty where the library is not there or not usable. */
	public static Optional<TurboJpeg> open(final int maxWidth, final int maxHeight) {
		if (Linker.nativeLinker().canonicalLayouts().get("long").byteSize() != Long.BYTES) { //$NON-NLS-1$
			return Optional.empty();
		}
		for (final var library : LIBRARIES) {
			try {
				return Optional.of(new TurboJpeg(library, maxWidth, maxHeight));
			} catch (final IllegalArgumentException | NoSuchElementException _) {
				// Not installed under this name, or too old: pictures are sent lossless then.
				continue;
			}
		}
		return Optional.empty();
	}

	private TurboJpeg(final String library, final int maxWidth, final int maxHeight) {
		try {
			final var linker = Linker.nativeLinker();
			final var symbols = SymbolLookup.libraryLookup(library, arena);
			compress = linker.downcallHandle(symbols.findOrThrow("tjCompress2"), FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, //$NON-NLS-1$
					JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT));
			header = linker.downcallHandle(symbols.findOrThrow("tjDecompressHeader3"), //$NON-NLS-1$
					FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
			decompress = linker.downcallHandle(symbols.findOrThrow("tjDecompress2"), FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, //$NON-NLS-1$
					JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
			destroy = linker.downcallHandle(symbols.findOrThrow("tjDestroy"), FunctionDescriptor.of(JAVA_INT, ADDRESS)); //$NON-NLS-1$
			final var bound = linker.downcallHandle(symbols.findOrThrow("tjBufSize"), //$NON-NLS-1$
					FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT));
			packed = arena.allocate((long) bound.invokeExact(maxWidth, maxHeight, CHROMA_HALVED));
			compressor = handle(linker, symbols, "tjInitCompress"); //$NON-NLS-1$
			decompressor = handle(linker, symbols, "tjInitDecompress"); //$NON-NLS-1$
		} catch (final IllegalArgumentException | NoSuchElementException e) {
			arena.close();
			throw e;
		} catch (final Throwable e) {
			arena.close();
			throw failed(e);
		}
	}

	private static MemorySegment handle(final Linker linker, final SymbolLookup symbols, final String name) throws Throwable {
		final var handle = (MemorySegment) linker.downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.of(ADDRESS)).invokeExact();
		if (handle.address() == 0) {
			throw new IllegalStateException(name);
		}
		return handle;
	}

	/**
	 * Compresses a rectangle.
	 *
	 * @param quality 1 to 100
	 * @return bytes written to {@link #packed()}
	 */
	public int compress(final PixelView view, final int x, final int y, final int width, final int height, final int quality) {
		final var source = view.pixels().asSlice(view.offset(x, y));
		bufferPointer.set(ADDRESS, 0, packed);
		size.set(JAVA_LONG, 0, packed.byteSize());
		try {
			final var result = (int) compress.invokeExact(compressor, source, width, view.stride(), height, PIXELS_BGRX, bufferPointer, size,
					CHROMA_HALVED, quality, NO_REALLOC | FAST_DCT);
			if (result != 0) {
				throw new IllegalStateException("JPEG compression failed"); //$NON-NLS-1$
			}
		} catch (final Throwable e) {
			throw failed(e);
		}
		return (int) size.get(JAVA_LONG, 0);
	}

	/** What {@link #compress} wrote; valid until its next call. */
	public MemorySegment packed() {
		return packed;
	}

	/**
	 * Decompresses into a rectangle.
	 *
	 * @param data native memory with exactly one JPEG picture
	 * @throws MessageException where it is none, or of another size than the rectangle
	 */
	public void decompress(final MemorySegment data, final PixelView view, final int x, final int y, final int width, final int height)
			throws MessageException {
		final var second = numbers.asSlice(Integer.BYTES);
		try {
			final var known = (int) header.invokeExact(decompressor, data, data.byteSize(), numbers, second, numbers.asSlice(2L * Integer.BYTES),
					numbers.asSlice(3L * Integer.BYTES));
			if (known != 0 || numbers.get(JAVA_INT, 0) != width || second.get(JAVA_INT, 0) != height) {
				throw new MessageException("no JPEG of " + width + "x" + height); //$NON-NLS-1$ //$NON-NLS-2$
			}
			final var target = view.pixels().asSlice(view.offset(x, y));
			final var result = (int) decompress.invokeExact(decompressor, data, data.byteSize(), target, width, view.stride(), height, PIXELS_BGRX,
					FAST_DCT | FAST_UPSAMPLE | LIMIT_SCANS);
			if (result != 0) {
				throw new MessageException("a damaged JPEG"); //$NON-NLS-1$
			}
		} catch (final MessageException e) {
			throw e;
		} catch (final Throwable e) {
			throw failed(e);
		}
	}

	private static RuntimeException failed(final Throwable e) {
		return switch (e) {
		case final Error error -> throw error;
		case final RuntimeException known -> known;
		default -> new IllegalStateException(e);
		};
	}

	@Override
	public void close() {
		if (closed) {
			return;
		}
		closed = true;
		try {
			final var _ = (int) destroy.invokeExact(compressor);
			final var _ = (int) destroy.invokeExact(decompressor);
		} catch (final Throwable e) {
			throw failed(e);
		} finally {
			arena.close();
		}
	}
}
