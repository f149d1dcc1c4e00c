// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Path;

/** The picture of the settings: a wheel with teeth, in the colour of the text. */
final class Gear {

	private static final int TEETH = 8;

	/** Shares of half the size. */
	private static final double TIP = 0.98;

	private static final double ROOT = 0.72;

	private static final double HUB = 0.32;

	/** Shares of the angle of one tooth. */
	private static final double[] CORNERS = { 0.0, 0.32, 0.42, 0.90 };

	private Gear() {
	}

	static void paint(final GC gc, final Color colour, final int left, final int top, final int size) {
		gc.setAntialias(SWT.ON);
		gc.setBackground(colour);
		gc.setFillRule(SWT.FILL_EVEN_ODD);
		final var half = size / 2.0;
		final var path = new Path(gc.getDevice());
		for (var corner = 0; corner < TEETH * CORNERS.length; corner++) {
			final var angle = (corner / CORNERS.length + CORNERS[corner % CORNERS.length] - 0.16) * 2 * Math.PI / TEETH;
			final var radius = half * (corner % CORNERS.length < 2 ? TIP : ROOT);
			final var x = (float) (left + half + radius * Math.sin(angle));
			final var y = (float) (top + half - radius * Math.cos(angle));
			if (corner == 0) {
				path.moveTo(x, y);
			} else {
				path.lineTo(x, y);
			}
		}
		path.close();
		final var hub = (float) (half * HUB);
		path.addArc((float) (left + half) - hub, (float) (top + half) - hub, 2 * hub, 2 * hub, 0, 360);
		path.close();
		gc.fillPath(path);
		path.dispose();
	}
}
