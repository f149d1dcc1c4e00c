// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.screen.InputEvent.Key;

/** What keys are called on their way, and which of them are down. */
class KeysymsTest {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', value = {
			// key, character, modifiers, keysym
			"0x61, 0x61, 0, 0x61", "0x61, 0x41, 0x20000, 0x41", "0xe9, 0xe9, 0, 0xe9", "0x65, 0xe9, 0, 0xe9", "0x441, 0x441, 0, 0x1000441",
			"0, 0x20ac, 0, 0x10020ac", "0, 0, 0, -1", "0x20, 0x20, 0, 0x20", "0x20, 0x20, 0x40000, 0x20",
			// Ctrl makes control codes
			"0x63, 3, 0x40000, 0x63", "0x63, 3, 0x60000, 0x63", "0x5b, 0x1b, 0x40000, 0x5b", "0x32, 0, 0x60000, 0x40", "0x2d, 0x1f, 0x60000, 0x5f",
			"0x31, 0x21, 0x60000, 0x21", "0x36, 0x1e, 0x60000, 0x5e",
			// A command on a Cyrillic layout is the Latin letter; without one, only what it writes is known
			"0x63, 0x441, 0x40000, 0x63", "0x63, 0x441, 0x10000, 0x63", "0x63, 0x441, 0, 0x1000441", "0x441, 0x441, 0x40000, 0x1000441",
			// AltGr and the locks mean nothing by themselves, with Ctrl neither
			"0x8000, 0, 0, -1", "0x8000, 0, 0x40000, -1", "0x71, 0x40, 0x8000, 0x40", "0x1000052, 0, 0, -1", "0x1000053, 0, 0, -1",
			// Named keys
			"0x20000, 0, 0, 0xffe1", "0x40000, 0, 0, 0xffe3", "0x10000, 0, 0, 0xffe9", "0xd, 0xd, 0, 0xff0d", "0x1000050, 0xd, 0, 0xff8d",
			"9, 9, 0x20000, 0xff09", "0x7f, 0x7f, 0, 0xffff", "0x1b, 0x1b, 0, 0xff1b", "0x1000013, 0, 0, 0xffc7", "0x1000033, 0x33, 0, 0xffb3",
			"0x1000057, 0, 0, 0xff61", "0, 0xd83d, 0, -1" })
	void areNamedByWhatTheyMean(final String key, final String character, final String modifiers, final String keysym) {
		final var wanted = Integer.decode(keysym);
		assertEquals(wanted < 0 ? OptionalInt.empty() : OptionalInt.of(wanted),
				Keysyms.of(Integer.decode(key), (char) (int) Integer.decode(character), Integer.decode(modifiers)));
	}

	@ParameterizedTest
	@CsvSource({ "0x41, 0x41", "0xff, 0xff", "0x100, 0x1000100", "0x1f600, 0x101f600" })
	void charactersAreUnicode(final String codePoint, final String keysym) {
		assertEquals(Integer.decode(keysym), Keysyms.ofCodePoint(Integer.decode(codePoint)));
	}

	@ParameterizedTest
	@ValueSource(ints = { SWT.SHIFT, SWT.CTRL, SWT.ALT })
	void aModifierThatWentUpElsewhereIsReleasedWithTheNextEvent(final int modifier) {
		final var keysym = Keysyms.of(modifier, '\0', 0).orElseThrow();
		final var held = new HeldKeys();
		assertEquals(List.of(new Key(keysym, true)), held.press(modifier, keysym));
		assertEquals(List.of(), held.align(modifier, 'a'));
		assertEquals(List.of(), held.align(0, modifier), "its own event tells it");
		assertEquals(List.of(new Key(keysym, false)), held.align(0, 'a'));
		assertEquals(List.of(), held.release(modifier), "only once");
		assertEquals(List.of(new Key(keysym, true)), held.align(modifier, 'a'), "one that went down elsewhere");
		assertEquals(List.of(new Key(keysym, false)), held.release(modifier));
	}

	@Test
	void whatGoesUpIsWhatWentDown() {
		final var held = new HeldKeys();
		assertEquals(List.of(new Key('A', true)), held.press('a', 'A'));
		assertEquals(List.of(new Key('A', true)), held.press('a', 'A'), "a repeat");
		assertEquals(List.of(new Key('a', true), new Key('A', false)), held.press('a', 'a'), "repeats after Shift went up");
		assertEquals(List.of(new Key('a', false)), held.release('a'));
		assertEquals(List.of(), held.release('a'));
		assertEquals(List.of(new Key(0xe9, true), new Key(0xe9, false)), held.press(0, 0xe9), "made by an input method");
		held.press('b', 'b');
		held.forget();
		assertEquals(List.of(), held.release('b'));
	}

	@Test
	void smallStepsMakeAClick() {
		final var clicks = new Clicks();
		assertEquals(List.of(1, -1, 2), List.of(clicks.add(3), clicks.add(-3), clicks.add(6)));
		assertEquals(List.of(0, 0, 1, 0), List.of(clicks.add(1), clicks.add(1), clicks.add(1), clicks.add(1)));
		assertEquals(List.of(0, 0, -1), List.of(clicks.add(-1), clicks.add(-1), clicks.add(-1)), "a new direction begins anew");
		assertEquals(32, clicks.add(1_000));
	}
}
