// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.FrameworkUtil;

import tandem.local.Verb;

/** The sharer's program: one small window. */
public final class EndpointApplication implements IApplication {

	private volatile Optional<Runnable> stop = Optional.empty();

	@Override
	public Object start(final IApplicationContext context) {
		final var bundles = FrameworkUtil.getBundle(EndpointApplication.class).getBundleContext();
		final var link = link(context);
		final var shown = new AtomicReference<Consumer<String>>(text -> { });
		final var instance = new OneInstance(bundles).begin(link, text -> shown.get().accept(text));
		if (instance.isEmpty()) {
			context.applicationRunning();
			return EXIT_OK;
		}
		Display.setAppName("tandem-endpoint"); //$NON-NLS-1$
		final var display = new Display();
		final var windows = new Windows(display, display::dispose);
		shown.set(text -> later(display, () -> windows.raise(text)));
		final Runnable close = () -> later(display, windows::shutDown);
		stop = Optional.of(close);
		// the person logs out: the session manager tells the display
		display.addListener(SWT.Close, e -> {
			e.doit = false;
			windows.shutDown();
		});
		windows.open();
		windows.fill(link);
		final var settings = bundles.registerService(Verb.class, new SettingsVerb(() -> display.syncCall(windows::openSettings)), null);
		context.applicationRunning();
		try (var services = new ServiceWatch(bundles, windows, work -> later(display, work))) {
			services.open();
			run(display);
		} finally {
			stop = Optional.empty();
			settings.unregister();
			instance.get().run();
			display.dispose();
		}
		return EXIT_OK;
	}

	/** A link from the person's browser or mail fills the code field. */
	private static String link(final IApplicationContext context) {
		final var arguments = context.getArguments().get(IApplicationContext.APPLICATION_ARGS) instanceof final String[] given ? given : new String[0];
		return Arrays.stream(arguments).filter(argument -> argument.toLowerCase(Locale.ROOT).startsWith("tandem://")).findFirst().orElse(""); //$NON-NLS-1$ //$NON-NLS-2$
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
