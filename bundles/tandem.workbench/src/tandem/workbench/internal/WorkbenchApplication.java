// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** The technician's workbench. */
public final class WorkbenchApplication implements IApplication {

	@Override
	public Object start(final IApplicationContext context) {
		Display.setAppName("tandem-workbench"); //$NON-NLS-1$
		final var display = PlatformUI.createDisplay();
		try {
			final var code = PlatformUI.createAndRunWorkbench(display, new SessionsAdvisor());
			return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
		} finally {
			display.dispose();
		}
	}

	@Override
	public void stop() {
		if (PlatformUI.isWorkbenchRunning()) {
			final var workbench = PlatformUI.getWorkbench();
			workbench.getDisplay().syncExec(workbench::close);
		}
	}
}
