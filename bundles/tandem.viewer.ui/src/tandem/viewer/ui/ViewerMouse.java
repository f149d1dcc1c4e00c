// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui;

/**
 * The mouse upon the picture.
 *
 * @param kind what it did
 * @param x pixel of the sharer's whole screen, whatever part of it is shown; at the picture's edge where it was dragged beyond
 * @param y pixel of the sharer's whole screen
 * @param button 1 for the left one; 0 for {@link Kind#MOVE} and {@link Kind#EXIT}
 * @param stateMask modifiers and buttons as SWT has them
 */
public record ViewerMouse(Kind kind, int x, int y, int button, int stateMask) {

	/** What it did. */
	public enum Kind {
		/** A button went down in the picture. */
		DOWN,
		/** It moves with no button that went down in the picture. */
		MOVE,
		/** It moves with one. */
		DRAG,
		/** The button that went down came up. */
		UP,
		/** It left the picture. */
		EXIT
	}
}
