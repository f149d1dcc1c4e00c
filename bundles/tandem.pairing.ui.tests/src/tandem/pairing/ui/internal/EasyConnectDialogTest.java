// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import tandem.pairing.EasyCalls;
import tandem.pairing.EasyCalls.Failure;
import tandem.pairing.EasyCalls.Step;
import tandem.pairing.PairingCode;
import tandem.testsupport.Await;
import tandem.testsupport.ui.Page;

/** The dialog in the real workbench, with calls that the test makes up. */
class EasyConnectDialogTest {

	private final PairingCode password = PairingCode.generate("K7M4", 12, new SecureRandom());
	private final FakeEasyCalls calls = new FakeEasyCalls();
	private final Display display = PlatformUI.getWorkbench().getDisplay();
	private ServiceRegistration<EasyCalls> registration;
	private Page dialog;

	@BeforeEach
	void open() {
		registration = FrameworkUtil.getBundle(EasyConnectDialogTest.class).getBundleContext().registerService(EasyCalls.class, calls,
				new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 1000)));
		Await.until("the workbench's window", () -> Page.on(display, () -> window() != null && window().getActivePage() != null));
		Await.until("the fake", () -> Page.on(display, () -> window().getService(EasyCalls.class) == calls));
		final var failed = new AtomicReference<Exception>();
		display.syncExec(() -> {
			try {
				window().getService(IHandlerService.class).executeCommand("tandem.pairing.ui.easy", null);
			} catch (final Exception e) {
				failed.set(e);
			}
		});
		assertEquals(null, failed.get());
		dialog = Page.on(display, () -> new Opened(shell().orElseThrow()));
	}

	@AfterEach
	void close() {
		display.syncExec(() -> shell().ifPresent(Shell::close));
		registration.unregister();
	}

	private Optional<Shell> shell() {
		return Arrays.stream(display.getShells()).filter(shell -> !shell.isDisposed() && shell.getText().equals(Messages.easyHeading)).findFirst();
	}

	private static IWorkbenchWindow window() {
		final var workbench = PlatformUI.getWorkbench();
		return workbench.getWorkbenchWindowCount() == 0 ? null : workbench.getWorkbenchWindows()[0];
	}

	private static final class Opened extends Page {

		Opened(final Shell shell) {
			super(shell);
		}
	}

	@Test
	void takesThePasswordSaysWhatFailedAndGoesAwayWhenTheSessionIsThere() {
		dialog.type("Password:", password.symbols().toLowerCase());
		dialog.press("Connect");
		Await.until("the call", () -> calls.made.size() == 1);
		assertEquals(password, calls.last().password);
		dialog.awaitText(Messages.easySearching);
		calls.last().fail(new Failure.Refused());
		dialog.awaitText(Messages.easyRefused);
		assertTrue(Page.on(display, () -> shell().isPresent()), "what was typed is not lost");
		dialog.press("Connect");
		Await.until("the second call", () -> calls.made.size() == 2);
		calls.last().at(Step.CONNECTED);
		Await.until("the dialog is gone", () -> Page.on(display, () -> shell().isEmpty()));
	}

	@Test
	void cancelGivesUpFirstAndClosesThen() {
		dialog.type("Password:", password.symbols());
		dialog.press("Connect");
		Await.until("the call", () -> calls.made.size() == 1);
		dialog.press("Cancel");
		Await.until("given up", () -> calls.last().step() == Step.CANCELLED);
		assertTrue(Page.on(display, () -> shell().isPresent()));
		dialog.press("Cancel");
		Await.until("the dialog is gone", () -> Page.on(display, () -> shell().isEmpty()));
	}
}
