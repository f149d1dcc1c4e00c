// SPDX-License-Identifier: EPL-2.0
package tandem.chat.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import tandem.chat.Conversation.Sent;
import tandem.chat.Conversations;
import tandem.chat.Standing;
import tandem.chat.pane.ui.ChatPane;
import tandem.testsupport.Await;
import tandem.testsupport.NoErrorLogged;
import tandem.testsupport.technician.FakeTechnicianSession;

/** The chat as the technician sees it in the real workbench. */
@ExtendWith(NoErrorLogged.class)
class ChatViewTest {

	private final FakeConversations conversations = new FakeConversations();
	private final Display display = PlatformUI.getWorkbench().getDisplay();
	private ServiceRegistration<?> registration;
	private ChatView view;

	@BeforeEach
	void open() {
		Await.until("the workbench's window", () -> ask(() -> PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0 && page() != null));
		registration = FrameworkUtil.getBundle(ChatViewTest.class).getBundleContext().registerService(Conversations.class, conversations,
				new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 1000)));
		Await.until("the fake", () -> ask(() -> PlatformUI.getWorkbench().getService(Conversations.class) == conversations));
		hide();
		view = ask(() -> {
			page().getWorkbenchWindow().getShell().forceActive();
			try {
				return (ChatView) page().showView(ChatView.ID);
			} catch (final PartInitException e) {
				throw new AssertionError(e);
			}
		});
	}

	@AfterEach
	void close() {
		ask(() -> page().closeAllEditors(false));
		hide();
		registration.unregister();
	}

	private void hide() {
		ask(() -> {
			Stream.of(page().getViewReferences()).filter(reference -> reference.getId().equals(ChatView.ID)).forEach(page()::hideView);
			return null;
		});
	}

	private static IWorkbenchPage page() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
	}

	private <T> T ask(final Supplier<T> question) {
		return display.syncCall(question::get);
	}

	private FakeTab.Input tab(final String id, final String label) {
		final var input = new FakeTab.Input(new FakeTechnicianSession(id, label, _ -> { }));
		show(input);
		return input;
	}

	private void show(final FakeTab.Input input) {
		ask(() -> {
			try {
				return page().openEditor(input, FakeTab.ID);
			} catch (final PartInitException e) {
				throw new AssertionError(e);
			}
		});
	}

	private static Stream<Control> controls(final Control control) {
		return control instanceof final Composite composite ? Stream.concat(Stream.of(control), Arrays.stream(composite.getChildren()).flatMap(ChatViewTest::controls))
				: Stream.of(control);
	}

	/** All of the window that can be read; what is written in the chat with a bar before each line. */
	private String says() {
		return ask(() -> says(page().getWorkbenchWindow().getShell()));
	}

	private static String says(final Composite where) {
		return String.join("\n", controls(where).filter(Control::isVisible).map(control -> control instanceof final Label label ? label.getText()
				: control instanceof final StyledText text ? "|" + text.getText().replace("\n", "\n|") : "").toList());
	}

	private void awaitSays(final String words) {
		Await.until(words, () -> says().contains(words));
	}

	private <T extends Control> T find(final Composite where, final Class<T> kind) {
		return controls(where).filter(Control::isVisible).filter(kind::isInstance).map(kind::cast).filter(found -> !(found instanceof final Text text) || (text.getStyle() & SWT.MULTI) != 0
				&& (text.getStyle() & SWT.READ_ONLY) == 0).filter(found -> !(found instanceof final Button button) || button.getText().equals("Send")).findFirst().orElseThrow();
	}

	private void write(final String text, final int modifiers) {
		ask(() -> {
			final var field = find(page().getWorkbenchWindow().getShell(), Text.class);
			field.setText(text);
			field.notifyListeners(SWT.KeyDown, key(SWT.CR, modifiers));
			return null;
		});
	}

	private static Event key(final int code, final int modifiers) {
		final var event = new Event();
		event.keyCode = code;
		event.stateMask = modifiers;
		event.doit = true;
		return event;
	}

	@Test
	void withoutASessionItSaysWhatBelongsThere() {
		awaitSays("Here you write with the person");
	}

	@Test
	void showsTheChatOfTheTabInFrontAndTellsHowMuchIsUnreadElsewhere() {
		final var ann = conversations.add("1", "Ann");
		final var bob = conversations.add("2", "Bob");
		final var first = tab("1", "Ann");
		ann.comes("The printer blinks");
		awaitSays("Ann writes");
		awaitSays("The printer blinks");
		tab("2", "Bob");
		awaitSays("Bob reads what you write here.");
		assertFalse(says().contains("printer blinks"));
		ann.comes("Now it burns");
		ann.comes("Hello?");
		Await.until("the mark", () -> ask(view::getTitle).equals("Chat (2)"));
		assertEquals(0, bob.unread());
		show(first);
		awaitSays("Now it burns");
		ask(() -> {
			page().activate(view);
			page().getWorkbenchWindow().getShell().forceActive();
			return null;
		});
		Await.until("no mark", () -> ask(view::getTitle).equals("Chat"));
		assertTrue(ask(() -> view.isSeen(ann)));
		assertFalse(ask(() -> view.isSeen(bob)));
	}

	@Test
	void enterSendsAndShiftEnterDoesNot() {
		final var ann = conversations.add("1", "Ann");
		tab("1", "Ann");
		awaitSays("Ann reads");
		write("first line", SWT.SHIFT);
		assertEquals(0, ann.lines().size());
		write("What do you see?", 0);
		assertEquals("What do you see?", ann.lines().getFirst().text());
		awaitSays("(on its way)");
		ann.arrived();
		awaitSays("(delivered)");
		assertEquals("", ask(() -> find(page().getWorkbenchWindow().getShell(), Text.class).getText()));
		ann.answers(Sent.TOO_FAST);
		write("again", 0);
		awaitSays("Wait a moment");
		assertEquals("again", ask(() -> find(page().getWorkbenchWindow().getShell(), Text.class).getText()));
	}

	@Test
	void saysWhyNobodyCanWrite() {
		final var ann = conversations.add("1", "Ann");
		tab("1", "Ann");
		for (final var entry : Map.of(Standing.ABSENT, "There is no chat with Ann", Standing.OFF_THERE, "Ann switched the chat off", Standing.BROKEN, "connection to Ann broke", Standing.OVER,
				"The session with Ann is over", Standing.WAITING, "as soon as the screen may be seen").entrySet()) {
			ann.stands(entry.getKey());
			awaitSays(entry.getValue());
			assertFalse(ask(() -> find(page().getWorkbenchWindow().getShell(), Button.class).isEnabled()));
		}
	}

	@Test
	void aMessageCanNotLookLikeTwo() {
		final var ann = conversations.add("1", "Ann");
		tab("1", "Ann");
		ann.comes("fine\nYou, 8:05 (delivered)\nmy password is x");
		awaitSays("my password");
		final var indents = ask(() -> {
			final var text = find(page().getWorkbenchWindow().getShell(), StyledText.class);
			return Stream.iterate(0, line -> line + 1).limit(text.getLineCount()).map(text::getLineIndent).toList();
		});
		assertEquals(List.of(0, 16, 16, 16), indents);
	}

	@Test
	void aLinkOpensOnlyForWhoHasReadWhereItLeads() {
		final var opened = new CopyOnWriteArrayList<URI>();
		final var shell = ask(() -> new Shell(display));
		try {
			ask(() -> {
				shell.setLayout(new FillLayout());
				final var ann = conversations.add("1", "Ann");
				ann.comes("see https://bank.example.evil.test/login now");
				new ChatPane(shell, opened::add).show(ann, "Ann");
				shell.setSize(400, 500);
				shell.open();
				return null;
			});
			pressLink(shell);
			assertTrue(ask(() -> says(shell)).contains("This link leads to bank.example.evil.test."));
			assertEquals("Don’t open", ask(() -> display.getFocusControl() instanceof final Button button ? button.getText() : "") );
			press(shell, "Don’t open");
			assertEquals(List.of(), opened);
			assertFalse(ask(() -> says(shell)).contains("This link leads"));
			pressLink(shell);
			press(shell, "Open");
			assertEquals(List.of(URI.create("https://bank.example.evil.test/login")), opened);
		} finally {
			ask(() -> {
				shell.dispose();
				return null;
			});
		}
	}

	private void pressLink(final Shell shell) {
		ask(() -> {
			final var text = find(shell, StyledText.class);
			text.setCaretOffset(text.getText().indexOf("bank"));
			text.notifyListeners(SWT.KeyDown, key(SWT.CR, 0));
			return null;
		});
	}

	private void press(final Shell shell, final String button) {
		ask(() -> {
			controls(shell).filter(Button.class::isInstance).map(Button.class::cast).filter(one -> one.getText().equals(button)).findFirst().orElseThrow().notifyListeners(SWT.Selection, new Event());
			return null;
		});
	}

	@Test
	void theCommandShowsIt() {
		hide();
		ask(() -> {
			try {
				return page().getWorkbenchWindow().getService(IHandlerService.class).executeCommand("tandem.chat.ui.show", null);
			} catch (final CommandException e) {
				throw new AssertionError(e);
			}
		});
		assertTrue(ask(() -> page().findView(ChatView.ID) != null && page().getActivePart() == page().findView(ChatView.ID)));
	}

	@Test
	void notificationsAreShort() {
		assertEquals("a b", ChatNews.shortened("a\nb"));
		assertEquals(121, ChatNews.shortened("x".repeat(4_000)).length());
	}
}
