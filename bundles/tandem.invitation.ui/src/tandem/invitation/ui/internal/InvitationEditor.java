// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;

import tandem.invitation.InvitationFile;
import tandem.invitation.SealedInvitation;
import tandem.technician.Technician;

/** An invitation's tab: from its file to the session, which then has a tab of its own. */
public final class InvitationEditor extends EditorPart {

	/** Of the editor in plugin.xml. */
	public static final String ID = "tandem.invitation.ui.invitation"; //$NON-NLS-1$

	private InvitationModel model;

	private InvitationPage page;

	private CallJob job;

	@Override
	public void init(final IEditorSite site, final IEditorInput input) throws PartInitException {
		if (!(input instanceof InvitationInput)) {
			throw new PartInitException("not an invitation"); //$NON-NLS-1$
		}
		setSite(site);
		setInput(input);
		setPartName(Messages.title);
		setTitleToolTip(input.getToolTipText());
	}

	@Override
	public void createPartControl(final Composite parent) {
		final var display = parent.getDisplay();
		model = new InvitationModel(new InvitationFile(), getSite().getService(Technician.class), task -> Thread.ofVirtual().start(task), () -> {
			if (!display.isDisposed()) {
				display.asyncExec(this::refresh);
			}
		});
		page = new InvitationPage(parent, model);
		job = new CallJob(model);
		model.read(((InvitationInput) getEditorInput()).file());
		refresh();
	}

	private void refresh() {
		if (page.isDisposed()) {
			return;
		}
		setPartName(model.sealed().map(SealedInvitation::from).filter(from -> !from.isEmpty()).orElse(Messages.title));
		page.refresh();
		if (model.step().stage() == InvitationModel.Stage.CALLING) {
			job.follow(NLS.bind(Messages.progress, getPartName()));
		} else {
			job.done();
		}
		if (model.isInSession()) {
			getSite().getPage().closeEditor(this, false);
		}
	}

	/** The call as it stands in the Progress view, with its Cancel. */
	private static final class CallJob {

		private static final int POLL_MILLIS = 100;

		private final InvitationModel model;

		private volatile boolean running;

		CallJob(final InvitationModel model) {
			this.model = model;
		}

		void follow(final String name) {
			if (running) {
				return;
			}
			running = true;
			final ICoreRunnable work = monitor -> run(name, monitor);
			Job.create(name, work).schedule();
		}

		private void run(final String name, final IProgressMonitor monitor) {
			monitor.beginTask(name, IProgressMonitor.UNKNOWN);
			while (running) {
				if (monitor.isCanceled()) {
					model.cancel();
					return;
				}
				waitABit();
			}
		}

		private synchronized void waitABit() {
			try {
				wait(POLL_MILLIS);
			} catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				running = false;
			}
		}

		synchronized void done() {
			running = false;
			notifyAll();
		}
	}

	@Override
	public void setFocus() {
		page.setFocus();
	}

	@Override
	public void dispose() {
		if (model != null) {
			job.done();
			model.close();
		}
		super.dispose();
	}

	@Override
	public boolean isDirty() {
		return false;
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	public void doSave(final IProgressMonitor monitor) {
		// There is nothing to save.
	}

	@Override
	public void doSaveAs() {
		// There is nothing to save.
	}
}
