// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.PaletteData;

import tandem.screen.Area;
import tandem.screen.Frame;

/** Pixels of the display as an SWT image that is changed in place, with as many pixels a point as the display has. UI thread only. */
final class Picture {

	private static final PaletteData DIRECT = new PaletteData(0xff0000, 0xff00, 0xff);

	private static final int DEPTH = 32;

	private static final int PERCENT = 100;

	private final Device device;

	private final int density;

	private final Image image;

	private final Optional<CairoPixels> pixels;

	/**
	 * @param width pixels of the display, a multiple of the density
	 * @param height likewise
	 * @param density the display's pixels a point, 1 or more
	 */
	Picture(final Device device, final int width, final int height, final int density) {
		this.device = device;
		this.density = density;
		image = image(new ImageData(width, height, DEPTH, DIRECT));
		pixels = CairoPixels.of(image, width, height);
	}

	private Image image(final ImageData data) {
		if (density == 1) {
			return new Image(device, data);
		}
		final ImageDataProvider atDensity = zoom -> zoom == PERCENT * density ? data : zoom == PERCENT ? data.scaledTo(Math.max(1, data.width / density), Math.max(1, data.height / density)) : null;
		return new Image(device, atDensity);
	}

	Image image() {
		return image;
	}

	/** What shares its pixels with the image, where this platform lets us have them. */
	Optional<CairoPixels> pixels() {
		return pixels;
	}

	/**
	 * Writes an area.
	 *
	 * @param from pixels as in a {@link Frame}
	 * @param offset bytes before the area's first pixel
	 * @param stride bytes from one row to the next
	 */
	void write(final MemorySegment from, final long offset, final int stride, final Area area) {
		if (pixels.isPresent()) {
			pixels.get().write(from, offset, stride, area);
		} else {
			slowly(from, offset, stride, area);
		}
	}

	private void slowly(final MemorySegment from, final long offset, final int stride, final Area area) {
		final var data = new ImageData(area.width(), area.height(), DEPTH, DIRECT);
		for (var row = 0; row < area.height(); row++) {
			MemorySegment.copy(from, ValueLayout.JAVA_BYTE, offset + (long) row * stride, data.data, row * data.bytesPerLine, area.width() * Frame.PIXEL_BYTES);
		}
		swap(data);
		final var part = new Image(device, data);
		final var gc = new GC(image);
		gc.drawImage(part, area.x() / density, area.y() / density);
		gc.dispose();
		part.dispose();
	}

	/** SWT's 32-bit data is big-endian by byte; frames are blue first. */
	private static void swap(final ImageData data) {
		for (var at = 0; at < data.data.length; at += Frame.PIXEL_BYTES) {
			final var blue = data.data[at];
			final var green = data.data[at + 1];
			final var red = data.data[at + 2];
			data.data[at] = 0;
			data.data[at + 1] = red;
			data.data[at + 2] = green;
			data.data[at + 3] = blue;
		}
	}

	void dispose() {
		image.dispose();
	}
}
