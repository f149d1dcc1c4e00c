// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import java.io.File;
import java.io.IOException;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.program.Program;
import org.eclipse.ui.handlers.HandlerUtil;
import org.osgi.framework.FrameworkUtil;

/** Shows the manual in the person's browser: a file, so that nothing has to listen for it. */
public final class ManualHandler extends AbstractHandler {

	private static final String PAGE = "help/manual.html"; //$NON-NLS-1$

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final var page = page();
		if (!Program.launch(page.toURI().toString())) {
			MessageDialog.openInformation(HandlerUtil.getActiveShellChecked(event), Messages.manualTitle, NLS.bind(Messages.manualNoBrowser, page));
		}
		return null;
	}

	/** The page, out of the bundle. */
	static File page() throws ExecutionException {
		try {
			return new File(FileLocator.toFileURL(FrameworkUtil.getBundle(ManualHandler.class).getEntry(PAGE)).getPath());
		} catch (final IOException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
	}
}
