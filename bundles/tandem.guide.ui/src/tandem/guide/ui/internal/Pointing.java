// SPDX-License-Identifier: EPL-2.0
package tandem.guide.ui.internal;

import java.util.Optional;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;

import tandem.guide.Figure;
import tandem.guide.Guide;
import tandem.guide.Guides;
import tandem.guide.Ink;
import tandem.session.Registration;
import tandem.viewer.ui.ViewerMouse;
import tandem.viewer.ui.ViewerSurface;
import tandem.viewer.ui.ViewerToolUse;

/** The guide at work upon one picture. UI thread only. */
final class Pointing implements ViewerToolUse {

	/** So much is a drag; less is a slip of the hand. Pixels of the sharer's screen. */
	private static final int LEAST = 8;

	/** Places a second that are sent: eyes see no more. */
	private static final long BETWEEN_NANOS = 33_000_000;

	private final ViewerSurface surface;
	private final Guides guides;
	private final Registration registration;
	private final FigureSketch sketch;
	private Instrument instrument = Instrument.POINTER;
	private Ink ink = Ink.RED;
	private String words = ""; //$NON-NLS-1$
	private Optional<ViewerMouse> from = Optional.empty();
	private Optional<Figure> dragged = Optional.empty();
	private Optional<GuideStrip> strip = Optional.empty();
	private long pointed;
	private boolean on;

	Pointing(final ViewerSurface surface, final Guides guides) {
		this.surface = surface;
		this.guides = guides;
		sketch = new FigureSketch(surface);
		registration = guides.listen(id -> {
			if (id.equals(surface.sessionId())) {
				surface.changed();
				surface.redraw();
			}
		});
	}

	Optional<Guide> guide() {
		return guides.of(surface.sessionId());
	}

	ViewerSurface surface() {
		return surface;
	}

	Instrument instrument() {
		return instrument;
	}

	Ink ink() {
		return ink;
	}

	String words() {
		return words;
	}

	void choose(final Instrument wanted) {
		instrument = wanted;
		guide().ifPresent(Guide::rest);
		drop();
	}

	void choose(final Ink wanted) {
		ink = wanted;
	}

	void write(final String text) {
		words = text;
	}

	/** Each time that it comes on without the permission the sharer is asked; the bar says what became of it. */
	@Override
	public void on(final boolean wanted) {
		on = wanted;
		drop();
		guide().ifPresent(wanted ? Guide::request : Guide::rest);
	}

	@Override
	public boolean isAvailable() {
		strip.ifPresent(GuideStrip::refresh);
		return guide().filter(Guide::isAvailable).isPresent();
	}

	@Override
	public void fill(final Composite parent) {
		final var made = new GuideStrip(parent, this);
		strip = Optional.of(made);
		parent.addDisposeListener(event -> strip = strip.filter(now -> now != made));
	}

	@Override
	public void mouse(final ViewerMouse event) {
		final var guide = guide().filter(Guide::isPermitted);
		if (!on || guide.isEmpty()) {
			return;
		}
		switch (instrument) {
		case POINTER -> point(guide.get(), event);
		case ARROW, BOX -> drag(guide.get(), event);
		case TEXT -> put(guide.get(), event);
		}
	}

	private void point(final Guide guide, final ViewerMouse event) {
		if (event.kind() == ViewerMouse.Kind.EXIT) {
			guide.rest();
		} else if (System.nanoTime() - pointed >= BETWEEN_NANOS) {
			pointed = System.nanoTime();
			guide.point(event.x(), event.y(), ink);
		}
	}

	private void drag(final Guide guide, final ViewerMouse event) {
		switch (event.kind()) {
		case DOWN -> from = Optional.of(event).filter(down -> down.button() == 1);
		case DRAG -> from.ifPresent(start -> {
			dragged = figure(start, event);
			surface.redraw();
		});
		case UP -> {
			from.flatMap(start -> figure(start, event)).ifPresent(figure -> guide.draw(figure, ink));
			drop();
		}
		case MOVE, EXIT -> { }
		}
	}

	private Optional<Figure> figure(final ViewerMouse start, final ViewerMouse end) {
		if (Math.hypot(end.x() - start.x(), end.y() - start.y()) < LEAST) {
			return Optional.empty();
		}
		return Optional.of(instrument == Instrument.ARROW ? new Figure.Arrow(start.x(), start.y(), end.x(), end.y()) : new Figure.Box(start.x(), start.y(), end.x(), end.y()));
	}

	private void put(final Guide guide, final ViewerMouse event) {
		final var text = words.strip();
		if (event.kind() == ViewerMouse.Kind.DOWN && event.button() == 1 && !text.isEmpty()) {
			guide.draw(new Figure.Words(event.x(), event.y(), text.substring(0, text.offsetByCodePoints(0, Math.min(Figure.MAX_TEXT, text.codePointCount(0, text.length()))))), ink);
		}
	}

	private void drop() {
		from = Optional.empty();
		dragged = Optional.empty();
		surface.redraw();
	}

	/** Paints what is being drawn and what is on its way; what has arrived is in the picture itself. */
	@Override
	public void paint(final GC gc) {
		dragged.ifPresent(figure -> sketch.paint(gc, figure, ink, false));
		guide().ifPresent(guide -> guide.drawings().forEach(own -> sketch.paint(gc, own.drawing().figure(), own.drawing().ink(), own.arrived())));
	}

	@Override
	public void close() {
		registration.close();
	}
}
