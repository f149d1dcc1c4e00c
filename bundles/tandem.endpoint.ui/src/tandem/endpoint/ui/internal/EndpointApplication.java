// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** The sharer's program: one small window. */
public final class EndpointApplication implements IApplication {

	@Override
	public Object start(final IApplicationContext context) {
		Display.setAppName("tandem-endpoint"); //$NON-NLS-1$
		final var display = new Display();
		try {
			final var shell = new Shell(display);
			shell.setText("Get help"); //$NON-NLS-1$
			shell.open();
			context.applicationRunning();
			while (!shell.isDisposed()) {
				if (!display.readAndDispatch()) {
					display.sleep();
				}
			}
		} finally {
			display.dispose();
		}
		return EXIT_OK;
	}

	@Override
	public void stop() {
		final var display = Display.getDefault();
		display.asyncExec(display::close);
	}
}
