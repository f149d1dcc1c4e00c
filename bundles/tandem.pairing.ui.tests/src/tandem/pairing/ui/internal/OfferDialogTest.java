// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.osgi.util.NLS;
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

import tandem.channel.ConnectFailedException.Why;
import tandem.discovery.Neighbour;
import tandem.identity.Contact;
import tandem.pairing.EasyCalls;
import tandem.pairing.EasyCalls.Failure;
import tandem.pairing.EasyCalls.Step;
import tandem.pairing.OfferCalls;
import tandem.pairing.PairingCode;
import tandem.testsupport.Await;
import tandem.testsupport.ui.Page;

/** The dialog in the real workbench, with calls that the test makes up. */
class OfferDialogTest {

	private final FakeOffers calls = new FakeOffers();
	private final Display display = PlatformUI.getWorkbench().getDisplay();
	private ServiceRegistration<OfferCalls> registration;
	private Page dialog;

	@BeforeEach
	void open() {
		registration = FrameworkUtil.getBundle(OfferDialogTest.class).getBundleContext().registerService(OfferCalls.class, calls,
				new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 1000)));
		Await.until("the workbench's window", () -> Page.on(display, () -> window() != null && window().getActivePage() != null));
		Await.until("the fake", () -> Page.on(display, () -> window().getService(OfferCalls.class) == calls));
		final var failed = new AtomicReference<Exception>();
		display.syncExec(() -> {
			try {
				window().getService(IHandlerService.class).executeCommand("tandem.pairing.ui.offer", null);
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
		return Arrays.stream(display.getShells()).filter(shell -> !shell.isDisposed() && shell.getText().equals(Messages.offerHeading)).findFirst();
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
	void offersHelpSaysWhatFailedAndGoesAwayWhenSomebodyIsAsked() {
		dialog.type("Computer:", "pc-17");
		dialog.press("Offer Help");
		Await.until("the call", () -> calls.made.size() == 1);
		assertEquals("pc-17", calls.made.getLast().computer());
		dialog.awaitText(NLS.bind(Messages.offerBusy, "pc-17"));
		calls.made.getLast().call().fail(new Failure.NotConnected(Why.NOBODY_THERE, "pc-17:49152"));
		dialog.awaitText(NLS.bind(Messages.offerNobodyThere, "pc-17"));
		dialog.press("Offer Help");
		Await.until("the second call", () -> calls.made.size() == 2);
		calls.made.getLast().call().fail(new Failure.Refused());
		dialog.awaitText(NLS.bind(Messages.offerRefused, "pc-17"));
		dialog.press("Offer Help");
		Await.until("the third call", () -> calls.made.size() == 3);
		calls.made.getLast().call().at(Step.CONNECTED);
		Await.until("the dialog is gone", () -> Page.on(display, () -> shell().isEmpty()));
	}

	@Test
	void whatIsNoComputerIsSaidBeforeAnythingIsSent() {
		dialog.type("Computer:", "no computer");
		dialog.press("Offer Help");
		dialog.awaitText(Messages.offerNoAddress);
		assertEquals(0, calls.made.size());
		dialog.press("Cancel");
		Await.until("the dialog is gone", () -> Page.on(display, () -> shell().isEmpty()));
	}

	private record Offer(String computer, FakeEasyCalls.Made call) {
	}

	/** Offers that go as a test says. */
	private static final class FakeOffers implements OfferCalls {

		private final List<Offer> made = new CopyOnWriteArrayList<>();

		@Override
		public EasyCalls.Call offer(final String computer) {
			if (computer.indexOf(' ') >= 0) {
				throw new IllegalArgumentException(computer);
			}
			made.add(new Offer(computer, new FakeEasyCalls.Made(PairingCode.generate("K7M4", 12, new SecureRandom()))));
			return made.getLast().call();
		}

		@Override
		public EasyCalls.Call offer(final Neighbour computer) {
			throw new UnsupportedOperationException();
		}

		@Override
		public EasyCalls.Call offer(final Contact helped) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Set<String> announced(final Contact helped) {
			return Set.of();
		}

		@Override
		public String fingerprint() {
			return "0123456789abcdef".repeat(4);
		}
	}
}
