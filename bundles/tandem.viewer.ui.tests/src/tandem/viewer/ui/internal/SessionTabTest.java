// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tandem.screen.Area;
import tandem.screen.InputEvent.Key;
import tandem.screen.InputEvent.Text;
import tandem.screen.Layout;
import tandem.screen.Monitor;
import tandem.screen.codec.ScreenMessage;
import tandem.session.EndReason;
import tandem.technician.ControlAnswer;
import tandem.technician.Phase;
import tandem.testsupport.Await;
import tandem.testsupport.NoErrorLogged;
import tandem.testsupport.ui.Page;

/** A session's tab in the real workbench, with real mouse and keys. */
@ExtendWith(NoErrorLogged.class)
class SessionTabTest {

	private static final int RED = 0xd02030;

	private ViewerStage stage;

	@BeforeEach
	void open() {
		stage = new ViewerStage();
	}

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void asksForControlAndGivesItBackByButtonAndKey() {
		final var tab = stage.viewing(640, 480);
		tab.press(Messages.ask);
		Await.until("asked", () -> tab.state.calls().equals(List.of("request")));
		tab.state.phase(Phase.ASKING_CONTROL);
		Await.until("asking", () -> tab.bar().contains("Asking Sharer1") && tab.button(Messages.release).isPresent());
		stage.xdotool("key", "ctrl+shift+c");
		Await.until("withdrawn", () -> tab.state.calls().equals(List.of("request", "release")));
		tab.state.answer(ControlAnswer.SAID_NO, Phase.VIEWING);
		Await.until("told", () -> tab.bar().contains("Sharer1 said No. You may ask once more."));
		stage.xdotool("key", "ctrl+shift+c");
		Await.until("asked again", () -> tab.state.calls().equals(List.of("request", "release", "request")));
		tab.state.answer(ControlAnswer.SAID_NO_FOR_GOOD, Phase.VIEWING);
		Await.until("told", () -> tab.button(Messages.ask).isEmpty());
		stage.xdotool("key", "ctrl+shift+c");
		tab.state.answer(ControlAnswer.TAKEN_BACK, Phase.VIEWING);
		Await.until("told", () -> tab.bar().contains("took control back"));
		assertEquals(3, tab.state.calls().size());
		tab.press(Messages.end);
		Await.until("left", () -> tab.state.calls().getLast().equals("leave"));
	}

	@Test
	void saysWhatStandsBetweenTheTechnicianAndThePicture() {
		final var tab = stage.viewing(640, 480).control();
		tab.sharer.fill(new Area(0, 0, 640, 480), RED);
		tab.awaitSeen(5, 5, RED);
		tab.state.phase(Phase.PAUSED);
		Await.until("hidden", () -> tab.cover().contains("Sharer1 hides the screen") && tab.cover().contains("Since"));
		Await.until("nothing seen", () -> tab.seen(5, 5) != RED && tab.seen(635, 475) != RED);
		tab.sharer.fill(new Area(0, 0, 64, 64), RED - 1);
		tab.state.since(Instant.now().minusSeconds(125));
		Await.until("since when", () -> tab.cover().contains("Since 2 min"));
		assertTrue(tab.seen(5, 5) != RED - 1, "what comes while it is hidden is not drawn either");
		tab.state.phase(Phase.VIEWING);
		tab.awaitSeen(5, 5, RED - 1);
		assertEquals("", tab.cover());
		tab.state.phase(Phase.RECONNECTING);
		Await.until("lost", () -> tab.cover().contains("The connection to Sharer1 broke."));
		Await.until("dark", () -> (tab.seen(5, 475) & 0xff0000) > 0x100000 && (tab.seen(5, 475) & 0xff0000) < 0xa00000);
		tab.state.end(EndReason.SHARER_ENDED);
		Await.until("ended, by whom", () -> tab.cover().contains("Session ended") && tab.cover().contains("Sharer1 ended the session."));
		assertTrue(tab.find(ScreenCanvas.class).isEmpty(), "nothing of the picture stays");
		assertTrue(tab.button(Messages.end).isEmpty());
		tab.press(Messages.close);
		Await.until("closed", () -> stage.ask(() -> ViewerStage.tabs() == 0));
		assertEquals(List.of(), tab.state.calls());
	}

