// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tandem.screen.InputEvent;
import tandem.screen.InputEvent.Key;
import tandem.testsupport.Await;
import tandem.testsupport.NoErrorLogged;

/** Real keys of a real X server, and what goes to the sharer's computer. */
@ExtendWith(NoErrorLogged.class)
class KeysTest {

	private static final int SHIFT = Keysyms.SHIFT;
	private static final int CTRL = Keysyms.CONTROL;
	private static final int ALT = Keysyms.ALT;

	private ViewerStage stage;
	private ViewerStage.Session tab;

	@BeforeEach
	void open() {
		stage = new ViewerStage();
		tab = stage.viewing(640, 480).control();
	}

	@AfterEach
	void close() {
		stage.xdotool("keyup", "ctrl", "keyup", "shift", "keyup", "alt", "keyup", "a");
		stage.layout("us");
		stage.close();
	}

	/** Positive numbers go down, negative ones up. */
	private static InputEvent[] keys(final Integer... keysyms) {
		return Arrays.stream(keysyms).map(keysym -> new Key(Math.abs(keysym), keysym > 0)).toArray(InputEvent[]::new);
	}

	private void awaitKeys(final Integer... keysyms) {
		tab.sharer.awaitActs(keys(keysyms));
	}

	@ParameterizedTest
	@CsvSource({ "a, 0x61", "Escape, 0xff1b", "Tab, 0xff09", "Return, 0xff0d", "BackSpace, 0xff08", "Delete, 0xffff", "Insert, 0xff63", "Up, 0xff52",
			"Left, 0xff51", "Home, 0xff50", "End, 0xff57", "Prior, 0xff55", "Next, 0xff56", "F1, 0xffbe", "F10, 0xffc7", "F11, 0xffc8", "F12, 0xffc9",
			"KP_Enter, 0xff8d", "KP_Add, 0xffab", "Pause, 0xff13", "Scroll_Lock, 0xff14", "space, 0x20" })
	void eachKeyGoesDownAndUp(final String key, final String keysym) {
		stage.xdotool("key", key);
		awaitKeys(Integer.decode(keysym), -Integer.decode(keysym));
	}

	@Test
	void aKeyThatIsRenamedWhileItIsHeldGoesUp() {
		stage.xdotool("keydown", "38");
		awaitKeys((int) 'a');
		stage.layout("gr");
		stage.xdotool("keyup", "38");
		Await.until("up", () -> tab.sharer.acts().contains(new Key('a', false)));
	}

	@Test
	void capitalsGoWithTheirShift() {
		stage.xdotool("key", "A", "exclam");
		awaitKeys(SHIFT, (int) 'A', -SHIFT, -'A', SHIFT, (int) '!', -SHIFT, -'!');
	}

	@Test
	void theKeypadWritesWhatItMeansHere() {
		stage.xdotool("key", "KP_7");
		stage.xdotool("key", "Num_Lock", "KP_Home", "Num_Lock");
		Await.until("both", () -> tab.sharer.acts().size() == 4);
		assertTrue(tab.sharer.acts().containsAll(List.of(keys(0xffb7, -0xffb7))) || tab.sharer.acts().containsAll(List.of(keys(0xff50, -0xff50))),
				() -> tab.sharer.acts().toString());
	}

	@Test
	void keysOfTheWorkbenchAndItsMenusGoThereToo() {
		final var wanted = new ArrayList<Integer>();
		for (final var letter : "cwe".toCharArray()) {
			stage.xdotool("key", "ctrl+shift+" + letter);
			wanted.addAll(List.of(CTRL, SHIFT, (int) letter, -SHIFT, -CTRL, -letter));
		}
		for (final var letter : "fsh".toCharArray()) {
			stage.xdotool("key", "alt+" + letter);
			wanted.addAll(List.of(ALT, (int) letter, -ALT, -letter));
		}
		stage.xdotool("key", "F10", "ctrl+w", "a");
		wanted.addAll(List.of(0xffc7, -0xffc7, CTRL, (int) 'w', -CTRL, -'w', (int) 'a', -'a'));
		awaitKeys(wanted.toArray(Integer[]::new));
		assertEquals(List.of(), tab.state.calls());
	}

	@Test
	void menusHaveTheirKeysAgainAfterTheWayOut() {
		stage.xdotool("key", "ctrl+alt+Home");
		Await.until("the keyboard back", () -> tab.bar().contains("Click into the picture"));
		awaitKeys(CTRL, ALT, -ALT, -CTRL);
		stage.xdotool("key", "ctrl+shift+c");
		Await.until("control given back", () -> tab.state.calls().equals(List.of("release")));
		awaitKeys(CTRL, ALT, -ALT, -CTRL);
		stage.xdotool("key", "ctrl+alt+Home");
		Await.until("captured by the same keys", () -> tab.bar().contains("Keys go to"));
		stage.xdotool("key", "ctrl+alt+Home");
		Await.until("the keyboard back again", () -> tab.bar().contains("Click into the picture"));
		stage.point(tab.canvas(), 300, 300);
		stage.xdotool("click", "1");
		Await.until("captured by a click", () -> tab.bar().contains("Keys go to"));
	}

