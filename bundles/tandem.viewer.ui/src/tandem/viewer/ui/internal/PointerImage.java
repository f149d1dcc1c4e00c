// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.Optional;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

import tandem.screen.CursorImage;
import tandem.viewer.Viewer;

/** The sharer's mouse pointer, drawn by the viewer. UI thread only. */
final class PointerImage {

	private static final int DEPTH = 24;

	private static final int BYTE = 0xff;

	private final Control control;

	private final Viewer viewer;

	private CursorImage shown;

	private Image image;

	private boolean isNew;

	PointerImage(final Control control, final Viewer viewer) {
		this.control = control;
		this.viewer = viewer;
	}

	/** Takes in a new picture of the pointer, if there is one. */
	void refresh() {
		final var now = viewer.cursorImage().orElse(null);
		if (now != shown) {
			dispose();
			isNew = true;
			shown = now;
			image = now == null || now.width() == 0 || now.height() == 0 ? null : new Image(control.getDisplay(), data(now));
		}
	}

	private static ImageData data(final CursorImage cursor) {
		final var data = new ImageData(cursor.width(), cursor.height(), DEPTH, new PaletteData(0xff0000, 0xff00, 0xff));
		final var alphas = new byte[cursor.argb().length];
		for (var i = 0; i < alphas.length; i++) {
			final var argb = cursor.argb()[i];
			final var alpha = argb >>> 24;
			alphas[i] = (byte) alpha;
			data.setPixel(i % cursor.width(), i / cursor.width(), straight(argb >> 16 & BYTE, alpha) << 16 | straight(argb >> 8 & BYTE, alpha) << 8
					| straight(argb & BYTE, alpha));
		}
		data.alphaData = alphas;
		return data;
	}

	private static int straight(final int premultiplied, final int alpha) {
		return alpha == 0 ? 0 : Math.min(BYTE, premultiplied * BYTE / alpha);
	}

	/** Where the pointer lies on the canvas. */
	Optional<Rectangle> bounds(final Zoom zoom) {
		if (image == null) {
			return Optional.empty();
		}
		final var x = zoom.x() + (int) Math.round((viewer.cursorX() - shown.hotX()) * zoom.scale());
		final var y = zoom.y() + (int) Math.round((viewer.cursorY() - shown.hotY()) * zoom.scale());
		return Optional.of(new Rectangle(x, y, (int) Math.ceil(shown.width() * zoom.scale()), (int) Math.ceil(shown.height() * zoom.scale())));
	}

	/** Whether it looks different since this was asked last. */
	boolean isNew() {
		final var was = isNew;
		isNew = false;
		return was;
	}

	void draw(final GC gc, final Zoom zoom) {
		bounds(zoom).ifPresent(to -> gc.drawImage(image, 0, 0, shown.width(), shown.height(), to.x, to.y, Math.max(1, to.width), Math.max(1, to.height)));
	}

	void dispose() {
		if (image != null) {
			image.dispose();
			image = null;
		}
	}
}
