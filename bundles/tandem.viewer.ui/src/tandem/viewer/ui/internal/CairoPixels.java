// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

import org.eclipse.swt.graphics.Image;

import tandem.screen.Area;
import tandem.screen.Frame;

/**
 * Writes pixels straight into an SWT image's cairo surface: 0.8 ms for a full 1080p frame where a new image costs 20 ms. Uses the
 * field {@code Image.surface} of SWT for GTK, which is no API: where it is missing or another kind of surface,
 * {@link #of} is empty and the caller goes the slow way.
 */
final class CairoPixels {

	private static final int FORMAT_ARGB32 = 0;

	private static final int FORMAT_RGB24 = 1;

	private final MethodHandle flush;

	private final MethodHandle markDirty;

	private final MemorySegment surface;

	private final MemorySegment data;

	private final int stride;

	private final boolean alpha;

	private CairoPixels(final MethodHandle flush, final MethodHandle markDirty, final MemorySegment surface, final MemorySegment data, final int stride,
			final boolean alpha) {
		this.alpha = alpha;
		this.flush = flush;
		this.markDirty = markDirty;
		this.surface = surface;
		this.data = data;
		this.stride = stride;
	}

	/** The pixels of an image that was made from 32-bit data, where this platform lets us have them. */
	static Optional<CairoPixels> of(final Image image, final int wantedWidth, final int wantedHeight) {
		try {
			final var address = Image.class.getField("surface").getLong(image); //$NON-NLS-1$
			if (address == 0) {
				return Optional.empty();
			}
			final var surface = MemorySegment.ofAddress(address);
			final var cairo = SymbolLookup.libraryLookup("libcairo.so.2", Arena.global()); //$NON-NLS-1$
			final var format = (int) handle(cairo, "cairo_image_surface_get_format", ValueLayout.JAVA_INT).invoke(surface); //$NON-NLS-1$
			final var stride = (int) handle(cairo, "cairo_image_surface_get_stride", ValueLayout.JAVA_INT).invoke(surface); //$NON-NLS-1$
			final var width = (int) handle(cairo, "cairo_image_surface_get_width", ValueLayout.JAVA_INT).invoke(surface); //$NON-NLS-1$
			final var height = (int) handle(cairo, "cairo_image_surface_get_height", ValueLayout.JAVA_INT).invoke(surface); //$NON-NLS-1$
			final var data = (MemorySegment) handle(cairo, "cairo_image_surface_get_data", ValueLayout.ADDRESS).invoke(surface); //$NON-NLS-1$
			if (data.address() == 0 || format != FORMAT_ARGB32 && format != FORMAT_RGB24 || width != wantedWidth || height != wantedHeight) {
				return Optional.empty();
			}
			final var linker = Linker.nativeLinker();
			final var flush = linker.downcallHandle(cairo.findOrThrow("cairo_surface_flush"), FunctionDescriptor.ofVoid(ValueLayout.ADDRESS)); //$NON-NLS-1$
			final var dirty = linker.downcallHandle(cairo.findOrThrow("cairo_surface_mark_dirty_rectangle"), FunctionDescriptor.ofVoid( //$NON-NLS-1$
					ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
			return Optional.of(new CairoPixels(flush, dirty, surface, data.reinterpret((long) stride * height), stride, format == FORMAT_ARGB32));
		} catch (final ReflectiveOperationException | IllegalArgumentException e) {
			return Optional.empty();
		} catch (final Throwable e) {
			throw rethrown(e);
		}
	}

	private static MethodHandle handle(final SymbolLookup cairo, final String name, final java.lang.foreign.MemoryLayout result) {
		return Linker.nativeLinker().downcallHandle(cairo.findOrThrow(name), FunctionDescriptor.of(result, ValueLayout.ADDRESS));
	}

	private static RuntimeException rethrown(final Throwable thrown) {
		if (thrown instanceof final Error error) {
			throw error;
		}
		return thrown instanceof final RuntimeException runtime ? runtime : new IllegalStateException(thrown);
	}

	/** Writes an area; the pixels are as in a {@link Frame} and begin at the offset. */
	void write(final MemorySegment from, final long offset, final int fromStride, final Area area) {
		copy(from, offset, fromStride, area.x(), area.y(), area.width(), area.height());
		if (alpha) {
			opaque(area);
		}
	}

	/** Copies an area of another image to this one's top left corner. */
	void write(final CairoPixels from, final int x, final int y, final int width, final int height) {
		copy(from.data, (long) y * from.stride + (long) x * Frame.PIXEL_BYTES, from.stride, 0, 0, width, height);
	}

	private void copy(final MemorySegment from, final long offset, final int fromStride, final int x, final int y, final int width, final int height) {
		try {
			flush.invoke(surface);
			final var bytes = (long) width * Frame.PIXEL_BYTES;
			for (var row = 0; row < height; row++) {
				MemorySegment.copy(from, offset + (long) row * fromStride, data, (long) (y + row) * stride + (long) x * Frame.PIXEL_BYTES, bytes);
			}
			markDirty.invoke(surface, x, y, width, height);
		} catch (final Throwable e) {
			throw rethrown(e);
		}
	}

	/** The fourth byte of a frame's pixels has no meaning; in a surface with alpha it must be full. */
	private void opaque(final Area area) {
		for (var row = 0; row < area.height(); row++) {
			var at = (long) (area.y() + row) * stride + (long) area.x() * Frame.PIXEL_BYTES;
			for (var column = 0; column < area.width(); column++, at += Frame.PIXEL_BYTES) {
				data.set(ValueLayout.JAVA_INT_UNALIGNED, at, data.get(ValueLayout.JAVA_INT_UNALIGNED, at) | 0xff000000);
			}
		}
	}
}