	@Test
	void aPasswordPromptHoldsTheInputAndThePictureGoesOnBehindTheMessage() {
		final var tab = stage.viewing(640, 480).control();
		stage.xdotool("keydown", "shift");
		Await.until("down", () -> tab.sharer.acts().contains(new Key(Keysyms.SHIFT, true)));
		tab.state.prompt(true);
		Await.until("told", () -> tab.cover().contains("The sharer must answer a password prompt"));
		stage.xdotool("keyup", "shift", "key", "a");
		Await.until("released", () -> tab.sharer.acts().getLast().equals(new Key(Keysyms.SHIFT, false)));
		final var cover = tab.find(CoverPane.class).orElseThrow();
		final var behind = stage.ask(() -> tab.canvas().toControl(cover.toDisplay(4, 4)));
		final var before = stage.seen(tab.canvas(), behind);
		tab.sharer.fill(new Area(0, 0, 640, 480), RED);
		tab.awaitSeen(5, 475, RED);
		assertEquals(before, stage.seen(tab.canvas(), behind), "the message is not painted over");
		tab.state.prompt(false);
		Await.until("gone", () -> tab.cover().isEmpty() && stage.seen(tab.canvas(), behind) == RED);
		assertFalse(tab.sharer.acts().contains(new Key('a', true)));
	}

	@Test
	void fillsTheMonitorAndComesBack() {
		final var tab = stage.viewing(640, 480);
		final var home = stage.ask(() -> tab.canvas().getShell());
		stage.xdotool("key", "F11");
		Await.until("full", () -> stage.ask(() -> tab.canvas().getShell() != home && stage.display.getActiveShell() == tab.canvas().getShell()));
		final var monitor = stage.ask(() -> home.getMonitor().getBounds());
		Await.until("the whole monitor", () -> stage.ask(() -> tab.canvas().getShell().getBounds().equals(monitor)));
		tab.sharer.fill(new Area(0, 0, 640, 480), RED);
		tab.awaitSeen(320, 240, RED);
		stage.xdotool("key", "ctrl+shift+c");
		Await.until("keys of the workbench work there", () -> tab.state.calls().equals(List.of("request")));
		stage.xdotool("key", "F11");
		Await.until("back", () -> stage.ask(() -> tab.canvas().getShell() == home));
		tab.awaitSeen(320, 240, RED);
		tab.control();
		tab.press(Messages.fullScreen);
		Await.until("full, with the keys", () -> stage.ask(() -> tab.canvas().getShell() != home) && tab.bar().contains("Keys go to"));
		stage.xdotool("key", "F11", "alt+f");
		tab.sharer.awaitActs(new Key(0xffc8, true), new Key(0xffc8, false), new Key(Keysyms.ALT, true), new Key('f', true), new Key(Keysyms.ALT, false),
				new Key('f', false));
		tab.press(Messages.fullScreenLeave);
		Await.until("back, with the keys", () -> stage.ask(() -> tab.canvas().getShell() == home) && tab.bar().contains("Keys go to"));
		stage.xdotool("key", "b");
		Await.until("typed", () -> tab.sharer.acts().getLast().equals(new Key('b', false)));
		tab.press(Messages.fullScreen);
		Await.until("full", () -> stage.ask(() -> tab.canvas().getShell() != home));
		final var shell = stage.ask(() -> tab.canvas().getShell());
		tab.state.end(EndReason.ENDPOINT_CLOSED);
		Await.until("told there too", () -> tab.cover().contains("closed the program or logged out"));
		stage.run(() -> ViewerStage.page().closeAllEditors(false));
		assertTrue(stage.ask(shell::isDisposed));
	}

	@Test
	void sendsCombinationsThatStayHereOtherwise() {
		final var tab = stage.viewing(640, 480).control();
		for (final var combination : SpecialKeys.values()) {
			tab.sharer.received.clear();
			stage.run(() -> tab.editor.actions().press(combination));
			final var count = combination.keysyms().size();
			Await.until(combination.label(), () -> tab.sharer.acts().size() == 2 * count);
			assertEquals(combination.keysyms().stream().map(keysym -> new Key(keysym, true)).toList(), tab.sharer.acts().subList(0, count));
			assertEquals(combination.keysyms().reversed().stream().map(keysym -> new Key(keysym, false)).toList(), tab.sharer.acts().subList(count, 2 * count));
		}
		tab.sharer.received.clear();
		tab.press(Messages.special);
		stage.xdotool("key", "Down", "Return");
		tab.sharer.awaitActs(new Key(Keysyms.CONTROL, true), new Key(Keysyms.ALT, true), new Key(Keysyms.DELETE, true), new Key(Keysyms.DELETE, false),
				new Key(Keysyms.ALT, false), new Key(Keysyms.CONTROL, false));
		Await.until("keys again", () -> tab.bar().contains("Keys go to"));
	}

