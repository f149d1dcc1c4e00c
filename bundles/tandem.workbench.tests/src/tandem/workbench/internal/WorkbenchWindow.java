// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

import tandem.testsupport.Await;
import tandem.testsupport.ui.Page;

/** The workbench's window as its reader sees it. Used off the UI thread. */
final class WorkbenchWindow extends Page {

	static final String INVITATION = "tandem.invitation.ui.invitation";

	private final Display display = PlatformUI.getWorkbench().getDisplay();

	private WorkbenchWindow(final Shell shell) {
		super(shell);
	}

	/** The window with no tab open but the start page. */
	static WorkbenchWindow fresh() {
		final var display = PlatformUI.getWorkbench().getDisplay();
		Await.until("the window", () -> on(display, () -> window() != null && window().getActivePage() != null));
		final var window = new WorkbenchWindow(on(display, () -> window().getShell()));
		window.ask(() -> page().closeAllEditors(false));
		window.command("tandem.workbench.showStart");
		window.awaitTabs(StartEditor.ID);
		return window;
	}

	static IWorkbenchWindow window() {
		final var workbench = PlatformUI.getWorkbench();
		return workbench.getWorkbenchWindowCount() == 0 ? null : workbench.getWorkbenchWindows()[0];
	}

	static IWorkbenchPage page() {
		return window().getActivePage();
	}

	<T> T ask(final Supplier<T> question) {
		return on(display, question);
	}

	/** Ids of the open tabs. */
	List<String> tabs() {
		return ask(() -> Stream.of(page().getEditorReferences()).map(reference -> reference.getId()).toList());
	}

	void awaitTabs(final String... ids) {
		Await.until(List.of(ids).toString(), () -> tabs().equals(List.of(ids)));
	}

	void closeTabs() {
		ask(() -> page().closeAllEditors(false));
	}

	/** Runs a command, with its parameters in parentheses, as its key, menu entry and Quick Access do; returns at once. */
	void command(final String command) {
		display.asyncExec(() -> {
			try {
				window().getService(IHandlerService.class).executeCommand(window().getService(ICommandService.class).deserialize(command), null);
			} catch (final CommandException e) {
				throw new AssertionError(command, e);
			}
		});
	}

	/** Brings the window to the front, for real keys. */
	void front() {
		ask(() -> {
			window().getShell().setMaximized(true);
			window().getShell().forceActive();
			return null;
		});
		Await.until("the window in front", () -> ask(() -> display.getActiveShell() == window().getShell()));
	}

	/** Acts with real mouse and keys. */
	static void xdotool(final String... words) {
		final var said = shell(Stream.concat(Stream.of("xdotool"), Stream.of(words)).toArray(String[]::new));
		if (!said.isBlank()) {
			throw new AssertionError(List.of(words) + ": " + said);
		}
	}

	/** Runs a program to its end, or for twenty seconds, and returns what it printed. */
	static String shell(final String... command) {
		try {
			final var limited = Stream.concat(Stream.of("timeout", "20"), Stream.of(command)).toList();
			final var process = new ProcessBuilder(limited).redirectErrorStream(true).start();
			process.getOutputStream().close();
			final var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			process.waitFor();
			return said;
		} catch (final IOException | InterruptedException e) {
			throw new AssertionError(e);
		}
	}
}
