// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import java.util.stream.Stream;

import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PartInitException;

/** Lets the start page stand where no other tab does: it comes when the last one goes, and goes when one comes. UI thread only. */
final class StartKeeper implements IPartListener2 {

	private final IWorkbenchPage page;

	StartKeeper(final IWorkbenchPage page) {
		this.page = page;
	}

	@Override
	public void partOpened(final IWorkbenchPartReference part) {
		if (isOther(part)) {
			later(() -> {
				if (others() > 0) {
					starts().forEach(start -> page.closeEditors(new IEditorReference[] { start }, false));
				}
			});
		}
	}

	@Override
	public void partClosed(final IWorkbenchPartReference part) {
		if (isOther(part)) {
			later(this::showIfAlone);
		}
	}

	/** Shows the start page if there is no tab. */
	void showIfAlone() {
		if (page.getEditorReferences().length == 0) {
			try {
				page.openEditor(new StartInput(), StartEditor.ID, false);
			} catch (final PartInitException e) {
				ILog.of(StartKeeper.class).log(e.getStatus());
			}
		}
	}

	private void later(final Runnable act) {
		final var workbench = page.getWorkbenchWindow().getWorkbench();
		workbench.getDisplay().asyncExec(() -> {
			if (!workbench.isClosing() && page.getWorkbenchWindow().getShell() != null && !page.getWorkbenchWindow().getShell().isDisposed()) {
				act.run();
			}
		});
	}

	private static boolean isOther(final IWorkbenchPartReference part) {
		return part instanceof IEditorReference && !part.getId().equals(StartEditor.ID);
	}

	private Stream<IEditorReference> starts() {
		return Stream.of(page.getEditorReferences()).filter(reference -> reference.getId().equals(StartEditor.ID));
	}

	private long others() {
		return Stream.of(page.getEditorReferences()).filter(StartKeeper::isOther).count();
	}
}