	private void clipboard(final String text) {
		stage.run(() -> {
			final var clipboard = new Clipboard(stage.display);
			clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		});
	}

	private static String typed(final FakeSharer sharer) {
		return sharer.acts().stream().filter(Text.class::isInstance).map(act -> ((Text) act).text()).reduce("", String::concat);
	}

	@Test
	void typesTheClipboardWithProgress() {
		final var tab = stage.viewing(640, 480).control();
		final var text = "first\r\nsecond\tGr\u00fc\u00dfe \u043f\u0440\u0438\u0432\u0435\u0442 \u4f60\u597d \ud83d\ude00\r".repeat(8);
		clipboard(text);
		stage.run(() -> tab.editor.actions().typeClipboard());
		Await.until("progress", () -> tab.bar().contains("Typing the clipboard: "));
		Await.until("all of it", () -> typed(tab.sharer).equals(Typist.normal(text)));
		assertTrue(tab.sharer.acts().size() > 5, "in pieces");
		Await.until("done", () -> !tab.bar().contains("Typing"));
	}

	@Test
	void stopsTypingWhenToldOrWhenControlGoes() {
		final var tab = stage.viewing(640, 480).control();
		final var text = "0123456789".repeat(500);
		clipboard(text);
		stage.run(() -> tab.editor.actions().typeClipboard());
		Await.until("some of it", () -> typed(tab.sharer).length() > 60);
		tab.press(Messages.stopTyping);
		Await.until("stopped", () -> !tab.bar().contains("Typing"));
		final var until = typed(tab.sharer);
		assertTrue(text.startsWith(until) && until.length() < text.length(), until);
		stage.xdotool("key", "x");
		Await.until("nothing but what is typed by hand follows", () -> tab.sharer.acts().getLast().equals(new Key('x', false)));
		assertEquals(until, typed(tab.sharer));
		tab.sharer.received.clear();
		stage.run(() -> tab.editor.actions().typeClipboard());
		Await.until("again", () -> !typed(tab.sharer).isEmpty());
		tab.state.phase(Phase.VIEWING);
		Await.until("stopped", () -> !tab.bar().contains("Typing"));
		assertTrue(typed(tab.sharer).length() < text.length());
	}

	@Test
	void choosesAMonitorOrAll() {
		final var tab = stage.viewing(640, 480);
		assertTrue(tab.button(Messages.monitorAll).isEmpty());
		final var layout = new Layout(1440, 480, List.of(new Monitor("left", new Area(0, 0, 640, 480), true),
				new Monitor("right", new Area(640, 0, 800, 480), false)));
		tab.sharer.screen(layout, Optional.empty());
		tab.press(Messages.monitorAll);
		stage.xdotool("key", "Down", "Down", "Down", "Return");
		Await.until("chosen", () -> tab.sharer.said.getLast().equals(new ScreenMessage.Choose("right")));
		tab.sharer.screen(layout, Optional.of("right"));
		Await.until("named", () -> tab.button("right").isPresent());
		tab.control();
		Await.until("the place on the whole screen", () -> {
			tab.point(9, 9);
			tab.point(10, 10);
			return tab.sharer.received.contains(new tandem.screen.InputEvent.Pointer(650, 10));
		});
		tab.sharer.screen(640, 480);
		Await.until("the monitor is gone", () -> tab.button("right").isEmpty() && tab.button(Messages.monitorAll).isEmpty());
	}

	private Optional<CTabItem> tabItem(final ViewerStage.Session tab) {
		return stage.ask(() -> ViewerStage.controls(tab.editor.getSite().getShell()).filter(org.eclipse.swt.custom.CTabFolder.class::isInstance)
				.map(org.eclipse.swt.custom.CTabFolder.class::cast).flatMap(folder -> java.util.Arrays.stream(folder.getItems()))
				.filter(item -> item.getText().contains(tab.state.label().replace("&", "&&"))).findFirst());
	}

