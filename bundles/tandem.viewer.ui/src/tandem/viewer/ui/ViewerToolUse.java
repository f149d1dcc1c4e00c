// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;

/** A tool at work upon one picture. Called on the UI thread only. */
public interface ViewerToolUse extends AutoCloseable {

	/** Whether it is of use now; asked after {@link ViewerSurface#changed()} and whenever the session stands elsewhere. Its button is there where it is. */
	boolean isAvailable();

	/**
	 * It comes on or goes off: by its button, because another tool came on, or because it is no longer available. At most one tool is on.
	 *
	 * @param on whether the mouse is its own from now on
	 */
	void on(boolean on);

	/**
	 * Fills the line below the buttons, which is there while it is on.
	 *
	 * @param strip without a layout; disposed when it goes off
	 */
	void fill(Composite strip);

	/** The mouse, while it is on. */
	default void mouse(final ViewerMouse event) {
		// tools that only show something need none
	}

	/**
	 * Paints above the picture, also while it is off. Only what lies within the clipping is drawn: paint all of it, and quickly.
	 *
	 * @param gc on the canvas; its settings are free to change
	 */
	default void paint(final GC gc) {
		// tools that only hear the mouse need none
	}

	/** The picture is gone. */
	@Override
	void close();
}