	@Test
	void whatIsHeldIsReleasedWhenTheFocusGoes() {
		stage.xdotool("keydown", "ctrl", "keydown", "shift", "keydown", "a");
		Await.until("all down", () -> tab.sharer.acts().size() >= 3);
		final var other = stage.ask(() -> {
			final var shell = new Shell(stage.display);
			shell.setBounds(10, 10, 200, 100);
			shell.open();
			shell.forceActive();
			return shell;
		});
		try {
			Await.until("all up", () -> tab.sharer.acts().containsAll(List.of(keys(-CTRL, -SHIFT, -'a'))));
			stage.xdotool("keyup", "a", "keyup", "shift", "keyup", "ctrl", "key", "b");
			Await.until("the window in front has the keys", () -> stage.ask(() -> stage.display.getActiveShell() == other));
			assertTrue(tab.sharer.acts().stream().noneMatch(new Key('b', true)::equals));
		} finally {
			stage.run(other::dispose);
		}
		stage.run(tab.editor::setFocus);
		Await.until("captured again", () -> tab.bar().contains("Keys go to"));
	}

	@Test
	void aModifierThatWentUpWhileAMenuHadTheKeysIsNotStuck() {
		stage.xdotool("keydown", "alt");
		awaitKeys(ALT);
		// As a window manager does that takes the keyboard for its own switcher, and gives it back to the same window.
		final var keyboard = XKeyboard.taken();
		stage.xdotool("keyup", "alt");
		keyboard.close();
		stage.xdotool("key", "a");
		Await.until("the letter", () -> tab.sharer.acts().containsAll(List.of(keys((int) 'a', -'a'))));
		final var acts = tab.sharer.acts();
		assertTrue(acts.indexOf(new Key(ALT, false)) > 0 && acts.indexOf(new Key(ALT, false)) < acts.indexOf(new Key('a', true)), acts::toString);
	}

	@Test
	void aHeldKeyRepeatsAndGoesUpOnce() {
		stage.xdotool("keydown", "a");
		Await.until("repeats", () -> tab.sharer.acts().size() > 3);
		stage.xdotool("keyup", "a");
		Await.until("up", () -> tab.sharer.acts().getLast().equals(new Key('a', false)));
		assertEquals(1, tab.sharer.acts().stream().filter(new Key('a', false)::equals).count());
	}

	@Test
	void altGrArrivesAsWhatItWrites() {
		stage.layout("de");
		stage.xdotool("key", "ISO_Level3_Shift+q", "ISO_Level3_Shift+7");
		awaitKeys((int) '@', -'@', (int) '{', -'{');
	}

	@Test
	void deadKeysArriveAsWhatTheyMake() {
		stage.layout("de");
		stage.xdotool("key", "dead_acute", "e", "dead_circumflex", "space");
		awaitKeys(0xe9, -0xe9, (int) '^', -'^');
	}

	@Test
	void otherAlphabetsAndTheirCommands() {
		stage.layout("ru");
		stage.xdotool("key", "Cyrillic_es");
		awaitKeys(0x1000441, -0x1000441);
		tab.sharer.received.clear();
		stage.layout("us,ru", "-option", "grp:shifts_toggle");
		stage.xdotool("keydown", "Shift_L", "keydown", "Shift_R", "keyup", "Shift_R", "keyup", "Shift_L");
		stage.xdotool("key", "ctrl");
		Await.until("the layout switched", () -> tab.sharer.acts().contains(new Key(CTRL, false)));
		tab.sharer.received.clear();
		stage.run(() -> stage.display.update());
		stage.xdotool("keydown", "ctrl", "key", "54", "keyup", "ctrl");
		awaitKeys(CTRL, (int) 'c', -'c', -CTRL);
	}

	@Test
	void onlyTheSessionInFrontTakesKeys() {
		final var second = stage.viewing(640, 480).control();
		stage.xdotool("key", "b");
		second.sharer.awaitActs(keys((int) 'b', -'b'));
		stage.run(() -> ViewerStage.page().activate(tab.editor));
		Await.until("the first in front", () -> tab.bar().contains("Keys go to"));
		stage.xdotool("key", "c");
		awaitKeys((int) 'c', -'c');
		assertEquals(2, second.sharer.acts().size());
	}

	@Test
	void withoutControlNothingGoes() {
		tab.state.phase(tandem.technician.Phase.VIEWING);
		Await.until("seen", () -> tab.bar().contains("You see"));
		stage.xdotool("key", "a");
		tab.control();
		stage.xdotool("key", "b");
		awaitKeys((int) 'b', -'b');
	}
}
