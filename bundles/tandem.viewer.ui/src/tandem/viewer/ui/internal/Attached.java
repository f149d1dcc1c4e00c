// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.List;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.keys.IBindingService;

import tandem.screen.Area;
import tandem.screen.Layout;
import tandem.technician.TechnicianSession;
import tandem.viewer.Viewer;

/**
 * The picture of one viewer, and what mouse and keyboard send to it. UI thread only.
 *
 * @param layouts hears of new layouts
 */
record Attached(Viewer viewer, ScreenCanvas canvas, KeyCapture keys, ClipboardTyping typing, DotCursor cursor, ToolRack rack, AutoCloseable layouts) {

	private static final int ATTEND_MILLIS = 1_000;

	/**
	 * Makes the canvas.
	 *
	 * @param granted whether mouse and keyboard may act there now; asked on any thread
	 * @param changed told on any thread when the bar has something new to tell
	 */
	static Attached to(final Viewer viewer, final TechnicianSession session, final Composite parent, final IBindingService bindings, final BooleanSupplier granted, final Runnable changed) {
		final var canvas = new ScreenCanvas(parent, viewer);
		canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(final AccessibleEvent event) {
				event.result = Messages.picture;
			}
		});
		final var keys = new KeyCapture(canvas, viewer, bindings, granted, changed);
		final var rack = new ToolRack(canvas, viewer, session, changed);
		new MouseCapture(canvas, viewer, () -> granted.getAsBoolean() && !rack.isOn());
		new ToolMouse(canvas, viewer, rack);
		final var typing = new ClipboardTyping(canvas.getDisplay(), viewer, granted, changed);
		parent.layout();
		attend(viewer, canvas);
		return new Attached(viewer, canvas, keys, typing, new DotCursor(canvas), rack, viewer.listen(new Viewer.Listener() {
			@Override
			public void layout(final Layout layout) {
				changed.run();
			}

			@Override
			public void pixels(final List<Area> areas) {
				// The canvas draws them.
			}

			@Override
			public void cursor() {
				// The canvas draws it.
			}
		}));
	}

	/** Says that this thread does not hang, so that what is held is not released. */
	private static void attend(final Viewer viewer, final ScreenCanvas canvas) {
		if (!canvas.isDisposed()) {
			viewer.attend();
			canvas.getDisplay().timerExec(ATTEND_MILLIS, () -> attend(viewer, canvas));
		}
	}

	/** Whether keys go to the sharer's computer. */
	boolean capturing() {
		return keys.isCapturing();
	}

	/** The session stands elsewhere. */
	void update(final ScreenCanvas.Light light, final boolean controls) {
		if (rack.isOn()) {
			cursor.cross();
		} else {
			cursor.show(controls);
		}
		canvas.setLight(light);
		keys.update();
	}

	void dispose() {
		try {
			layouts.close();
		} catch (final Exception e) {
			throw new IllegalStateException(e);
		}
		typing.stop();
		rack.dispose();
		canvas.dispose();
	}
}
