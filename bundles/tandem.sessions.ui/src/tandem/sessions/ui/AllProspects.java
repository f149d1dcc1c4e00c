// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.eclipse.core.runtime.ILog;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** The prospects of all capabilities that are there, now and later. Thread-safe. */
public final class AllProspects implements AutoCloseable {

	private record Source(Prospects prospects, AutoCloseable registration) {
	}

	private final Map<ServiceReference<Prospects>, Source> sources = new HashMap<>();

	private final ServiceTracker<Prospects, Prospects> tracker;

	private final Runnable changed;

	/**
	 * @param bundles of the bundle that shows them
	 * @param changed told of changes; on any thread
	 */
	public AllProspects(final BundleContext bundles, final Runnable changed) {
		this.changed = changed;
		tracker = new ServiceTracker<>(bundles, Prospects.class, new Customizer(bundles));
		tracker.open();
	}

	/** All of them, latest first. */
	public List<Prospect> all() {
		return sources().stream().flatMap(source -> source.prospects.all().stream()).sorted(Comparator.comparing(Prospect::since).reversed()).toList();
	}

	/** Those that did not become a session which still lives. */
	public List<Prospect> idle(final Predicate<String> lives) {
		return all().stream().filter(prospect -> prospect.session().filter(lives).isEmpty()).toList();
	}

	/** Takes one off the list. */
	public void forget(final Prospect prospect) {
		sources().forEach(source -> source.prospects.forget(prospect));
	}

	private synchronized List<Source> sources() {
		return List.copyOf(sources.values());
	}

	@Override
	public void close() {
		tracker.close();
	}

	private static void close(final AutoCloseable registration) {
		try {
			registration.close();
		} catch (final Exception e) {
			ILog.of(AllProspects.class).warn("a list does not let go", e); //$NON-NLS-1$
		}
	}

	private final class Customizer implements ServiceTrackerCustomizer<Prospects, Prospects> {

		private final BundleContext bundles;

		Customizer(final BundleContext bundles) {
			this.bundles = bundles;
		}

		@Override
		public Prospects addingService(final ServiceReference<Prospects> reference) {
			final var service = bundles.getService(reference);
			if (service != null) {
				final var source = new Source(service, service.listen(changed));
				synchronized (AllProspects.this) {
					sources.put(reference, source);
				}
				changed.run();
			}
			return service;
		}

		@Override
		public void modifiedService(final ServiceReference<Prospects> reference, final Prospects service) {
			// The properties say nothing.
		}

		@Override
		public void removedService(final ServiceReference<Prospects> reference, final Prospects service) {
			final Source gone;
			synchronized (AllProspects.this) {
				gone = sources.remove(reference);
			}
			if (gone != null) {
				close(gone.registration);
			}
			bundles.ungetService(reference);
			changed.run();
		}
	}
}
