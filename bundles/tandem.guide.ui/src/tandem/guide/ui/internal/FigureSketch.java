// SPDX-License-Identifier: EPL-2.0
package tandem.guide.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;

import tandem.guide.Figure;
import tandem.guide.Ink;
import tandem.viewer.ui.ViewerSurface;

/** Figures upon the picture, as the technician sees them before the picture itself shows them. UI thread only. */
final class FigureSketch {

	private static final double HEAD = 22;

	private static final double HEAD_ANGLE = Math.toRadians(28);

	private static final int LINE = 6;

	private static final int UNDERWAY = 130;

	private static final int OPAQUE = 255;

	private final ViewerSurface surface;

	FigureSketch(final ViewerSurface surface) {
		this.surface = surface;
	}

	/** @param arrived whether the sharer has it before their eyes: else it is pale */
	void paint(final GC gc, final Figure figure, final Ink ink, final boolean arrived) {
		gc.setAntialias(SWT.ON);
		gc.setAlpha(arrived ? OPAQUE : UNDERWAY);
		final var colour = new Color(ink.rgb() >> 16 & 0xff, ink.rgb() >> 8 & 0xff, ink.rgb() & 0xff);
		gc.setForeground(colour);
		gc.setLineCap(SWT.CAP_ROUND);
		gc.setLineWidth((int) Math.max(1, Math.round(LINE * surface.scale())));
		switch (figure) {
		case Figure.Arrow(var fromX, var fromY, var toX, var toY) -> arrow(gc, fromX, fromY, toX, toY);
		case Figure.Box(var fromX, var fromY, var toX, var toY) -> {
			line(gc, fromX, fromY, toX, fromY);
			line(gc, toX, fromY, toX, toY);
			line(gc, toX, toY, fromX, toY);
			line(gc, fromX, toY, fromX, fromY);
		}
		case Figure.Words(var x, var y, var text) -> {
			if (!arrived) {
				surface.toCanvas(x, y).ifPresent(at -> gc.drawText(text, at.x, at.y, SWT.DRAW_TRANSPARENT));
			}
		}
		}
		gc.setAlpha(OPAQUE);
	}

	private void arrow(final GC gc, final int fromX, final int fromY, final int toX, final int toY) {
		final var angle = Math.atan2(toY - fromY, toX - fromX);
		line(gc, fromX, fromY, toX, toY);
		for (final var side : new double[] { angle - HEAD_ANGLE, angle + HEAD_ANGLE }) {
			line(gc, (int) Math.round(toX - HEAD * Math.cos(side)), (int) Math.round(toY - HEAD * Math.sin(side)), toX, toY);
		}
	}

	private void line(final GC gc, final int fromX, final int fromY, final int toX, final int toY) {
		surface.toCanvas(fromX, fromY).ifPresent(from -> surface.toCanvas(toX, toY).ifPresent(to -> line(gc, from, to)));
	}

	private static void line(final GC gc, final Point from, final Point to) {
		gc.drawLine(from.x, from.y, to.x, to.y);
	}
}
