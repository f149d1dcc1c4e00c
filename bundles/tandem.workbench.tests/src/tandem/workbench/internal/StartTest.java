// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

class StartTest {

	@Test
	void opensWithTheSessionsPerspective() {
		final var workbench = PlatformUI.getWorkbench();
		final var perspective = new String[1];
		workbench.getDisplay().syncExec(() -> perspective[0] = workbench.getActiveWorkbenchWindow().getActivePage().getPerspective().getId());
		assertEquals(SessionsPerspective.ID, perspective[0]);
	}
}
