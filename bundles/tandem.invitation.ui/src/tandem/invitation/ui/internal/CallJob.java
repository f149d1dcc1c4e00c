// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;

/** A call as it stands in the Progress view, with its Cancel. It occupies no thread. */
final class CallJob extends Job {

	private final Runnable cancel;

	private IProgressMonitor monitor;

	private String step;

	private boolean over;

	/**
	 * @param step what is being done
	 * @param cancel gives the call up; on any thread
	 */
	CallJob(final String name, final String step, final Runnable cancel) {
		super(name);
		this.step = step;
		this.cancel = cancel;
		addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(final IJobChangeEvent event) {
				neverBegan();
			}
		});
	}

	/** Cancelled before it ran, it would end without a word, and the call go on. */
	private void neverBegan() {
		synchronized (this) {
			if (over || monitor != null) {
				return;
			}
		}
		cancel.run();
	}

	@Override
	protected synchronized IStatus run(final IProgressMonitor shown) {
		if (over) {
			return Status.OK_STATUS;
		}
		monitor = shown;
		monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
		monitor.subTask(step);
		return ASYNC_FINISH;
	}

	@Override
	protected void canceling() {
		cancel.run();
	}

	/** Says what is being done now. */
	synchronized void step(final String now) {
		step = now;
		if (monitor != null) {
			monitor.subTask(now);
		}
	}

	/** The call is over, one way or another. */
	void finish() {
		final boolean began;
		synchronized (this) {
			if (over) {
				return;
			}
			over = true;
			began = monitor != null;
		}
		if (began) {
			done(Status.OK_STATUS);
		} else {
			cancel();
		}
	}
}
