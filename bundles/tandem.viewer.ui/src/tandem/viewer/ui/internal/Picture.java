// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.Optional;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;

import tandem.screen.Area;
import tandem.screen.Frame;

/** The shared screen as an SWT image that is changed in place. UI thread only. */
final class Picture {

	private static final PaletteData DIRECT = new PaletteData(0xff0000, 0xff00, 0xff);

	private static final int DEPTH = 32;

	private final Device device;

	private final int width;

	private final int height;

	private final Image image;

	private final Optional<CairoPixels> pixels;

	Picture(final Device device, final int width, final int height) {
		this.device = device;
		this.width = width;
		this.height = height;
		image = new Image(device, data(width, height));
		pixels = CairoPixels.of(image);
	}

	private static ImageData data(final int width, final int height) {
		return new ImageData(width, height, DEPTH, DIRECT);
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

	Image image() {
		return image;
	}

	/** What shares its pixels with the image, where this platform lets us have them. */
	Optional<CairoPixels> pixels() {
		return pixels;
	}

	/** Copies an area of the frame to the same place in the picture. */
	void update(final Frame frame, final Area area) {
		if (pixels.isPresent()) {
			pixels.get().write(frame, area);
		} else {
			slowly(frame, area);
		}
	}

	private void slowly(final Frame frame, final Area area) {
		final var data = data(area.width(), area.height());
		for (var row = 0; row < area.height(); row++) {
			java.lang.foreign.MemorySegment.copy(frame.pixels(), java.lang.foreign.ValueLayout.JAVA_BYTE, frame.offset(area.x(), area.y() + row), data.data,
					row * data.bytesPerLine, area.width() * Frame.PIXEL_BYTES);
		}
		swap(data);
		final var part = new Image(device, data);
		final var gc = new GC(image);
		gc.drawImage(part, area.x(), area.y());
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
