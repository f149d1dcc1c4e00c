// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.Arrays;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Cursor;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Control;

/** A small dot as this computer's own pointer while the sharer's follows it: two arrows, one behind the other, confuse. UI thread only. */
final class DotCursor {

	private static final int SIDE = 7;

	private static final int DEPTH = 24;

	private final Control control;

	private final Cursor dot;

	DotCursor(final Control control) {
		this.control = control;
		dot = new Cursor(control.getDisplay(), data(), SIDE / 2, SIDE / 2);
		control.addListener(SWT.Dispose, event -> dot.dispose());
	}

	/** White within black: seen on every ground. */
	private static ImageData data() {
		final var data = new ImageData(SIDE, SIDE, DEPTH, new PaletteData(0xff0000, 0xff00, 0xff));
		data.alphaData = new byte[SIDE * SIDE];
		Arrays.fill(data.alphaData, (byte) -1);
		for (var at = 1; at < SIDE - 1; at++) {
			for (var across = 1; across < SIDE - 1; across++) {
				data.setPixel(across, at, 0xffffff);
			}
		}
		return data;
	}

	/** A cross, for a tool that has the mouse. */
	void cross() {
		control.setCursor(control.getDisplay().getSystemCursor(SWT.CURSOR_CROSS));
	}

	/** The dot, or the usual pointer. */
	void show(final boolean wanted) {
		control.setCursor(wanted ? dot : null);
	}
}
