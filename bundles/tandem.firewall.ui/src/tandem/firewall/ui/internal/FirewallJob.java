// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Long work with an entry in the progress view. To cancel it is to interrupt it. */
final class FirewallJob extends Job {

	/** Family of all such jobs. */
	static final Object FAMILY = FirewallJob.class;

	/** Something that blocks. */
	@FunctionalInterface
	interface Work {

		/** @throws InterruptedException where it was cancelled */
		void run() throws InterruptedException;
	}

	private final Work work;

	FirewallJob(final String name, final Work work) {
		super(name);
		this.work = work;
	}

	@Override
	protected IStatus run(final IProgressMonitor monitor) {
		monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
		try {
			if (!monitor.isCanceled()) {
				work.run();
			}
			return Status.OK_STATUS;
		} catch (final InterruptedException e) {
			return Status.CANCEL_STATUS;
		} finally {
			// The thread serves other jobs after this one.
			Thread.interrupted();
			monitor.done();
		}
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
