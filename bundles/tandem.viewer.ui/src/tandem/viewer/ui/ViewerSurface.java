// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui;

import java.util.Optional;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;

/** The picture that a tool works upon. UI thread only, but for {@link #changed()} and {@link #redraw()}. */
public interface ViewerSurface {

	/** {@link tandem.session.SessionContext#id()} of the session. */
	String sessionId();

	/** What lists call the session. */
	String label();

	/** What shows the picture; for its display, menus and size. Its listeners and cursor belong to the viewer. */
	Control canvas();

	/** Where a pixel of the sharer's whole screen lies on the canvas, in points; empty before the first picture. May lie beyond the canvas. */
	Optional<Point> toCanvas(int x, int y);

	/** Points on the canvas for one pixel of the sharer's screen; 1 before the first picture. */
	double scale();

	/** Has the picture painted again with what the tools paint. Any thread. */
	void redraw();

	/** What the tool has to say of itself may be other now. Any thread. */
	void changed();

	/** Goes off, as by its button. */
	void off();
}
