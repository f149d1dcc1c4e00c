// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

import tandem.endpoint.ui.internal.model.BarScene.Light;

/** Small drawn marks; each stands beside words that say the same. */
final class Mark {

	private static final Color RED = new Color(224, 27, 36);

	private static final Color AMBER = new Color(229, 165, 10);

	private static final Color GREY = new Color(119, 118, 123);

	private static final Color BLACK = new Color(0, 0, 0);

	private static final int LIGHT = 2 * Look.UNIT;

	private static final double SIGN_FONT = 1.5;

	private static final int SIGN = 4 * Look.UNIT;

	private Mark() {
	}

	/** An exclamation mark in a disc. */
	static void warning(final Composite parent, final Look look) {
		final var canvas = canvas(parent, SIGN);
		((GridData) canvas.getLayoutData()).verticalAlignment = SWT.BEGINNING;
		canvas.addPaintListener(e -> {
			disc(e.gc, AMBER, SIGN);
			e.gc.setForeground(BLACK);
			e.gc.setFont(look.font(SIGN_FONT, SWT.BOLD));
			final var size = e.gc.textExtent("!"); //$NON-NLS-1$
			e.gc.drawText("!", (SIGN - size.x) / 2, (SIGN - size.y) / 2, true); //$NON-NLS-1$
		});
	}

	/** The light of the sharing bar. */
	static Canvas light(final Composite parent) {
		final var canvas = canvas(parent, LIGHT);
		canvas.addPaintListener(e -> {
			switch ((Light) canvas.getData()) {
			case SEEN -> disc(e.gc, RED, LIGHT);
			case HIDDEN -> ring(e.gc, GREY);
			case BROKEN -> ring(e.gc, AMBER);
			}
		});
		return canvas;
	}

	private static Canvas canvas(final Composite parent, final int size) {
		final var canvas = new Canvas(parent, SWT.NO_FOCUS);
		final var data = new GridData(SWT.CENTER, SWT.CENTER, false, false);
		data.widthHint = size;
		data.heightHint = size;
		canvas.setLayoutData(data);
		return canvas;
	}

	private static void disc(final GC gc, final Color colour, final int size) {
		gc.setAntialias(SWT.ON);
		gc.setBackground(colour);
		gc.fillOval(0, 0, size, size);
	}

	private static void ring(final GC gc, final Color colour) {
		gc.setAntialias(SWT.ON);
		gc.setForeground(colour);
		gc.setLineWidth(3);
		gc.drawOval(2, 2, LIGHT - 5, LIGHT - 5);
	}
}
