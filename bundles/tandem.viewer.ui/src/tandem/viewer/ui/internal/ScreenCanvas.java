// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.ScrollBar;

import tandem.screen.Area;
import tandem.screen.Layout;
import tandem.viewer.Viewer;

/**
 * Paints the shared screen, and only what changed of it. New pixels are drawn at once and not at the next tick of the
 * window system's frame clock, which would cost up to 16 ms. UI thread, but for the {@link Viewer.Listener} it registers.
 */
final class ScreenCanvas extends Canvas {

	private static final int MANY_PARTS = 6;

	private static final int SCROLL_STEP = 32;

	private final Display display;

	private final Viewer viewer;

	private final PointerImage pointer;

	private final Stage stage;

	private final AutoCloseable registration;

	private final Object lock = new Object();

	/** Areas decoded and not yet drawn; guarded by the lock. */
	private List<Area> fresh = new ArrayList<>();

	/** A draw is on its way to the UI thread; guarded by the lock. */
	private boolean scheduled;

	private Picture picture;

	private boolean fit = true;

	private boolean veiled;

	private Optional<Rectangle> pointerDrawn = Optional.empty();

	ScreenCanvas(final Composite parent, final Viewer viewer) {
		super(parent, SWT.NO_BACKGROUND | SWT.DOUBLE_BUFFERED | SWT.H_SCROLL | SWT.V_SCROLL);
		this.viewer = viewer;
		display = parent.getDisplay();
		pointer = new PointerImage(this, viewer);
		stage = new Stage(getDisplay());
		setBackground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
		addPaintListener(event -> paint(event.gc, new Rectangle(event.x, event.y, event.width, event.height)));
		addListener(SWT.Resize, event -> layoutScrollBars());
		scroll(getHorizontalBar());
		scroll(getVerticalBar());
		addListener(SWT.Dispose, event -> release());
		registration = viewer.listen(new Viewer.Listener() {
			@Override
			public void layout(final Layout layout) {
				schedule(List.of());
			}

			@Override
			public void pixels(final List<Area> areas) {
				schedule(areas);
			}

			@Override
			public void cursor() {
				schedule(List.of());
			}
		});
		schedule(List.of());
	}

	private void scroll(final ScrollBar bar) {
		bar.addListener(SWT.Selection, event -> redraw());
	}

	private void release() {
		try {
			registration.close();
		} catch (final Exception e) {
			throw new IllegalStateException(e);
		}
		pointer.dispose();
		stage.dispose();
		if (picture != null) {
			picture.dispose();
		}
	}

	/** Shows the whole screen, or pixel for pixel. */
	void setFit(final boolean wanted) {
		fit = wanted;
		layoutScrollBars();
		redraw();
	}

	boolean isFit() {
		return fit;
	}

	/** Hides the picture while the sharer does. */
	void setVeiled(final boolean wanted) {
		if (veiled != wanted) {
			veiled = wanted;
			redraw();
		}
	}

	/** How the picture lies on the canvas, once there is one. */
	Optional<Zoom> zoom() {
		if (picture == null) {
			return Optional.empty();
		}
		final var area = getClientArea();
		final var size = new Point(Math.max(1, area.width), Math.max(1, area.height));
		return Optional.of(fit ? Zoom.fit(picture.width(), picture.height(), size)
				: Zoom.actual(picture.width(), picture.height(), size, getHorizontalBar().getSelection(), getVerticalBar().getSelection()));
	}

	private void schedule(final List<Area> areas) {
		synchronized (lock) {
			fresh.addAll(areas);
			if (scheduled) {
				return;
			}
			scheduled = true;
		}
		// The decoder's thread must not ask the widget: it may be gone at any moment.
		if (!display.isDisposed()) {
			display.asyncExec(this::takeIn);
		}
	}

	private void takeIn() {
		final List<Area> areas;
		synchronized (lock) {
			areas = fresh;
			fresh = new ArrayList<>();
			scheduled = false;
		}
		if (isDisposed()) {
			return;
		}
		final var before = picture;
		viewer.withPicture(frame -> {
			if (picture == null || picture.width() != frame.width() || picture.height() != frame.height()) {
				picture = new Picture(getDisplay(), frame.width(), frame.height());
				picture.update(frame, new Area(0, 0, frame.width(), frame.height()));
				return;
			}
			areas.stream().filter(area -> area.right() <= frame.width() && area.bottom() <= frame.height()).forEach(area -> picture.update(frame, area));
		});
		pointer.refresh();
		if (picture != before) {
			if (before != null) {
				before.dispose();
			}
			layoutScrollBars();
			redraw();
		} else {
			zoom().filter(zoom -> !veiled && isVisible()).ifPresent(zoom -> draw(zoom, areas));
		}
	}

	/** Draws now what changed, the pointer's old and new place with it. */
	private void draw(final Zoom zoom, final List<Area> areas) {
		final var places = new ArrayList<Rectangle>();
		areas.forEach(area -> places.add(zoom.toCanvas(area)));
		pointerDrawn.ifPresent(places::add);
		final var pointerNow = pointer.bounds(zoom);
		pointerNow.ifPresent(places::add);
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
		if (zoom.isActual()) {
			final var shown = part.intersection(bounds);
			if (!shown.isEmpty() && stage.takes(picture, shown)) {
				stage.draw(gc, picture, shown, bounds.x, bounds.y);
			} else if (!shown.isEmpty()) {
				gc.drawImage(picture.image(), shown.x - bounds.x, shown.y - bounds.y, shown.width, shown.height, shown.x, shown.y, shown.width, shown.height);
			}
		} else {
			gc.setAntialias(SWT.ON);
			gc.setInterpolation(SWT.HIGH);
			gc.drawImage(picture.image(), 0, 0, picture.width(), picture.height(), bounds.x, bounds.y, bounds.width, bounds.height);
		}
		pointer.draw(gc, zoom);
	}

	private void paint(final GC gc, final Rectangle part) {
		gc.setBackground(getBackground());
		gc.fillRectangle(part);
		if (!veiled) {
			zoom().ifPresent(zoom -> {
				drawPart(gc, zoom, part);
				pointerDrawn = pointer.bounds(zoom);
			});
		}
	}

	private void layoutScrollBars() {
		final var size = getSize();
		final var scrolls = picture != null && !fit;
		layoutBar(getHorizontalBar(), scrolls ? picture.width() : 0, size.x);
		layoutBar(getVerticalBar(), scrolls ? picture.height() : 0, size.y);
	}

	private static void layoutBar(final ScrollBar bar, final int picture, final int canvas) {
		final var needed = picture > canvas && canvas > 0;
		bar.setVisible(needed);
		if (needed) {
			bar.setValues(Math.min(bar.getSelection(), picture - canvas), 0, picture, canvas, SCROLL_STEP, canvas);
		} else {
			bar.setSelection(0);
		}
	}

}
