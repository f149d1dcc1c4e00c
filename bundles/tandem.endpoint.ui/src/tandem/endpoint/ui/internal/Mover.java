// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;

/** Moves a window without a title bar by its empty parts and its labels. UI thread only. */
final class Mover {

	private final Shell shell;
	private Optional<Point> grip = Optional.empty();

	Mover(final Shell shell, final List<Control> handles) {
		this.shell = shell;
		for (final var handle : handles) {
			handle.addListener(SWT.MouseDown, this::grab);
			handle.addListener(SWT.MouseMove, e -> move());
			handle.addListener(SWT.MouseUp, e -> grip = Optional.empty());
		}
	}

	private void grab(final Event event) {
		if (event.button == 1) {
			final var pointer = shell.getDisplay().getCursorLocation();
			final var corner = shell.getLocation();
			grip = Optional.of(new Point(pointer.x - corner.x, pointer.y - corner.y));
		}
	}

	private void move() {
		grip.ifPresent(offset -> {
			final var pointer = shell.getDisplay().getCursorLocation();
			shell.setLocation(pointer.x - offset.x, pointer.y - offset.y);
		});
	}
}
