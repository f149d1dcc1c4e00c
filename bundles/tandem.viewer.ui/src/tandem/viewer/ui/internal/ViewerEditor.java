// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.ISaveablePart;
import org.eclipse.ui.ISaveablePart2;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.keys.IBindingService;

import tandem.sessions.ui.PlainEditor;
import tandem.technician.Phase;
import tandem.technician.Technician;
import tandem.technician.TechnicianSession;
import tandem.viewer.Viewers;

/** A session's tab. Closing it ends the session, and asks before: that is what "saving" stands for here. */
public final class ViewerEditor extends PlainEditor implements ISaveablePart2 {

	static final String ID = "tandem.viewer.ui.viewer"; //$NON-NLS-1$

	private TechnicianSession session;

	private AutoCloseable registration;

	private ViewerPane pane;

	@Override
	public void init(final IEditorSite site, final IEditorInput input) throws PartInitException {
		if (!(input instanceof final ViewerInput shown)) {
			throw new PartInitException("not a session"); //$NON-NLS-1$
		}
		setSite(site);
		setInput(input);
		session = shown.session();
		setPartName(session.label());
	}

	@Override
	public void createPartControl(final Composite parent) {
		final var site = getEditorSite();
		pane = new ViewerPane(parent, session, new ViewerPane.Surroundings(() -> site.getService(Viewers.class).of(session.id()),
				site.getService(ViewerTools.class), site.getService(IBindingService.class), site.getActionBars().getStatusLineManager()::setMessage,
				() -> site.getPage().closeEditor(this, false)));
		registration = site.getService(Technician.class).listen(new Technician.Listener() {
			@Override
			public void changed(final TechnicianSession changed) {
				if (changed == session && !parent.isDisposed()) {
					parent.getDisplay().asyncExec(ViewerEditor.this::refresh);
				}
			}
		});
		refresh();
	}

	private void refresh() {
		if (pane.content().isDisposed()) {
			return;
		}
		setPartName(session.label());
		setTitleToolTip(getEditorInput().getToolTipText());
		firePropertyChange(ISaveablePart.PROP_DIRTY);
		TabName.write(pane.home(), session.label());
		pane.refresh();
	}

	/** What can be done in it. */
	ViewerActions actions() {
		return pane;
	}

	/** All that the tab shows, wherever it is. */
	Composite content() {
		return pane.content();
	}

	/** Whether keys go to the sharer's computer. */
	boolean isCapturing() {
		return pane.isCapturing();
	}

	@Override
	public void setFocus() {
		pane.setFocus();
	}

	@Override
	public void dispose() {
		try {
			if (registration != null) {
				registration.close();
			}
		} catch (final Exception e) {
			throw new IllegalStateException(e);
		}
		if (pane != null) {
			pane.dispose();
		}
		if (session != null && session.phase() != Phase.ENDED) {
			session.leave();
		}
		super.dispose();
	}

	@Override
	public int promptToSaveOnClose() {
		final var answer = MessageDialog.open(MessageDialog.QUESTION, getSite().getShell(), Messages.closeTitle, NLS.bind(Messages.closeQuestion, LegacyActionTools.escapeMnemonics(session.label())),
				SWT.NONE, Messages.end, Messages.closeKeep);
		return answer == 0 ? NO : CANCEL;
	}

	@Override
	public boolean isDirty() {
		return session.phase() != Phase.ENDED;
	}
}
