// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.ProgressMonitorWrapper;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;

import tandem.viewer.Viewer;

/** Types the clipboard's text at the sharer's, as a job that the Progress view shows and can cancel. UI thread only. */
final class ClipboardTyping {

	private static final int PERCENT = 100;

	private final Display display;

	private final Typist typist;

	private final Runnable changed;

	private Job job;

	private volatile int percent;

	/**
	 * @param granted whether control is granted now; asked on any thread
	 * @param changed told on the UI thread when it begins, goes on or ends
	 */
	ClipboardTyping(final Display display, final Viewer viewer, final BooleanSupplier granted, final Runnable changed) {
		this.display = display;
		this.changed = changed;
		typist = new Typist(viewer, granted);
	}

	/** How much is typed in per cent, while something is. */
	OptionalInt percent() {
		return job == null ? OptionalInt.empty() : OptionalInt.of(percent);
	}

	/** Begins, unless it is under way; false where the clipboard holds no text. */
	boolean start(final String who) {
		if (job == null) {
			final var text = text();
			if (text.isEmpty()) {
				return false;
			}
			percent = 0;
			final IJobFunction typing = monitor -> run(text, monitor);
			job = Job.create(NLS.bind(Messages.typingJob, who), typing);
			job.schedule();
			changed.run();
		}
		return true;
	}

	/** Stops after the piece that is being typed. */
	void stop() {
		if (job != null) {
			job.cancel();
		}
	}

	private String text() {
		final var clipboard = new Clipboard(display);
		try {
			return clipboard.getContents(TextTransfer.getInstance()) instanceof final String text ? Typist.normal(text) : ""; //$NON-NLS-1$
		} finally {
			clipboard.dispose();
		}
	}

	private IStatus run(final String text, final IProgressMonitor monitor) {
		monitor.beginTask("", text.length()); //$NON-NLS-1$
		try {
			return typist.type(text, new Telling(monitor, text.length())) ? Status.OK_STATUS : Status.CANCEL_STATUS;
		} finally {
			monitor.done();
			tell(() -> {
				job = null;
				changed.run();
			});
		}
	}

	private void tell(final Runnable news) {
		if (!display.isDisposed()) {
			display.asyncExec(news);
		}
	}

	/** Tells the bar too. */
	private final class Telling extends ProgressMonitorWrapper {

		private final int total;

		private int done;

		Telling(final IProgressMonitor monitor, final int total) {
			super(monitor);
			this.total = total;
		}

		@Override
		public void worked(final int work) {
			super.worked(work);
			done += work;
			final var now = (int) ((long) done * PERCENT / total);
			if (now != percent) {
				percent = now;
				tell(changed);
			}
		}
	}
}
