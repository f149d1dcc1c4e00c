// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

import tandem.firewall.report.PathLayout;
import tandem.firewall.report.PathLayout.Arrow;
import tandem.firewall.report.PathLayout.Box;
import tandem.firewall.report.PathPicture;
import tandem.firewall.report.PathPicture.Standing;

/** The way of a packet, drawn in the colours of the theme; told in words to who can't see it. UI thread only. */
final class PathCanvas extends Canvas {

	private static final int USUAL_WIDTH = 480;
	private static final int ROUND = 8;
	private static final int POINT = 4;
	private static final int TINT = 36;
	/** Below this a background is dark. */
	private static final float DARK = 0.5f;

	private final PathPicture picture;

	PathCanvas(final Composite parent, final PathPicture picture) {
		super(parent, SWT.DOUBLE_BUFFERED);
		this.picture = picture;
		setToolTipText(null);
		Names.give(this, picture.words());
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(final AccessibleControlEvent event) {
				event.detail = ACC.ROLE_GRAPHIC;
			}
		});
		addListener(SWT.Paint, event -> paint(event.gc));
		addListener(SWT.Resize, event -> redraw());
		addListener(SWT.MouseMove, event -> tell(event.x, event.y));
	}

	@Override
	public Point computeSize(final int wHint, final int hHint, final boolean changed) {
		final var gc = new GC(this);
		try {
			final var layout = layout(gc, wHint == SWT.DEFAULT ? USUAL_WIDTH : wHint);
			return new Point(layout.width(), hHint == SWT.DEFAULT ? layout.height() : hHint);
		} finally {
			gc.dispose();
		}
	}

	/** What stands in a box is told whole where the mouse is. */
	private void tell(final int x, final int y) {
		final var gc = new GC(this);
		try {
			final var text = layout(gc, getClientArea().width).boxes().stream()
					.filter(box -> x >= box.x() && x < box.x() + box.width() && y >= box.y() && y < box.y() + box.height()).findFirst()
					.map(box -> String.join("\n", box.stop().title() + ": " + box.stop().standing().words(), String.join("\n", box.stop().lines())).strip()).orElse(null); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			if (text == null || !text.equals(getToolTipText())) {
				setToolTipText(text == null ? null : text.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
			}
		} finally {
			gc.dispose();
		}
	}

	private PathLayout layout(final GC gc, final int width) {
		return PathLayout.of(picture, width, new PathLayout.Measure() {
			@Override
			public int width(final String text, final boolean bold) {
				gc.setFont(font(bold));
				return gc.textExtent(text, SWT.DRAW_TRANSPARENT).x;
			}

			@Override
			public int lineHeight() {
				gc.setFont(font(false));
				return gc.getFontMetrics().getHeight();
			}
		});
	}

	private Font font(final boolean bold) {
		return bold ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT) : getFont();
	}

	private void paint(final GC gc) {
		gc.setAntialias(SWT.ON);
		gc.setBackground(getParent().getBackground());
		gc.fillRectangle(getClientArea());
		final var layout = layout(gc, getClientArea().width);
		layout.arrows().forEach(arrow -> paint(gc, arrow));
		layout.boxes().forEach(box -> paint(gc, box));
	}

	private boolean isDark() {
		return getParent().getBackground().getRGB().getHSB()[2] < DARK;
	}

	private Color color(final Standing standing) {
		final var dark = isDark();
		return new Color(switch (standing) {
		case PASSED -> dark ? new RGB(0x5b, 0xbf, 0x7c) : new RGB(0x2c, 0x8a, 0x4b);
		case BLOCKED -> dark ? new RGB(0xff, 0x7a, 0x6b) : new RGB(0xc0, 0x39, 0x2b);
		case UNKNOWN -> dark ? new RGB(0xe0, 0xaa, 0x4a) : new RGB(0xa8, 0x6f, 0x10);
		case BEYOND -> dark ? new RGB(0x9a, 0xa6, 0xb2) : new RGB(0x6a, 0x76, 0x82);
		});
	}

	private void paint(final GC gc, final Arrow arrow) {
		final var color = arrow.taken() ? getForeground() : color(Standing.BEYOND);
		gc.setForeground(color);
		gc.setBackground(color);
		gc.setLineWidth(1);
		gc.setLineStyle(arrow.taken() ? SWT.LINE_SOLID : SWT.LINE_DASH);
		final var last = arrow.xs().size() - 1;
		for (var i = 0; i < last; i++) {
			gc.drawLine(arrow.xs().get(i), arrow.ys().get(i), arrow.xs().get(i + 1), arrow.ys().get(i + 1));
		}
		gc.setLineStyle(SWT.LINE_SOLID);
		final var x = arrow.xs().get(last);
		final var y = arrow.ys().get(last);
		gc.fillPolygon(last > 1 ? new int[] { x, y, x - POINT, y - 2 * POINT, x + POINT, y - 2 * POINT }
				: new int[] { x, y, x - 2 * POINT, y - POINT, x - 2 * POINT, y + POINT });
	}

	private void paint(final GC gc, final Box box) {
		final var standing = box.stop().standing();
		final var color = color(standing);
		gc.setForeground(color);
		gc.setBackground(color);
		if (standing == Standing.BLOCKED || standing == Standing.UNKNOWN) {
			gc.setAlpha(TINT);
			gc.fillRoundRectangle(box.x(), box.y(), box.width(), box.height(), ROUND, ROUND);
			gc.setAlpha(0xFF);
		}
		gc.setLineWidth(standing == Standing.BLOCKED ? 2 : 1);
		gc.setLineStyle(standing == Standing.BEYOND ? SWT.LINE_DASH : SWT.LINE_SOLID);
		gc.drawRoundRectangle(box.x(), box.y(), box.width() - 1, box.height() - 1, ROUND, ROUND);
		gc.setLineStyle(SWT.LINE_SOLID);
		final var left = box.x() + PathLayout.PAD;
		gc.setFont(font(false));
		final var line = gc.getFontMetrics().getHeight();
		var y = box.y() + PathLayout.PAD;
		mark(gc, standing, left, y + (line - PathLayout.MARK) / 2);
		gc.setForeground(standing == Standing.BEYOND ? color : getForeground());
		gc.setFont(font(true));
		for (final var text : box.title()) {
			gc.drawText(text, left + PathLayout.MARK + PathLayout.PAD / 2, y, SWT.DRAW_TRANSPARENT);
			y += line;
		}
		gc.setFont(font(false));
		for (final var text : box.lines()) {
			gc.drawText(text, left, y, SWT.DRAW_TRANSPARENT);
			y += line;
		}
	}

	/** A tick, a cross, a question mark or a dot: the colour alone says nothing. */
	private static void mark(final GC gc, final Standing standing, final int x, final int y) {
		gc.setLineWidth(2);
		switch (standing) {
		case PASSED -> gc.drawPolyline(new int[] { x + 1, y + 6, x + 4, y + 9, x + 10, y + 2 });
		case BLOCKED -> {
			gc.drawLine(x + 2, y + 2, x + 10, y + 10);
			gc.drawLine(x + 10, y + 2, x + 2, y + 10);
		}
		case UNKNOWN -> {
			gc.drawArc(x + 3, y + 1, 6, 6, -60, 220);
			gc.drawLine(x + 6, y + 7, x + 6, y + 8);
			gc.drawPoint(x + 6, y + 11);
		}
		case BEYOND -> gc.fillOval(x + 4, y + 4, 4, 4);
		}
	}
}
