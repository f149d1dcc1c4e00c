// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TableTextTest {

	private static final List<String> ROW = List.of("Bella Ray", "In control", "12:00");

	@Test
	void findsWordsInAnyColumnAndOrderWhateverTheirCase() {
		assertTrue(TableText.matches(ROW, "CONTROL bella"));
		assertFalse(TableText.matches(ROW, "bella viewing"));
	}

	@Test
	void anEmptyFilterFindsAll() {
		assertTrue(TableText.matches(ROW, "  "));
	}

	@Test
	void copiesRowsAsLinesAndCellsWithTabs() {
		assertEquals("Bella Ray\tIn control\t12:00\na\tb", TableText.copied(List.of(ROW, List.of("a", "b"))));
	}

	@Property
	void noCellBreaksTheGrid(@ForAll final List<String> cells) {
		final var text = TableText.copied(List.of(cells));
		assertEquals(Math.max(0, cells.size() - 1), text.chars().filter(letter -> letter == '\t').count());
		assertFalse(text.contains("\n") || text.contains("\r"));
	}
}
