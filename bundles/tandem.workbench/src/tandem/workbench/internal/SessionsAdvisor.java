// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** Opens the workbench with the sessions perspective, and what it was started with. */
final class SessionsAdvisor extends WorkbenchAdvisor {

	private final HandOver handOver;

	private final List<Path> files;

	SessionsAdvisor(final HandOver handOver, final List<Path> files) {
		this.handOver = handOver;
		this.files = files;
	}

	@Override
	public void initialize(final IWorkbenchConfigurer configurer) {
		configurer.setSaveAndRestore(true);
	}

	@Override
	public String getInitialWindowPerspectiveId() {
		return SessionsPerspective.ID;
	}

	@Override
	public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(final IWorkbenchWindowConfigurer configurer) {
		return new SessionsWindowAdvisor(configurer, handOver);
	}

	@Override
	public void postStartup() {
		handOver.here(files);
	}
}
