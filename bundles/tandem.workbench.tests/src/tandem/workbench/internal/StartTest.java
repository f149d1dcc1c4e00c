// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import java.util.Optional;

import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

import tandem.testsupport.Await;

class StartTest {

	/** The perspective's id, once the window has one: tests may start before the window has its page. */
	private static Optional<String> perspective() {
		final var workbench = PlatformUI.getWorkbench();
		return workbench.getDisplay().syncCall(() -> Optional.ofNullable(workbench.getActiveWorkbenchWindow()).map(IWorkbenchWindow::getActivePage)
				.map(page -> page.getPerspective()).map(IPerspectiveDescriptor::getId));
	}

	@Test
	void opensWithTheSessionsPerspective() {
		Await.until("the perspective " + SessionsPerspective.ID, () -> perspective().filter(SessionsPerspective.ID::equals).isPresent());
	}
}
