// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

import tandem.testsupport.NoErrorLogged;

@ExtendWith(NoErrorLogged.class)
class StartPageTest {

	private final WorkbenchWindow window = WorkbenchWindow.fresh();

	@TempDir
	private Path folder;

	private void open() throws IOException {
		final var file = Files.writeString(folder.resolve("a.tandem-invitation"), "hello");
		new HandOver(FrameworkUtil.getBundle(StartPageTest.class).getBundleContext()).here(List.of(file));
		window.awaitTabs(WorkbenchWindow.INVITATION);
	}

	@Test
	void offersWaysToBeginWithTheirKeys() {
		window.awaitText("Open an invitation\u2026    Ctrl+O");
		window.awaitText("You can also drop the file on this window");
	}

	@Test
	void eachWayToBeginIsACommandThatIsThere() {
		final var commands = PlatformUI.getWorkbench().getService(ICommandService.class);
		final var beginnings = Beginning.all(Platform.getExtensionRegistry());
		assertTrue(beginnings.stream().anyMatch(beginning -> beginning.command().equals("tandem.invitation.ui.open")), beginnings::toString);
		assertEquals(List.of(), window.ask(() -> beginnings.stream().filter(beginning -> !commands.getCommand(beginning.command()).isHandled()
				|| beginning.title() == null || beginning.description() == null || beginning.rank() == Integer.MAX_VALUE).toList()));
	}

	@Test
	void goesWhenATabOpensAndComesBackWhenTheLastOneCloses() throws IOException {
		open();
		window.awaitText("no Tandem invitation");
		window.closeTabs();
		window.awaitTabs(StartEditor.ID);
		window.awaitText("Help somebody");
	}

	@Test
	void isShownOnDemandBesideOthers() throws IOException {
		open();
		window.command("tandem.workbench.showStart");
		window.awaitTabs(WorkbenchWindow.INVITATION, StartEditor.ID);
	}

	@Test
	void saysInOneLineWhatTheFirewallOfThisComputerLetsIn() {
		window.awaitText("Look closer");
		assertTrue(window.written().stream().anyMatch(line -> line.contains("rules let help in") || line.contains("keeps help from") || line.contains("can\u2019t be told")),
				() -> window.written().toString());
	}
}
