// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.Optional;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.FrameworkUtil;

/** The sharer's program: one small window. */
public final class EndpointApplication implements IApplication {

	private volatile Optional<Runnable> stop = Optional.empty();

	@Override
	public Object start(final IApplicationContext context) {
		Display.setAppName("tandem-endpoint"); //$NON-NLS-1$
		final var display = new Display();
		final var windows = new Windows(display, display::dispose);
		final Runnable close = () -> later(display, windows::shutDown);
		stop = Optional.of(close);
		// the person logs out: the session manager tells the display
		display.addListener(SWT.Close, e -> {
			e.doit = false;
			windows.shutDown();
		});
		windows.open();
		context.applicationRunning();
		try (var services = new ServiceWatch(FrameworkUtil.getBundle(EndpointApplication.class).getBundleContext(), windows, work -> later(display, work))) {
			services.open();
			run(display);
		} finally {
			stop = Optional.empty();
			display.dispose();
		}
		return EXIT_OK;
	}

	private static void run(final Display display) {
		while (!display.isDisposed()) {
			if (!display.readAndDispatch()) {
				display.sleep();
			}
		}
	}

	/** Runs something on the UI thread, or drops it when the windows are gone. */
	private static void later(final Display display, final Runnable work) {
		try {
			display.asyncExec(work);
		} catch (final SWTException e) {
			if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
				throw e;
			}
		}
	}

	@Override
	public void stop() {
		stop.ifPresent(Runnable::run);
	}
}
