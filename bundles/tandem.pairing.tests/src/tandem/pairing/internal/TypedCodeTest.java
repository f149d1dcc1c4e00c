// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.pairing.PairingCode;
import tandem.pairing.TypedCode;
import tandem.pairing.TypedCode.Begun;
import tandem.pairing.TypedCode.Complete;
import tandem.pairing.TypedCode.Mistake;
import tandem.pairing.TypedCode.Wrong;

class TypedCodeTest {

	/** 0 and 1 are in it, so that look-alikes can be typed for them. */
	private static final String PLAIN = "K70M1XQ2" + Symbols.check("K70M1XQ2");

	private static final PairingCode CODE = PairingCode.of(PLAIN);

	private static final String SHOWN = CODE.inGroups();

	private static void complete(final String typed) {
		final var read = assertInstanceOf(Complete.class, TypedCode.read(typed), typed);
		assertEquals(CODE, read.code());
	}

	@Test
	void forgivesBlanksDashesCaseAndLookAlikes() {
		complete(SHOWN);
		complete(PLAIN);
		complete("  " + SHOWN.replace('-', ' ') + "\n");
		complete(SHOWN.toLowerCase(Locale.ROOT));
		complete(SHOWN.replace('-', '\u2013'));
		complete(SHOWN.replace("-", " - "));
		complete(SHOWN.replace('-', '\u00a0'));
		complete(PLAIN.replace('0', 'O').replace('1', 'l'));
		complete(PLAIN.replace('0', 'o').replace('1', 'I'));
		complete("\u201c" + SHOWN + ".\u201d");
	}

	@Test
	void takesASentence() {
		complete("Hello, your code is " + SHOWN + ". Please type it into Code from assistant!");
		complete("Dein Code lautet: " + SHOWN.replace('-', ' ') + " (10 Minuten)");
		complete("code: " + PLAIN.toLowerCase(Locale.ROOT) + " thanks, call me at 555 0199 if it fails");
	}

	@Test
	void takesALinkApart() {
		final var read = assertInstanceOf(Complete.class, TypedCode.read("Please open tandem://help.example.org:8443/" + SHOWN + ", thanks"));
		assertEquals(CODE, read.code());
		assertEquals(Optional.of("help.example.org:8443"), read.relay());
		assertEquals(Optional.of("help.example.org"), ((Complete) TypedCode.read("tandem://help.example.org/" + PLAIN)).relay());
	}

	@ParameterizedTest
	@ValueSource(strings = { "tandem://", "tandem:///K7M", "tandem://user@help.example.org/K7M-4XQ-2PD", "tandem://help.example.org/K7M?x=1",
			"tandem://help.example.org:99999/K7M-4XQ-2PD", "https://bank.example/login", "no code in here at all" })
	void refusesOtherLinksAndTexts(final String typed) {
		final var read = assertInstanceOf(Wrong.class, TypedCode.read(typed));
		assertEquals(new Mistake.None(), read.mistake());
	}

	@Test
	void groupsWhatIsBegun() {
		assertEquals(new Begun(""), TypedCode.read(""));
		assertEquals(new Begun(""), TypedCode.read(" - "));
		assertEquals(new Begun("K7M"), TypedCode.read("k7m"));
		assertEquals(new Begun("K7M-4"), TypedCode.read("k7m4"));
	}

	@Test
	void namesTheCharacterThatNoCodeHas() {
		assertEquals(new Wrong("K7U", new Mistake.NotASymbol(3, "U")), TypedCode.read("k7u"));
		assertEquals(new Wrong("K7\u00c4", new Mistake.NotASymbol(3, "\u00c4")), TypedCode.read("k7\u00e4"));
	}

	@Test
	void namesThePlaceThatWasMistyped() {
		final var swapped = "7K" + PLAIN.substring(2);
		final var read = assertInstanceOf(Wrong.class, TypedCode.read(swapped));
		assertTrue(((Mistake.Mistyped) read.mistake()).places().containsAll(java.util.List.of(1, 2)), read.toString());
	}

	@Test
	void saysTooLongAndSeveral() {
		assertEquals(new Mistake.TooLong(14), ((Wrong) TypedCode.read("K7M4XQ2PDK7M4X")).mistake());
		final var other = PairingCode.of("AB23CD45" + Symbols.check("AB23CD45"));
		assertEquals(new Mistake.Several(), ((Wrong) TypedCode.read("Either " + SHOWN + " or " + other.inGroups())).mistake());
		assertEquals(new Mistake.None(), ((Wrong) TypedCode.read("K7M ".repeat(2_000))).mistake());
	}

	@Property
	void readsAnythingWithoutFailing(@ForAll final String typed) {
		assertTrue(TypedCode.read(typed) != null);
	}
}
