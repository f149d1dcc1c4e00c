// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of a table as text: found by words, copied with tabs. Pure. */
final class TableText {

	private TableText() {
	}

	/** Whether each word of the filter stands somewhere in the row; case does not matter. */
	static boolean matches(final List<String> row, final String filter) {
		final var whole = String.join("\n", row).toLowerCase(Locale.ROOT); //$NON-NLS-1$
		return Stream.of(filter.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(whole::contains); //$NON-NLS-1$
	}

	/** A row a line, its cells with tabs between them, as spreadsheets and mails take it. */
	static String copied(final Collection<List<String>> rows) {
		return rows.stream().map(cells -> cells.stream().map(cell -> cell.replaceAll("[\\t\\r\\n]+", " ")).collect(Collectors.joining("\t"))) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.collect(Collectors.joining("\n")); //$NON-NLS-1$
	}
}
