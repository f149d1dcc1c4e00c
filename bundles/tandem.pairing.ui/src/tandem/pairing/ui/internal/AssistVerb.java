// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;
import org.osgi.service.component.annotations.Component;

import com.google.gson.JsonObject;

import tandem.local.Verb;

/** {@code assist-by-code {}}: opens a tab with a new one-time code. The code is seen there, and not told to who asked. */
@Component
public final class AssistVerb implements Verb {

	@Override
	public String product() {
		return "workbench"; //$NON-NLS-1$
	}

	@Override
	public String name() {
		return "assist-by-code"; //$NON-NLS-1$
	}

	@Override
	public JsonObject handle(final JsonObject arguments) {
		if (!PlatformUI.isWorkbenchRunning() || PlatformUI.getWorkbench().getWorkbenchWindowCount() == 0) {
			throw new IllegalArgumentException("The workbench is just starting or ending."); //$NON-NLS-1$
		}
		final var workbench = PlatformUI.getWorkbench();
		workbench.getDisplay().asyncExec(() -> open(workbench.getWorkbenchWindows()[0]));
		return new JsonObject();
	}

	private static void open(final IWorkbenchWindow window) {
		try {
			window.getActivePage().openEditor(new CodeInput(new Object()), CodeEditor.ID);
			window.getShell().forceActive();
		} catch (final PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		}
	}
}