	@Test
	void closingTheTabAsksAndEnds() {
		final var tab = stage.viewing("Bella & Co", 640, 480);
		Await.until("a plain name on the tab", () -> tabItem(tab).filter(item -> stage.ask(item::getText).equals("Bella && Co")).isPresent());
		stage.run(tab.editor::setFocus);
		stage.xdotool("key", "ctrl+w");
		var question = Page.titled(stage.display, Messages.closeTitle);
		question.awaitText("Bella & Co is still connected.");
		question.press(Messages.closeKeep);
		Await.until("kept", () -> stage.ask(() -> ViewerStage.tabs() == 1));
		assertEquals(List.of(), tab.state.calls());
		final var place = stage.ask(() -> {
			final var item = tabItem(tab).orElseThrow();
			final var bounds = item.getBounds();
			return item.getParent().toDisplay(new Point(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2));
		});
		stage.xdotool("mousemove", String.valueOf(place.x), String.valueOf(place.y), "click", "2");
		question = Page.titled(stage.display, Messages.closeTitle);
		question.press(Messages.end);
		Await.until("closed", () -> stage.ask(() -> ViewerStage.tabs() == 0));
		assertEquals(List.of("leave"), tab.state.calls());
		Await.until("nobody listens any more", () -> stage.technician.listening() == 0);
	}

	@Test
	void allCanBeReachedWithTheKeyboardAndHasAName() {
		final var tab = stage.viewing(640, 480);
		final var reached = new java.util.LinkedHashSet<Control>();
		for (var i = 0; i < 8; i++) {
			stage.xdotool("key", "shift+Tab");
			reached.add(stage.ask(stage.display::getFocusControl));
		}
		final var buttons = stage.ask(() -> ViewerStage.controls(tab.find(ViewerBar.class).orElseThrow()).filter(org.eclipse.swt.widgets.Button.class::isInstance)
				.filter(Control::isVisible).toList());
		assertTrue(buttons.size() >= 4 && reached.containsAll(buttons), () -> buttons + " " + reached);
		assertTrue(stage.ask(() -> buttons.stream().noneMatch(button -> button.getToolTipText().isBlank())));
	}

	@Test
	void buttonsLoseTheirWordsBeforeTheTextIsSqueezed() {
		final var tab = stage.viewing(640, 480).control();
		final var bar = tab.find(ViewerBar.class).orElseThrow();
		assertTrue(tab.bar().contains(Messages.end));
		stage.run(() -> bar.setSize(420, bar.getSize().y));
		assertFalse(tab.bar().contains(Messages.end));
		assertTrue(tab.button(Messages.end).isPresent(), "its name stays");
	}

	@Test
	void aNewSessionOpensItsTabAndTakesNoKeysAway() {
		new ViewerOpener().earlyStartup();
		final var first = stage.viewing(640, 480).control();
		final var second = stage.technician.add("second", "Second");
		second.phase(Phase.WAITING_FOR_SHARER);
		Await.until("its tab", () -> stage.ask(() -> ViewerStage.page().getEditorReferences().length == 2));
		Await.until("the keys stay", () -> first.bar().contains("Keys go to"));
		stage.xdotool("key", "a");
		first.sharer.awaitActs(new Key('a', true), new Key('a', false));
		second.end(EndReason.SHARER_DECLINED);
	}

	@Test
	void theTabOfAnEndedSessionClosesUnasked() {
		final var tab = stage.viewing(640, 480);
		tab.state.end(EndReason.TIME_LIMIT);
		Await.until("told", () -> tab.cover().contains("The time that Sharer1 allows was over."));
		stage.run(tab.editor::setFocus);
		stage.xdotool("key", "ctrl+w");
		Await.until("closed", () -> stage.ask(() -> ViewerStage.tabs() == 0));
		assertTrue(stage.ask(() -> java.util.Arrays.stream(stage.display.getShells()).map(Shell::getText).noneMatch(Messages.closeTitle::equals)));
		assertEquals(List.of(), tab.state.calls());
	}
}
