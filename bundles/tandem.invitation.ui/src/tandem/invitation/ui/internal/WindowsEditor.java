// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

import tandem.invitation.windows.FreeRdp;
import tandem.invitation.windows.WindowsInvitation;
import tandem.sessions.ui.FileInput;
import tandem.sessions.ui.PlainEditor;

/** The tab of an invitation of Windows Remote Assistance. */
public final class WindowsEditor extends PlainEditor {

	/** Of the editor in plugin.xml. */
	public static final String ID = "tandem.invitation.ui.windows"; //$NON-NLS-1$

	private WindowsModel model;

	private WindowsPage page;

	@Override
	public void init(final IEditorSite site, final IEditorInput input) throws PartInitException {
		if (!(input instanceof FileInput)) {
			throw new PartInitException("not an invitation of Windows"); //$NON-NLS-1$
		}
		setSite(site);
		setInput(input);
		setPartName(Messages.windowsTitle);
		setTitleToolTip(input.getToolTipText());
	}

	@Override
	public void createPartControl(final Composite parent) {
		final var display = parent.getDisplay();
		model = new WindowsModel(((FileInput) getEditorInput()).file(), getSite().getService(RecentInvitations.class), finder(), task -> Thread.ofVirtual().start(task),
				() -> {
					if (!display.isDisposed()) {
						display.asyncExec(this::refresh);
					}
				});
		page = new WindowsPage(parent, model, this::run);
		refresh();
		model.read();
	}

	/** A service {@link FreeRdpFinder}, where somebody registered one; else the PATH. */
	private static Supplier<Optional<FreeRdp>> finder() {
		final var tracker = new ServiceTracker<FreeRdpFinder, FreeRdpFinder>(FrameworkUtil.getBundle(WindowsEditor.class).getBundleContext(), FreeRdpFinder.class, null);
		tracker.open();
		final var service = tracker.getService();
		tracker.close();
		return service == null ? FreeRdp::find : service::find;
	}

	private void run(final String command) {
		try {
			getSite().getService(IHandlerService.class).executeCommand(command, null);
		} catch (final CommandException e) {
			ILog.of(WindowsEditor.class).warn(command, e);
		}
	}

	private void refresh() {
		if (page.isDisposed()) {
			return;
		}
		setPartName(model.sealed().map(WindowsInvitation::user).filter(Predicate.not(String::isEmpty)).orElse(Messages.windowsTitle));
		page.refresh();
	}

	@Override
	public void setFocus() {
		page.setFocus();
	}

	@Override
	public void dispose() {
		if (model != null) {
			model.close();
		}
		super.dispose();
	}
}
