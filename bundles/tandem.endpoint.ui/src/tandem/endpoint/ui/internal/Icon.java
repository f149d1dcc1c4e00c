// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;

/** The program's picture: two wheels, one behind the other. Drawn, so that it is sharp at any size. */
final class Icon {

	private static final Color FRONT = new Color(26, 95, 180);

	private static final Color REAR = new Color(38, 162, 105);

	/** Parts of the width that a wheel's rim is thick. */
	private static final int RIM = 9;

	private Icon() {
	}

	static void paint(final GC gc, final int width, final int height) {
		gc.setAntialias(SWT.ON);
		final var rim = Math.max(2, width / RIM);
		final var wheel = width * 5 / RIM;
		final var top = (height - wheel) / 2;
		gc.setLineWidth(rim);
		gc.setForeground(REAR);
		gc.drawOval(rim / 2, top, wheel - rim / 2, wheel - rim / 2);
		gc.setForeground(FRONT);
		gc.drawOval(width - wheel - rim / 2, top, wheel - rim / 2, wheel - rim / 2);
	}
}
