// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

import tandem.endpoint.Endpoint;
import tandem.local.Verb;

/** The sharer's program: one small window. */
public final class EndpointApplication implements IApplication {

	private volatile Optional<Runnable> stop = Optional.empty();

	@Override
	public Object start(final IApplicationContext context) {
		final var bundles = FrameworkUtil.getBundle(EndpointApplication.class).getBundleContext();
		final var start = Start.of(context.getArguments().get(IApplicationContext.APPLICATION_ARGS) instanceof final String[] given ? List.of(given) : List.of(), System.getenv());
		if (start.headless()) {
			return withoutWindows(context, bundles);
		}
		final var shown = new AtomicReference<Consumer<String>>(text -> { });
		final var instance = new OneInstance(bundles).begin(start, text -> shown.get().accept(text));
		if (instance.isEmpty()) {
			context.applicationRunning();
			return EXIT_OK;
		}
		Display.setAppName("tandem-endpoint"); //$NON-NLS-1$
		final var display = new Display();
		final var windows = new Windows(display, display::dispose, start.background());
		shown.set(text -> later(display, () -> windows.raise(text)));
		final Runnable close = () -> later(display, windows::shutDown);
		stop = Optional.of(close);
		// the person logs out: the session manager tells the display
		display.addListener(SWT.Close, e -> {
			e.doit = false;
			windows.shutDown();
		});
		windows.open();
		windows.fill(start.link());
		final var settings = bundles.registerService(Verb.class, new SettingsVerb(() -> display.syncCall(windows::openSettings)), null);
		final var invite = bundles.registerService(Verb.class, new InviteVerb(request -> display.syncCall(() -> windows.invite(request))), null);
		// what capabilities paint with; nobody may make a display of their own
		final var painting = bundles.registerService(Display.class, display, null);
		context.applicationRunning();
		try (var services = new ServiceWatch(bundles, windows, work -> later(display, work))) {
			services.open();
			run(display);
		} finally {
			stop = Optional.empty();
			painting.unregister();
			settings.unregister();
			invite.unregister();
			instance.get().run();
			display.dispose();
		}
		return EXIT_OK;
	}

	/** Nobody is logged in where there is no screen: whoever may offer help is told so. Makes way for a start that has one. */
	private Object withoutWindows(final IApplicationContext context, final BundleContext bundles) {
		final var over = new CountDownLatch(1);
		stop = Optional.of(over::countDown);
		final var instance = new OneInstance(bundles).beginWithoutWindows(over::countDown);
		context.applicationRunning();
		if (instance.isEmpty()) {
			return EXIT_OK;
		}
		final var endpoint = new ServiceTracker<Endpoint, Endpoint>(bundles, Endpoint.class, null);
		endpoint.open();
		try {
			over.await();
			Optional.ofNullable(endpoint.getService()).ifPresent(Endpoint::shutDown);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			stop = Optional.empty();
			endpoint.close();
			instance.get().run();
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
