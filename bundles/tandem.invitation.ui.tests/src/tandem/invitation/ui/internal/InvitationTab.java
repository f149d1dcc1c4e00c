// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import tandem.technician.Technician;
import tandem.testsupport.Await;
import tandem.testsupport.technician.FakeTechnician;
import tandem.testsupport.ui.Page;

/** The real workbench with an invitation open in it, as its reader sees it; calls go to a fake. Used off the UI thread. */
final class InvitationTab extends Page implements AutoCloseable {

	final FakeTechnician technician = new FakeTechnician();

	private final Display display = PlatformUI.getWorkbench().getDisplay();

	private final ServiceRegistration<Technician> registration;

	InvitationTab() {
		super(shell());
		registration = FrameworkUtil.getBundle(InvitationTab.class).getBundleContext().registerService(Technician.class, technician,
				new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 1000)));
		Await.until("the fake", () -> ask(() -> window().getService(Technician.class) == technician));
	}

	private static org.eclipse.swt.widgets.Shell shell() {
		final var display = PlatformUI.getWorkbench().getDisplay();
		Await.until("the workbench's window", () -> on(display, () -> window() != null && window().getActivePage() != null));
		return on(display, () -> window().getShell());
	}

	static IWorkbenchWindow window() {
		final var workbench = PlatformUI.getWorkbench();
		return workbench.getWorkbenchWindowCount() == 0 ? null : workbench.getWorkbenchWindows()[0];
	}

	<T> T ask(final Supplier<T> question) {
		return on(display, question);
	}

	void open(final Path file) {
		ask(() -> {
			new OpenInvitation().run(window(), file);
			return null;
		});
	}

	/** Waits until the tab is gone. */
	void awaitGone() {
		Await.until("the tab is closed", () -> ask(() -> editors().findAny().isEmpty()));
	}

	Stream<IEditorReference> editors() {
		return Stream.of(window().getActivePage().getEditorReferences()).filter(reference -> reference.getId().startsWith("tandem.invitation.ui."));
	}

	Display display() {
		return display;
	}

	void copy(final String text) {
		ask(() -> {
			final var clipboard = new Clipboard(display);
			clipboard.setContents(new Object[] { text }, new org.eclipse.swt.dnd.Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
			return text;
		});
	}

	/** Runs a command; returns at once. */
	void command(final String id) {
		display.asyncExec(() -> {
			try {
				window().getService(org.eclipse.ui.handlers.IHandlerService.class).executeCommand(id, null);
			} catch (final org.eclipse.core.commands.common.CommandException e) {
				throw new AssertionError(e);
			}
		});
	}

	String clipboard() {
		return ask(() -> {
			final var clipboard = new Clipboard(display);
			try {
				return (String) clipboard.getContents(TextTransfer.getInstance());
			} finally {
				clipboard.dispose();
			}
		});
	}

	@Override
	public void close() {
		ask(() -> {
			editors().forEach(reference -> window().getActivePage().closeEditor(reference.getEditor(false), false));
			return null;
		});
		registration.unregister();
	}
}
