// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;

import tandem.screen.Area;
import tandem.viewer.Viewer;

/**
 * Paints the shared screen, and only what changed of it. New pixels are drawn at once and not at the next tick of the
 * window system's frame clock, which would cost up to 16 ms. UI thread only.
 */
final class ScreenCanvas extends Canvas {

	/** How the picture is seen. */
	enum Light {
		/** As it is. */
		CLEAR,
		/** As it is, behind a message: what is drawn at once would lie over the message. */
		BEHIND,
		/** Dark: it is no longer up to date. */
		DIM,
		/** Not at all. */
		NONE
	}

	private static final int MANY_PARTS = 6;

	private static final int DIM_ALPHA = 150;

	private static final int PERCENT = 100;

	private final Viewer viewer;

	private final PointerImage pointer;

	private final FreshAreas fresh;

	private final AutoCloseable registration;

	private final PictureScroll scroll;

	/** Size of the sharer's screen, or of the part that is shown; null before the first picture. */
	private Point size;

	/** The size is new and nothing was laid out for it yet. */
	private boolean resized;

	private Shown shown;

	private boolean fit = true;

	private Light light = Light.CLEAR;

	private Optional<Rectangle> pointerDrawn = Optional.empty();

	private Consumer<GC> painter = gc -> { };

	ScreenCanvas(final Composite parent, final Viewer viewer) {
		super(parent, SWT.NO_BACKGROUND | SWT.DOUBLE_BUFFERED | SWT.H_SCROLL | SWT.V_SCROLL);
		this.viewer = viewer;
		pointer = new PointerImage(this, viewer);
		scroll = new PictureScroll(this);
		addPaintListener(event -> paint(event.gc, new Rectangle(event.x, event.y, event.width, event.height)));
		addListener(SWT.Resize, event -> arrange());
		addListener(SWT.Dispose, event -> release());
		final var display = getDisplay();
		fresh = new FreshAreas(() -> wake(display));
		registration = viewer.listen(fresh);
		fresh.cursor();
	}

	/** The decoder's thread must not ask the widget: it may be gone at any moment. */
	private void wake(final Display display) {
		if (!display.isDisposed()) {
			display.asyncExec(this::takeIn);
		}
	}

	private void release() {
		try {
			registration.close();
		} catch (final Exception e) {
			throw new IllegalStateException(e);
		}
		pointer.dispose();
		if (shown != null) {
			shown.dispose();
		}
	}

	/** Paints above the picture whenever a part of it is drawn, within that part. */
	void setPainter(final Consumer<GC> wanted) {
		painter = wanted;
	}

	/** Shows the whole screen, or pixel for pixel. */
	void setFit(final boolean wanted) {
		fit = wanted;
		arrange();
	}

	boolean isFit() {
		return fit;
	}

	void setLight(final Light wanted) {
		if (light != wanted) {
			light = wanted;
			redraw();
		}
	}

	/** How the picture lies on the canvas, once there is one. */
	Optional<Zoom> zoom() {
		if (size == null) {
			return Optional.empty();
		}
		final var canvas = scroll.room();
		return Optional.of(fit ? Zoom.fit(size.x, size.y, canvas) : Zoom.actual(size.x, size.y, canvas, scroll.place(), density()));
	}

	private int density() {
		return Math.max(1, getMonitor().getZoom() / PERCENT);
	}

	/** Size, zoom or picture are new. */
	private void arrange() {
		if (size != null) {
			scroll.layout(fit ? new Point(0, 0) : Zoom.pointsOf(size.x, size.y, density()));
		}
		redraw();
	}

	/** Whether the picture has the size that the zoom wants; if not, it gets it when it is painted. */
	private boolean isCurrent() {
		return shown != null && zoom().filter(zoom -> shown.fits(zoom, density())).isPresent();
	}

	/** The picture in the size that the zoom wants, made anew where that changed. */
	private Shown shown(final Zoom zoom) {
		if (!isCurrent()) {
			if (shown != null) {
				shown.dispose();
			}
			shown = new Shown(getDisplay(), zoom, density());
			viewer.withPicture(frame -> {
				if (frame.width() == size.x && frame.height() == size.y) {
					shown.update(frame, new Area(0, 0, size.x, size.y));
				}
			});
		}
		return shown;
	}

	private void takeIn() {
		if (isDisposed()) {
			return;
		}
		final var news = fresh.take();
		final var changed = new ArrayList<Rectangle>();
		viewer.withPicture(frame -> {
			if (size == null || size.x != frame.width() || size.y != frame.height()) {
				size = new Point(frame.width(), frame.height());
				resized = true;
			} else if (isCurrent()) {
				final var areas = news.whole() ? List.of(new Area(0, 0, size.x, size.y)) : news.areas();
				areas.stream().filter(area -> area.right() <= size.x && area.bottom() <= size.y).forEach(area -> changed.add(shown.update(frame, area)));
			}
		});
		pointer.refresh();
		if (resized) {
			resized = false;
			arrange();
		} else if (light == Light.CLEAR && isCurrent() && isVisible()) {
			draw(zoom().orElseThrow(), changed);
		} else if (light != Light.NONE) {
			redraw();
		}
	}

	/** Draws now what changed, the pointer's old and new place with it. */
	private void draw(final Zoom zoom, final List<Rectangle> changed) {
		final var places = new ArrayList<Rectangle>();
		changed.forEach(part -> places.add(new Rectangle(zoom.x() + part.x, zoom.y() + part.y, part.width, part.height)));
		final var pointerNow = pointer.bounds(zoom);
		if (!pointerNow.equals(pointerDrawn) || pointer.isNew()) {
			pointerDrawn.ifPresent(places::add);
			pointerNow.ifPresent(places::add);
		}
		final var whole = getClientArea();
		final var gc = new GC(this);
		try {
			for (final var place : merged(places)) {
				final var visible = place.intersection(whole);
				if (!visible.isEmpty()) {
					gc.setClipping(visible);
					drawPart(gc, zoom, visible);
				}
			}
		} finally {
			gc.dispose();
		}
		pointerDrawn = pointerNow;
	}

	/** Few large parts draw faster than many small ones. */
	private static List<Rectangle> merged(final List<Rectangle> places) {
		if (places.size() <= MANY_PARTS) {
			return places;
		}
		return List.of(places.stream().reduce(Rectangle::union).orElseThrow());
	}

	private void drawPart(final GC gc, final Zoom zoom, final Rectangle part) {
		final var bounds = zoom.bounds();
		if (!bounds.contains(part.x, part.y) || !bounds.contains(part.x + part.width - 1, part.y + part.height - 1)) {
			gc.setBackground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
			gc.fillRectangle(part);
		}
		shown(zoom).draw(gc, bounds, part);
		pointer.draw(gc, zoom);
		painter.accept(gc);
	}

	private void paint(final GC gc, final Rectangle part) {
		if (light == Light.NONE || size == null) {
			gc.setBackground(getParent().getBackground());
			gc.fillRectangle(part);
			return;
		}
		final var zoom = zoom().orElseThrow();
		drawPart(gc, zoom, part);
		pointerDrawn = pointer.bounds(zoom);
		if (light == Light.DIM) {
			gc.setBackground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
			gc.setAlpha(DIM_ALPHA);
			gc.fillRectangle(part);
		}
	}
}
