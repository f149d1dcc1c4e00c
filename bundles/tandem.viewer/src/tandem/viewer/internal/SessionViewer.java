// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.internal;

import java.util.Optional;

import tandem.screen.Area;
import tandem.screen.CursorImage;
import tandem.screen.InputEvent;
import tandem.screen.Layout;
import tandem.session.SessionContext;
import tandem.session.Timers;
import tandem.viewer.Viewer;

/** One session's viewer: what comes over the screen's channel and what goes over the input's. Thread-safe. */
final class SessionViewer implements Viewer, AutoCloseable {

	private final ScreenInlet screen;
	private final InputOutlet input;

	SessionViewer(final SessionContext context, final Timers timers) {
		screen = new ScreenInlet(context);
		input = new InputOutlet(context, timers);
	}

	ScreenInlet screen() {
		return screen;
	}

	InputOutlet input() {
		return input;
	}

	@Override
	public Optional<Layout> layout() {
		return screen.layout();
	}

	@Override
	public Optional<Area> shown() {
		return screen.shown();
	}

	@Override
	public void withPicture(final PictureReader reader) {
		screen.withPicture(reader);
	}

	@Override
	public Optional<CursorImage> cursorImage() {
		return screen.cursorImage();
	}

	@Override
	public int cursorX() {
		return screen.cursorX();
	}

	@Override
	public int cursorY() {
		return screen.cursorY();
	}

	@Override
	public void choose(final Optional<String> monitor) {
		screen.choose(monitor);
	}

	@Override
	public void send(final InputEvent event) {
		final var area = screen.shown();
		if (event instanceof InputEvent.Pointer(var x, var y)) {
			// The picture's coordinates become the screen's; before the first picture there is nothing to point at.
			area.ifPresent(a -> input.send(new InputEvent.Pointer(a.x() + Math.clamp(x, 0, a.width() - 1), a.y() + Math.clamp(y, 0, a.height() - 1))));
		} else {
			input.send(event);
		}
	}

	@Override
	public int waiting() {
		return input.waiting();
	}

	@Override
	public void releaseAll() {
		input.releaseAll();
	}

	@Override
	public void attend() {
		input.attend();
	}

	@Override
	public double framesPerSecond() {
		return screen.framesPerSecond();
	}

	@Override
	public AutoCloseable listen(final Listener listener) {
		return screen.listen(listener);
	}

	@Override
	public void close() {
		screen.close();
	}
}
