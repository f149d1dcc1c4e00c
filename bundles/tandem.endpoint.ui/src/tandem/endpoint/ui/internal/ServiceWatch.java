// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

import tandem.endpoint.ui.internal.model.Lifetime;
import tandem.endpoint.ui.internal.model.Sharer;
import tandem.settings.Setting;

/** Gives the windows their services when these come, and takes them when they go. Ends everything when the process is told to end. */
final class ServiceWatch implements ServiceTrackerCustomizer<SharerServices, SharerServices>, AutoCloseable {

	private final BundleContext context;
	private final Windows windows;
	private final Executor ui;
	private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
	private final ServiceTracker<SharerServices, SharerServices> tracker;
	private final Thread atExit = Thread.ofPlatform().name("tandem endpoint, end").unstarted(this::endAll); //$NON-NLS-1$

	ServiceWatch(final BundleContext context, final Windows windows, final Executor ui) {
		this.context = context;
		this.windows = windows;
		this.ui = ui;
		tracker = new ServiceTracker<>(context, SharerServices.class, this);
	}

	void open() {
		Runtime.getRuntime().addShutdownHook(atExit);
		tracker.open();
	}

	@Override
	public SharerServices addingService(final ServiceReference<SharerServices> reference) {
		final var services = context.getService(reference);
		ui.execute(() -> {
			windows.settings(services.settings(), services.history());
			windows.follow(sharer(services));
			windows.tools(services.tools());
		});
		return services;
	}

	private Sharer sharer(final SharerServices services) {
		final var home = Path.of(System.getProperty("user.home")); //$NON-NLS-1$
		final var usual = Lifetime.of(Duration.ofMinutes(services.settings().get(Setting.INVITATION_MINUTES)));
		return new Sharer(services.endpoint(), services.waysIn(), Clock.systemUTC(), home, usual, ui, background);
	}

	@Override
	public void modifiedService(final ServiceReference<SharerServices> reference, final SharerServices services) {
		// its properties tell nothing
	}

	@Override
	public void removedService(final ServiceReference<SharerServices> reference, final SharerServices services) {
		ui.execute(() -> windows.follow(null));
		context.ungetService(reference);
	}

	private void endAll() {
		final var services = tracker.getService();
		if (services != null) {
			services.endpoint().shutDown();
		}
	}

	@Override
	public void close() {
		try {
			Runtime.getRuntime().removeShutdownHook(atExit);
		} catch (final IllegalStateException e) {
			// the process ends already, and the hook with it
			return;
		}
		tracker.close();
		background.shutdownNow();
	}
}
