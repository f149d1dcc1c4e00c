// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

import com.google.gson.JsonObject;

import tandem.local.AlreadyRunningException;
import tandem.local.LocalClient;
import tandem.local.LocalServer;
import tandem.local.Verb;

/**
 * One endpoint a user: a second start shows the windows of the first, with the link that it was given, and ends. All that can be asked for
 * is to show: a link fills the code field and goes nowhere.
 */
final class OneInstance {

	private static final String PRODUCT = "endpoint"; //$NON-NLS-1$

	private static final String SHOW = "show"; //$NON-NLS-1$

	private static final String LINK = "link"; //$NON-NLS-1$

	private static final String BACKGROUND = "background"; //$NON-NLS-1$

	private static final int TRIES = 30;

	private static final Duration AGAIN = Duration.ofMillis(100);

	private final BundleContext bundles;

	OneInstance(final BundleContext bundles) {
		this.bundles = bundles;
	}

	/**
	 * Becomes the one that runs.
	 *
	 * @param start how this one was started
	 * @param shown told when another start asks for the windows, with its link or an empty text; any thread
	 * @return ends it; empty where another one runs, which then shows itself
	 */
	Optional<Runnable> begin(final Start start, final Consumer<String> shown) {
		return begin(Optional.of(start), new Show(shown, false));
	}

	/**
	 * Becomes the one that runs until another one is started that has a screen.
	 *
	 * @param makeWay told then; any thread
	 * @return ends it; empty where another one runs
	 */
	Optional<Runnable> beginWithoutWindows(final Runnable makeWay) {
		return begin(Optional.empty(), new Show(text -> {
			makeWay.run();
			throw new IllegalArgumentException("there is no screen here: try again"); //$NON-NLS-1$
		}, true));
	}

	/** @param start empty for one without windows, which asks nobody to show any */
	private Optional<Runnable> begin(final Optional<Start> start, final Show show) {
		final ServiceReference<LocalServer> reference = bundles.getServiceReference(LocalServer.class);
		if (reference == null) {
			return Optional.of(() -> { });
		}
		final var verb = bundles.registerService(Verb.class, show, null);
		final var server = bundles.getService(reference);
		for (var tried = 0; tried < TRIES; tried++) {
			try {
				final var serving = server.serve(PRODUCT);
				return Optional.of(() -> {
					serving.close();
					verb.unregister();
					bundles.ungetService(reference);
				});
			} catch (final AlreadyRunningException e) {
				if (start.isEmpty() || handed(start.get())) {
					verb.unregister();
					bundles.ungetService(reference);
					return Optional.empty();
				}
				// It is just coming up, or on its way out.
				LockSupport.parkNanos(AGAIN.toNanos());
			} catch (final IOException e) {
				ILog.of(OneInstance.class).warn("A later start will not find this one: " + e.getMessage(), e); //$NON-NLS-1$
				break;
			}
		}
		// Two windows are better than none.
		verb.unregister();
		return Optional.of(() -> bundles.ungetService(reference));
	}

	/** Whether the one that runs took it. */
	private boolean handed(final Start start) {
		final ServiceReference<LocalClient> reference = bundles.getServiceReference(LocalClient.class);
		if (reference == null) {
			return false;
		}
		final var argument = new JsonObject();
		argument.addProperty(LINK, start.link());
		argument.addProperty(BACKGROUND, start.background());
		try {
			return bundles.getService(reference).ask(PRODUCT, SHOW, argument).isPresent();
		} catch (final IOException e) {
			ILog.of(OneInstance.class).warn("The endpoint that runs already does not answer: " + e.getMessage(), e); //$NON-NLS-1$
			return false;
		} finally {
			bundles.ungetService(reference);
		}
	}

	/** {@code show {"link": TEXT, "background": false}}. */
	static final class Show implements Verb {

		private static final int LONGEST = 1_000;

		private final Consumer<String> shown;

		private final boolean always;

		/** @param always whether also a start in the background is told */
		Show(final Consumer<String> shown, final boolean always) {
			this.shown = shown;
			this.always = always;
		}

		@Override
		public String product() {
			return PRODUCT;
		}

		@Override
		public String name() {
			return SHOW;
		}

		@Override
		public JsonObject handle(final JsonObject arguments) {
			final var link = arguments.get(LINK);
			final var text = link != null && link.isJsonPrimitive() ? link.getAsString() : ""; //$NON-NLS-1$
			if (text.length() > LONGEST) {
				throw new IllegalArgumentException("too long for a link"); //$NON-NLS-1$
			}
			final var quiet = arguments.get(BACKGROUND);
			if (always || quiet == null || !quiet.isJsonPrimitive() || !quiet.getAsBoolean()) {
				shown.accept(text);
			}
			return new JsonObject();
		}
	}
}
