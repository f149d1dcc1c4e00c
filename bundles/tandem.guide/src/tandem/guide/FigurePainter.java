// SPDX-License-Identifier: EPL-2.0
package tandem.guide;

import java.util.concurrent.CompletableFuture;

import tandem.screen.Overlay.Patch;

/** Turns words into pixels at the sharer's end: an OSGi service of whoever has fonts. Thread-safe; does not block. */
public interface FigurePainter {

	/**
	 * Paints words, marked with the name of who wrote them.
	 *
	 * @param words cleaned
	 * @param name the technician's, cleaned; may be empty
	 * @return done with the picture and its place on the screen, on any thread
	 */
	CompletableFuture<Patch> paint(Figure.Words words, Ink ink, String name);
}
