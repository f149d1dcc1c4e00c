// SPDX-License-Identifier: EPL-2.0
package tandem.guide.sharer.ui.internal;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.guide.Figure;
import tandem.guide.FigurePainter;
import tandem.guide.Ink;
import tandem.screen.Overlay.Patch;

/** Paints words with SWT. */
@Component
public final class SwtPainter implements FigurePainter {

	private static final int FONT_HEIGHT = 16;

	private static final int PADDING = 8;

	private static final int WIDEST = 620;

	private static final int DEPTH = 24;

	private static final int PERCENT = 100;

	private final Display display;

	/** @param display the program's own, which is a service while its windows are there */
	@Activate
	public SwtPainter(@Reference final Display display) {
		this.display = display;
	}

	@Override
	public CompletableFuture<Patch> paint(final Figure.Words words, final Ink ink, final String name) {
		return later(() -> words(words, name.isEmpty() ? Messages.nobody : name, ink));
	}

	private CompletableFuture<Patch> later(final java.util.function.Supplier<Patch> work) {
		final var done = new CompletableFuture<Patch>();
		try {
			display.asyncExec(() -> {
				try {
					done.complete(work.get());
				} catch (final RuntimeException e) {
					done.completeExceptionally(e);
				}
			});
		} catch (final SWTException e) {
			done.completeExceptionally(e);
		}
		return done;
	}

	private static Color colour(final Ink ink) {
		return new Color(ink.rgb() >> 16 & 0xff, ink.rgb() >> 8 & 0xff, ink.rgb() & 0xff);
	}

	/** Words stand on a ground of their own, below a line in the ink, with the name of who wrote them. */
	private Patch words(final Figure.Words words, final String name, final Ink ink) {
		final var font = font();
		try {
			final var text = NLS.bind(Messages.words, name, words.text());
			final var lines = wrapped(text, font);
			final var size = size(lines, font);
			return painted(new Rectangle(words.x(), words.y(), size.x + 3 * PADDING, size.y + 2 * PADDING), gc -> {
				gc.setBackground(display.getSystemColor(SWT.COLOR_WHITE));
				gc.fillRoundRectangle(0, 0, size.x + 3 * PADDING, size.y + 2 * PADDING, PADDING, PADDING);
				gc.setBackground(colour(ink));
				gc.fillRectangle(0, 0, PADDING / 2, size.y + 2 * PADDING);
				gc.setForeground(colour(ink));
				gc.drawRoundRectangle(0, 0, size.x + 3 * PADDING - 1, size.y + 2 * PADDING - 1, PADDING, PADDING);
				gc.setForeground(display.getSystemColor(SWT.COLOR_BLACK));
				gc.setFont(font);
				gc.drawText(lines, PADDING + PADDING / 2, PADDING, SWT.DRAW_TRANSPARENT | SWT.DRAW_DELIMITER);
			});
		} finally {
			font.dispose();
		}
	}

	private Font font() {
		final var data = display.getSystemFont().getFontData();
		for (final var one : data) {
			one.setHeight(FONT_HEIGHT);
			one.setStyle(SWT.BOLD);
		}
		return new Font(display, data);
	}

	private Point size(final String text, final Font font) {
		return measured(font, gc -> gc.textExtent(text, SWT.DRAW_DELIMITER));
	}

	private String wrapped(final String text, final Font font) {
		return measured(font, gc -> {
			final var lines = new StringBuilder();
			var line = ""; //$NON-NLS-1$
			for (final var word : text.split(" ")) { //$NON-NLS-1$
				final var longer = line.isEmpty() ? word : line + ' ' + word;
				if (!line.isEmpty() && gc.textExtent(longer).x > WIDEST) {
					lines.append(line).append('\n');
					line = word;
				} else {
					line = longer;
				}
			}
			return lines.append(line).toString();
		});
	}

	private <T> T measured(final Font font, final java.util.function.Function<GC, T> question) {
		final var gc = new GC(display);
		try {
			gc.setFont(font);
			return question.apply(gc);
		} finally {
			gc.dispose();
		}
	}

	/** What is painted, with its alpha: SWT tells none of an image, so the same is painted upon black and upon white. */
	private Patch painted(final Rectangle area, final Consumer<GC> paint) {
		final var width = Math.max(1, area.width);
		final var height = Math.max(1, area.height);
		final var black = pixels(width, height, SWT.COLOR_BLACK, paint);
		final var white = pixels(width, height, SWT.COLOR_WHITE, paint);
		final var argb = new int[width * height];
		for (var y = 0; y < height; y++) {
			for (var x = 0; x < width; x++) {
				argb[y * width + x] = pixel(rgb(black, x, y), rgb(white, x, y));
			}
		}
		return new Patch(area.x, area.y, width, height, argb);
	}

	private ImageData pixels(final int width, final int height, final int ground, final Consumer<GC> paint) {
		final var image = new Image(display, new ImageData(width, height, DEPTH, new PaletteData(0xff0000, 0xff00, 0xff)));
		final var gc = new GC(image);
		try {
			gc.setAntialias(SWT.ON);
			gc.setBackground(display.getSystemColor(ground));
			gc.fillRectangle(0, 0, width, height);
			paint.accept(gc);
		} finally {
			gc.dispose();
		}
		try {
			return image.getImageData(PERCENT);
		} finally {
			image.dispose();
		}
	}

	private static int rgb(final ImageData data, final int x, final int y) {
		final var colour = data.palette.getRGB(data.getPixel(x, y));
		return colour.red << 16 | colour.green << 8 | colour.blue;
	}

	/** Where black shows through as black and white as white nothing was painted; in between by as much as the two differ. */
	static int pixel(final int uponBlack, final int uponWhite) {
		final var green = (uponWhite >> 8 & 0xff) - (uponBlack >> 8 & 0xff);
		final var red = (uponWhite >> 16 & 0xff) - (uponBlack >> 16 & 0xff);
		final var blue = (uponWhite & 0xff) - (uponBlack & 0xff);
		final var alpha = Math.clamp(0xff - Math.max(red, Math.max(green, blue)), 0, 0xff);
		return alpha == 0 ? 0 : alpha << 24 | whole(uponBlack >> 16 & 0xff, alpha) << 16 | whole(uponBlack >> 8 & 0xff, alpha) << 8 | whole(uponBlack & 0xff, alpha);
	}

	private static int whole(final int part, final int alpha) {
		return Math.min(0xff, part * 0xff / alpha);
	}
}
