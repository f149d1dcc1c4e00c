// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Names that try to be more than names. */
class MarkedNameTest {

	private static final String OPEN = "\u201c\u2068";

	private static final String CLOSE = "\u2069\u201d";

	private static String inside(final String marked) {
		assertTrue(marked.startsWith(OPEN) && marked.endsWith(CLOSE), marked);
		return marked.substring(OPEN.length(), marked.length() - CLOSE.length());
	}

	@Test
	void marksAName() {
		assertEquals("Günter Huber", inside(MarkedName.marked("Günter  Huber", MarkedName.LONG)));
		assertEquals("R&D {0}", inside(MarkedName.marked("R&D {0}", MarkedName.LONG)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  ", "\u202e\u2066\u200b", "\n\t" })
	void saysThatANameIsMissing(final String name) {
		assertEquals(Messages.Name_none, MarkedName.marked(name, MarkedName.LONG));
	}

	@Test
	void aNameCantCloseItsQuotationMarks() {
		assertEquals("Bella' is verified by 'Tandem", inside(MarkedName.marked("Bella\u201d is verified by \u201cTandem", MarkedName.LONG)));
		assertEquals("Bella' is verified", inside(MarkedName.marked("Bella\" is verified", MarkedName.LONG)));
	}

	@Test
	void aNameCantTurnTheTextAround() {
		assertEquals("Bella", inside(MarkedName.marked("\u202eBella\u2069\u2069", MarkedName.LONG)));
	}

	@Test
	void cutsBetweenCharactersAsPeopleSeeThem() {
		assertEquals("ab\u2026", inside(MarkedName.marked("abc", 2)));
		assertEquals("abc", inside(MarkedName.marked("abc", 3)));
		assertEquals("a\u0323\u0302x".repeat(2) + "\u2026", inside(MarkedName.marked("a\u0323\u0302xa\u0323\u0302xq", 4)).replace("\u1ead", "a\u0323\u0302"));
		assertEquals("\ud83d\ude00\u2026", inside(MarkedName.marked("\ud83d\ude00\ud83d\ude00", 1)));
	}

	@Test
	void aTowerOfMarksIsCut() {
		assertEquals("x\u0335\u0335", inside(MarkedName.marked("x" + "\u0335".repeat(50), MarkedName.LONG)));
	}

	@Property
	void whateverComesStaysInside(@ForAll final String name) {
		final var marked = MarkedName.marked(name, MarkedName.SHORT);
		if (!marked.equals(Messages.Name_none)) {
			final var inside = inside(marked);
			assertTrue(inside.codePoints().noneMatch(c -> Character.getType(c) == Character.FORMAT || Character.isISOControl(c) || c == '"' || c == '\u201c'
					|| c == '\u201d'), () -> inside);
			assertTrue(inside.codePointCount(0, inside.length()) <= 64 + 1);
		}
	}
}
