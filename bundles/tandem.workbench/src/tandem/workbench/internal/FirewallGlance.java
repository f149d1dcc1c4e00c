// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

import tandem.firewall.Access;
import tandem.firewall.check.Diagnosis;
import tandem.firewall.check.Request;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.check.Topic;
import tandem.settings.Setting;
import tandem.settings.Settings;

/**
 * Looks once, without an administrator's rights and without calling anybody, at what this computer's own firewall says of a helper who connects. In the
 * background, after the window is there.
 */
final class FirewallGlance extends Job {

	/** Family of all such jobs. */
	static final Object FAMILY = FirewallGlance.class;

	/**
	 * What was seen.
	 *
	 * @param state the worst of all that decides
	 * @param why the line of the result that decides; empty where none says why
	 */
	record Seen(State state, String why) {
	}

	private final BundleContext bundles;

	private final Consumer<Seen> tell;

	/** @param tell told on a thread of its own, at most once for each time this is scheduled */
	FirewallGlance(final BundleContext bundles, final Consumer<Seen> tell) {
		super(Messages.firewallJob);
		this.bundles = bundles;
		this.tell = tell;
		setSystem(true);
		setPriority(Job.DECORATE);
	}

	@Override
	protected IStatus run(final IProgressMonitor monitor) {
		final var diagnosis = Optional.ofNullable(bundles.getServiceReference(Diagnosis.class));
		final var settings = Optional.ofNullable(bundles.getServiceReference(Settings.class));
		try {
			if (diagnosis.isPresent() && settings.isPresent()) {
				look(diagnosis.get(), settings.get()).ifPresent(tell);
			}
			return Status.OK_STATUS;
		} catch (final InterruptedException e) {
			return Status.CANCEL_STATUS;
		} finally {
			Thread.interrupted();
			diagnosis.ifPresent(bundles::ungetService);
			settings.ifPresent(bundles::ungetService);
		}
	}

	private Optional<Seen> look(final ServiceReference<Diagnosis> diagnosis, final ServiceReference<Settings> settings) throws InterruptedException {
		final var look = bundles.getService(diagnosis);
		final var set = bundles.getService(settings);
		if (look == null || set == null) {
			return Optional.empty();
		}
		final var results = new ArrayList<Result>();
		final var worst = look.run(new Request(set.get(Setting.PORT), Optional.empty(), Optional.empty(), Access.AS_IS), results::add);
		return Optional.of(new Seen(worst, results.stream().filter(result -> result.state() == worst && result.topic() != Topic.DISCOVERY).map(Result::title).findFirst().orElse(""))); //$NON-NLS-1$
	}

	@Override
	protected void canceling() {
		final var thread = getThread();
		if (thread != null) {
			thread.interrupt();
		}
	}

	@Override
	public boolean belongsTo(final Object family) {
		return family == FAMILY;
	}
}
