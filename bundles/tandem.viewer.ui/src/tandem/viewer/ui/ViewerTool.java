// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui;

import org.eclipse.jface.resource.ImageDescriptor;

/** A tool that works upon the picture of a session: an OSGi service of the workbench. Called on the UI thread only; what it throws hurts itself alone. */
public interface ViewerTool {

	/** Tells it from others: 1 to 64 characters of {@code a-z 0-9 . -}, beginning with its bundle's name. Buttons are in the order of ids. */
	String id();

	/** The words on its button: one or two. */
	String label();

	/** The picture on its button, 16 by 16 points. */
	ImageDescriptor icon();

	/**
	 * Begins to work upon a picture; each session's tab asks anew, and again after its line was mended.
	 *
	 * @return closed when the picture goes
	 */
	ViewerToolUse use(ViewerSurface surface);
}
