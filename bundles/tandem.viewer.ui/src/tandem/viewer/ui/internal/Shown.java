// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

import tandem.screen.Area;
import tandem.screen.Frame;

/**
 * The shared screen in the size in which it is shown, in the display's own pixels. What changes is scaled once, when it comes: drawing a
 * scaled image anew each time takes SWT 10 ms for a small part and 60 ms for a large one. UI thread only.
 */
final class Shown {

	private final int density;

	private final Zoom zoom;

	private final Picture picture;

	private final Stage stage;

	/** Empty where a pixel of the screen is a pixel of the display. */
	private final java.util.Optional<Scaler> scaler;

	private final int width;

	private final int height;

	private Arena memory = Arena.ofConfined();

	private MemorySegment scratch = memory.allocate(0);

	/** @param density the display's pixels a point */
	Shown(final Device device, final Zoom zoom, final int density) {
		this.density = density;
		this.zoom = zoom;
		final var bounds = zoom.bounds();
		width = Math.max(1, bounds.width) * density;
		height = Math.max(1, bounds.height) * density;
		picture = new Picture(device, width, height, density);
		stage = new Stage(device, density);
		scaler = zoom.scale() * density == 1 ? java.util.Optional.empty() : java.util.Optional.of(new Scaler(zoom.width(), zoom.height(), width, height));
	}

	/** Whether this is good for a zoom: only the place differs, if anything. */
	boolean fits(final Zoom other, final int otherDensity) {
		return other.scale() == zoom.scale() && other.width() == zoom.width() && other.height() == zoom.height() && density == otherDensity;
	}

	/**
	 * Takes in an area of the screen.
	 *
	 * @return what it changed, in points from the picture's top left corner
	 */
	Rectangle update(final Frame frame, final Area area) {
		final var part = scaler.map(s -> s.target(area)).orElse(area);
		if (scaler.isPresent()) {
			final var stride = part.width() * Frame.PIXEL_BYTES;
			final var pixels = scratch((long) stride * part.height());
			scaler.get().scale(frame, part, pixels);
			picture.write(pixels, 0, stride, part);
		} else {
			picture.write(frame.pixels(), frame.offset(area.x(), area.y()), frame.stride(), area);
		}
		final var x = part.x() / density;
		final var y = part.y() / density;
		return new Rectangle(x, y, up(part.right()) - x, up(part.bottom()) - y);
	}

	private int up(final int pixels) {
		return (pixels + density - 1) / density;
	}

	private MemorySegment scratch(final long bytes) {
		if (scratch.byteSize() < bytes) {
			memory.close();
			memory = Arena.ofConfined();
			scratch = memory.allocate(bytes, Frame.PIXEL_BYTES);
		}
		return scratch;
	}

	/**
	 * Draws a part.
	 *
	 * @param bounds where the picture lies on the canvas
	 * @param part of the canvas
	 */
	void draw(final GC gc, final Rectangle bounds, final Rectangle part) {
		final var some = part.intersection(bounds);
		if (some.isEmpty()) {
			return;
		}
		if (stage.takes(picture, some)) {
			stage.draw(gc, picture, some, bounds.x, bounds.y);
		} else {
			gc.drawImage(picture.image(), some.x - bounds.x, some.y - bounds.y, some.width, some.height, some.x, some.y, some.width, some.height);
		}
	}

	void dispose() {
		picture.dispose();
		stage.dispose();
		memory.close();
	}
}
