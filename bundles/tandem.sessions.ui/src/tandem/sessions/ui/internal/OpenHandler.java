// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.util.stream.Stream;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;

import tandem.technician.TechnicianSession;

/** Brings what is chosen in the list to the front: a session's tab, an invitation. */
public final class OpenHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) {
		switch (HandlerUtil.getCurrentStructuredSelection(event).getFirstElement()) {
		case Entry.Live(final var session) -> show(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage(), session);
		case Entry.Possible(final var prospect) -> prospect.open().run();
		case null, default -> { /* nothing is chosen */ }
		}
		return null;
	}

	private static void show(final IWorkbenchPage page, final TechnicianSession session) {
		Stream.of(page.getEditorReferences()).map(reference -> reference.getEditor(false))
				.filter(editor -> editor != null && editor.getEditorInput().getAdapter(TechnicianSession.class) == session).findFirst().ifPresent(page::activate);
	}
}
