// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;

import tandem.invitation.InvitationFile;
import tandem.invitation.SealedInvitation;
import tandem.sessions.ui.FileInput;
import tandem.sessions.ui.PlainEditor;
import tandem.technician.Technician;
import tandem.technician.TechnicianSession;

/** An invitation's tab: from its file to the session, which then has a tab of its own; it goes when the screen is seen. */
public final class InvitationEditor extends PlainEditor {

	/** Of the editor in plugin.xml. */
	public static final String ID = "tandem.invitation.ui.invitation"; //$NON-NLS-1$

	private InvitationModel model;

	private InvitationPage page;

	private CallJob job;

	@Override
	public void init(final IEditorSite site, final IEditorInput input) throws PartInitException {
		if (!(input instanceof FileInput)) {
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
		model = new InvitationModel(((FileInput) getEditorInput()).file(), new InvitationFile(), getSite().getService(Technician.class),
				getSite().getService(RecentInvitations.class), task -> Thread.ofVirtual().start(task), () -> {
					if (!display.isDisposed()) {
						display.asyncExec(this::refresh);
					}
				});
		page = new InvitationPage(parent, model, this::openAnother);
		refresh();
		model.read();
	}

	private void openAnother() {
		try {
			getSite().getService(IHandlerService.class).executeCommand("tandem.invitation.ui.open", null); //$NON-NLS-1$
		} catch (final CommandException e) {
			ILog.of(InvitationEditor.class).warn("no other invitation can be opened", e); //$NON-NLS-1$
		}
	}

	private void refresh() {
		if (page.isDisposed()) {
			return;
		}
		setPartName(model.sealed().map(SealedInvitation::from).filter(from -> !from.isEmpty()).orElse(Messages.title));
		page.refresh();
		final var step = model.step();
		switch (step.stage()) {
		case CALLING, WAITING -> progress(step.message());
		case OPEN -> {
			progressOver();
			step.failure().flatMap(failure -> model.current()).ifPresent(this::takeOver);
		}
		case IN_SESSION -> getSite().getPage().closeEditor(this, false);
		case UNUSABLE, SEALED, OPENING -> progressOver();
		}
	}

	private void progress(final String step) {
		if (job == null) {
			job = new CallJob(NLS.bind(Messages.progress, getPartName()), step, model::cancel);
			job.schedule();
		} else {
			job.step(step);
		}
	}

	private void progressOver() {
		if (job != null) {
			job.finish();
			job = null;
		}
	}

	/** The call ended before anything was seen: what to do now stands here, not in a tab of its own. */
	private void takeOver(final TechnicianSession call) {
		final var tabs = getSite().getPage();
		for (final var reference : tabs.getEditorReferences()) {
			final var tab = reference.getEditor(false);
			if (tab != null && tab != this && tab.getEditorInput().getAdapter(TechnicianSession.class) == call) {
				final var wasInFront = tabs.getActiveEditor() == tab;
				tabs.closeEditor(tab, false);
				if (wasInFront) {
					tabs.activate(this);
				}
			}
		}
	}

	@Override
	public void setFocus() {
		page.setFocus();
	}

	@Override
	public void dispose() {
		if (model != null) {
			progressOver();
			model.close();
		}
		super.dispose();
	}
}
