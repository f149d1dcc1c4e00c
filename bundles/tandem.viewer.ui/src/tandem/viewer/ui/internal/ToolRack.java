// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

import tandem.technician.TechnicianSession;
import tandem.viewer.Viewer;
import tandem.viewer.ui.ViewerMouse;
import tandem.viewer.ui.ViewerSurface;
import tandem.viewer.ui.ViewerTool;
import tandem.viewer.ui.ViewerToolUse;

/** The tools at work upon one picture; at most one of them is on. One that fails is put away. UI thread only. */
final class ToolRack {

	private final ScreenCanvas canvas;
	private final Viewer viewer;
	private final TechnicianSession session;
	private final Runnable changed;
	private final Map<ViewerTool, ViewerToolUse> uses = new LinkedHashMap<>();
	private final List<ViewerTool> failed = new ArrayList<>();
	private Optional<ViewerTool> on = Optional.empty();

	/** @param changed told on any thread when a tool has something new to say */
	ToolRack(final ScreenCanvas canvas, final Viewer viewer, final TechnicianSession session, final Runnable changed) {
		this.canvas = canvas;
		this.viewer = viewer;
		this.session = session;
		this.changed = changed;
		canvas.setPainter(this::paint);
	}

	/** These are there now. */
	void take(final List<ViewerTool> tools) {
		uses.keySet().stream().filter(tool -> !tools.contains(tool)).toList().forEach(this::putAway);
		tools.stream().filter(tool -> !uses.containsKey(tool) && !failed.contains(tool))
				.forEach(tool -> guarded(tool, () -> Optional.of(tool.use(new Surface(tool)))).ifPresent(use -> uses.put(tool, use)));
	}

	/** Those that are of use now, in their order. One that is on and no longer is goes off. */
	List<ViewerTool> available() {
		final var all = List.copyOf(uses.keySet()).stream().filter(tool -> guarded(tool, () -> Optional.of(uses.get(tool).isAvailable())).orElse(false)).toList();
		if (on.filter(tool -> !all.contains(tool)).isPresent()) {
			off();
		}
		return all;
	}

	/** The one that is on. */
	Optional<ViewerTool> on() {
		return on;
	}

	/** Whether the mouse belongs to a tool. */
	boolean isOn() {
		return on.isPresent();
	}

	/** Its button was pressed. */
	void press(final ViewerTool tool) {
		final var wasOn = on.filter(tool::equals).isPresent();
		off();
		if (!wasOn && uses.containsKey(tool)) {
			// what was pressed for the sharer's computer would never be released there
			viewer.releaseAll();
			on = Optional.of(tool);
			with(tool, use -> use.on(true));
		}
		changed.run();
	}

	private void off() {
		final var was = on;
		on = Optional.empty();
		was.ifPresent(tool -> with(tool, use -> use.on(false)));
	}

	/** Fills the line of the one that is on. */
	void fill(final Composite strip) {
		on.ifPresent(tool -> with(tool, use -> use.fill(strip)));
	}

	void mouse(final ViewerMouse event) {
		on.ifPresent(tool -> with(tool, use -> use.mouse(event)));
	}

	private void paint(final GC gc) {
		List.copyOf(uses.keySet()).forEach(tool -> with(tool, use -> use.paint(gc)));
	}

	private void with(final ViewerTool tool, final Consumer<ViewerToolUse> action) {
		final var use = uses.get(tool);
		if (use != null) {
			guarded(tool, () -> {
				action.accept(use);
				return Optional.empty();
			});
		}
	}

	private <T> Optional<T> guarded(final ViewerTool tool, final Supplier<Optional<T>> step) {
		try {
			return step.get();
		} catch (final RuntimeException e) {
			ILog.of(ToolRack.class).warn("A tool of the viewer failed: " + tool.getClass().getName(), e); //$NON-NLS-1$
			failed.add(tool);
			putAway(tool);
			return Optional.empty();
		}
	}

	private void putAway(final ViewerTool tool) {
		on = on.filter(other -> other != tool);
		final var use = uses.remove(tool);
		if (use != null) {
			try {
				use.close();
			} catch (final RuntimeException e) {
				ILog.of(ToolRack.class).warn("A tool of the viewer could not be put away: " + tool.getClass().getName(), e); //$NON-NLS-1$
			}
		}
		changed.run();
	}

	void dispose() {
		off();
		List.copyOf(uses.keySet()).forEach(this::putAway);
	}

	/** The picture as a tool sees it. */
	private final class Surface implements ViewerSurface {

		private final ViewerTool tool;
		private final Display display = canvas.getDisplay();

		Surface(final ViewerTool tool) {
			this.tool = tool;
		}

		@Override
		public String sessionId() {
			return session.id();
		}

		@Override
		public String label() {
			return session.label();
		}

		@Override
		public Control canvas() {
			return canvas;
		}

		@Override
		public Optional<Point> toCanvas(final int x, final int y) {
			return canvas.isDisposed() ? Optional.empty() : canvas.zoom().flatMap(zoom -> viewer.shown()
					.map(shown -> new Point(zoom.x() + (int) Math.round((x - shown.x()) * zoom.scale()), zoom.y() + (int) Math.round((y - shown.y()) * zoom.scale()))));
		}

		@Override
		public double scale() {
			return canvas.isDisposed() ? 1 : canvas.zoom().map(Zoom::scale).orElse(1.0);
		}

		@Override
		public void redraw() {
			if (!display.isDisposed()) {
				display.asyncExec(() -> {
					if (!canvas.isDisposed()) {
						canvas.redraw();
					}
				});
			}
		}

		@Override
		public void changed() {
			changed.run();
		}

		@Override
		public void off() {
			if (on.filter(tool::equals).isPresent()) {
				press(tool);
			}
		}
	}
}
