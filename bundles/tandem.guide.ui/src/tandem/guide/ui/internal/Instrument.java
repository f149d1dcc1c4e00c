// SPDX-License-Identifier: EPL-2.0
package tandem.guide.ui.internal;

/** What is drawn with. */
enum Instrument {
	/** A dot that follows the mouse. */
	POINTER,
	/** An arrow, dragged. */
	ARROW,
	/** A box, dragged. */
	BOX,
	/** Words, put down with a click. */
	TEXT;

	String label() {
		return switch (this) {
		case POINTER -> Messages.pointer;
		case ARROW -> Messages.arrow;
		case BOX -> Messages.box;
		case TEXT -> Messages.text;
		};
	}

	String hint() {
		return switch (this) {
		case POINTER -> Messages.pointerHint;
		case ARROW -> Messages.arrowHint;
		case BOX -> Messages.boxHint;
		case TEXT -> Messages.textHint;
		};
	}
}
