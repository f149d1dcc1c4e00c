// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
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
import tandem.pairing.OpenCode.State;
import tandem.pairing.PairingCodes;
import tandem.testsupport.Await;
import tandem.testsupport.ui.Page;

/** The tab in the real workbench, with codes that the test makes up. */
class CodeTabTest {

	private final FakePairingCodes codes = new FakePairingCodes();
	private final Display display = PlatformUI.getWorkbench().getDisplay();
	private ServiceRegistration<PairingCodes> registration;
	private Page tab;

	@BeforeEach
	void open() {
		registration = FrameworkUtil.getBundle(CodeTabTest.class).getBundleContext().registerService(PairingCodes.class, codes,
				new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 1000)));
		Await.until("the workbench's window", () -> Page.on(display, () -> window() != null && window().getActivePage() != null));
		Await.until("the fake", () -> Page.on(display, () -> window().getService(PairingCodes.class) == codes));
		assist();
		tab = Page.on(display, () -> new Tab(window().getShell()));
	}

	private void assist() {
		final var failed = new AtomicReference<Exception>();
		display.syncExec(() -> {
			try {
				window().getService(IHandlerService.class).executeCommand("tandem.pairing.ui.assist", null);
			} catch (final Exception e) {
				failed.set(e);
			}
		});
		assertEquals(null, failed.get());
	}

	@AfterEach
	void close() {
		display.syncExec(() -> window().getActivePage().closeAllEditors(false));
		registration.unregister();
	}

	private static IWorkbenchWindow window() {
		final var workbench = PlatformUI.getWorkbench();
		return workbench.getWorkbenchWindowCount() == 0 ? null : workbench.getWorkbenchWindows()[0];
	}

	private static final class Tab extends Page {

		Tab(final Shell shell) {
			super(shell);
		}
	}

	private int editors() {
		return Page.on(display, () -> window().getActivePage().getEditorReferences().length);
	}

	private String clipboard() {
		return Page.on(display, () -> {
			final var clipboard = new Clipboard(display);
			try {
				return (String) clipboard.getContents(TextTransfer.getInstance());
			} finally {
				clipboard.dispose();
			}
		});
	}

	private void waiting() {
		Await.until("the question to the relay", () -> !codes.made.isEmpty());
		codes.last().at(State.WAITING);
		tab.awaitText(codes.last().secretly().inGroups());
	}

	@Test
	void showsTheCodeAndHowToReadIt() {
		waiting();
		tab.awaitText("K as in Kilo");
		tab.awaitText("Valid for ");
		tab.awaitText("through relay.example:8443");
		tab.press("Copy Code");
		Await.until("the clipboard", () -> codes.last().secretly().inGroups().equals(clipboard()));
		tab.press("Copy as Link");
		Await.until("the clipboard", () -> codes.last().link().equals(Optional.ofNullable(clipboard())));
		tab.press("Copy as Sentence");
		Await.until("the clipboard", () -> String.valueOf(clipboard()).contains("Your code is " + codes.last().secretly().inGroups()));
	}

	@Test
	void aBurnedCodeIsReplacedWithOnePress() {
		waiting();
		final var old = codes.last().secretly().inGroups();
		codes.last().at(State.BURNED);
		tab.awaitText("worth nothing any more");
		assertFalse(tab.written().contains(old), "the old code is gone from the screen");
		tab.press("New Code");
		Await.until("a second code", () -> codes.made.size() == 2);
		waiting();
	}

	@Test
	void theTabGoesWhenTheSessionBegins() {
		waiting();
		codes.last().at(State.PROVING);
		tab.awaitText("Somebody typed the code");
		codes.last().at(State.USED);
		Await.until("no tab", () -> editors() == 0);
		assertEquals(State.USED, codes.last().state());
	}

	@Test
	void closingTheTabClosesTheCode() {
		waiting();
		display.syncExec(() -> window().getActivePage().closeAllEditors(false));
		assertEquals(State.CANCELLED, codes.last().state());
	}

	@Test
	void eachCodeHasATab() {
		waiting();
		assist();
		Await.until("two tabs", () -> editors() == 2);
		Await.until("two codes", () -> codes.made.size() == 2);
		assertEquals(List.of(State.WAITING, State.ASKING_RELAY), codes.made.stream().map(code -> code.state()).toList());
	}

	@Test
	void asksForTheRelayWhereItIsUnreachable() {
		Await.until("the question to the relay", () -> !codes.made.isEmpty());
		codes.last().fails(Why.UNREACHABLE);
		tab.awaitText("relay.example:8443 can't be reached");
		tab.type("help.example.org", "other.example");
		tab.press("Use This Relay");
		Await.until("the other relay", () -> codes.last().relay().address().equals("other.example"));
	}

	@Test
	void whereTheRelayRefusesAnotherCanBeNamed() {
		Await.until("the question to the relay", () -> !codes.made.isEmpty());
		codes.last().fails(Why.BUSY);
		tab.awaitText("has no room");
		tab.press("Use Another Relay");
		tab.awaitText("Address of your relay");
		assertEquals("relay.example:8443", tab.read("help.example.org"));
		tab.type("help.example.org", "other.example");
		tab.press("Use This Relay");
		Await.until("the other relay", () -> codes.last().relay().address().equals("other.example"));
	}

	@Test
	void aFixedRelayIsNotReplaced() {
		display.syncExec(() -> window().getActivePage().closeAllEditors(false));
		codes.relay = tandem.pairing.Relay.read("fixed.example", tandem.pairing.Relay.Source.POLICY);
		assist();
		Await.until("the question to the relay", () -> codes.last().relay().address().equals("fixed.example"));
		codes.last().fails(Why.BUSY);
		tab.awaitText("fixed.example has no room");
		assertFalse(tab.has("Use Another Relay"));
	}

	@Test
	void theListLeadsToTheTabOfEachCode() {
		waiting();
		assist();
		Await.until("two codes", () -> codes.made.size() == 2);
		waiting();
		final var list = new CodeProspects(codes);
		for (final var prospect : list.all()) {
			display.syncExec(prospect.open());
			final var handle = prospect.id();
			Await.until("the tab of " + handle,
					() -> Page.on(display, () -> window().getActivePage().getActiveEditor() instanceof final CodeEditor editor && editor.isAt(handle)));
		}
		list.forget(list.all().getFirst());
		assertEquals(1, list.all().size());
	}

	@Test
	void thePreferencesSayWhichRelay() {
		display.asyncExec(() -> org.eclipse.ui.dialogs.PreferencesUtil.createPreferenceDialogOn(window().getShell(), "tandem.pairing.ui.relay", null, null).open());
		final var preferences = Page.titled(display, "Preferences");
		preferences.awaitText("relay.example:8443 (named in your settings)");
		preferences.awaitText("settings.json");
		preferences.press("Cancel");
		preferences.awaitClosed(java.time.Duration.ofSeconds(20));
	}

	@Test
	void keyAndMenuLeadThere() {
		final var key = Page.on(display, () -> window().getService(org.eclipse.ui.keys.IBindingService.class)
				.getBestActiveBindingFormattedFor("tandem.pairing.ui.assist"));
		assertEquals("Ctrl+N", key);
		assertEquals(SWT.MOD1, SWT.CTRL);
	}
}
