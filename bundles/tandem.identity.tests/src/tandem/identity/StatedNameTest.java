// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A stated name can't turn, hide or flood the text around it. */
class StatedNameTest {

	@Property
	void whateverIsStatedIsFitToBeShown(@ForAll final String stated) {
		final var clean = StatedName.clean(stated);
		assertTrue(clean.codePointCount(0, clean.length()) <= StatedName.MAX_CODE_POINTS);
		assertTrue(clean.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT));
		assertEquals(clean.strip(), clean);
	}

	@Example
	void turnsNothingAround() {
		assertEquals("Tom exe.txt", StatedName.clean("Tom \u202eexe.txt\u202c"));
		assertEquals("Tom Support", StatedName.clean("Tom\n\n\tSupport\u200b\u0000"));
		assertEquals("\u00e9", StatedName.clean("e\u0301"));
		assertEquals("", StatedName.clean(" \u2066\u2069 "));
	}

	@Example
	void countsPeopleNotBytes() {
		assertEquals(StatedName.MAX_CODE_POINTS, StatedName.clean("\ud83d\ude00".repeat(100)).codePoints().count());
		assertTrue(StatedName.clean("e" + "\u0301".repeat(1_000_000)).length() <= StatedName.MAX_CODE_POINTS);
	}
}
