// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** The main window: title, tool bar, status line, and invitations that are dropped on it. */
final class SessionsWindowAdvisor extends WorkbenchWindowAdvisor {

	private static final Point SIZE = new Point(1280, 800);

	private final HandOver handOver;

	SessionsWindowAdvisor(final IWorkbenchWindowConfigurer configurer, final HandOver handOver) {
		super(configurer);
		this.handOver = handOver;
	}

	@Override
	public void preWindowOpen() {
		final var configurer = getWindowConfigurer();
		configurer.setInitialSize(SIZE);
		configurer.setTitle(Messages.title);
		configurer.setShowCoolBar(true);
		configurer.setShowStatusLine(true);
		configurer.setShowPerspectiveBar(true);
		configurer.setShowProgressIndicator(true);
		configurer.addEditorAreaTransfer(FileTransfer.getInstance());
		configurer.configureEditorAreaDropListener(new InvitationDrop(handOver::here));
	}

	@Override
	public void postWindowOpen() {
		final var target = new DropTarget(getWindowConfigurer().getWindow().getShell(), DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_DEFAULT);
		target.setTransfer(new Transfer[] { FileTransfer.getInstance() });
		target.addDropListener(new InvitationDrop(handOver::here));
		final var page = getWindowConfigurer().getWindow().getActivePage();
		final var keeper = new StartKeeper(page);
		page.addPartListener(keeper);
		keeper.showIfAlone();
	}
}
