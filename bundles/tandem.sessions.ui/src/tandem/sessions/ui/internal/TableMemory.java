// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import org.eclipse.core.runtime.ILog;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

/** How somebody arranged a table's columns, kept in preferences. */
final class TableMemory {

	private static final String SORT = "sort"; //$NON-NLS-1$

	private static final String DOWN = "down"; //$NON-NLS-1$

	private static final String WIDTH = "width."; //$NON-NLS-1$

	private final Preferences node;

	/** @param node of this table alone */
	TableMemory(final Preferences node) {
		this.node = node;
	}

	/** The column's part of the width. */
	int weight(final String column, final int usual) {
		return Math.max(1, node.getInt(WIDTH + column, usual));
	}

	/** Id of the column that sorts; empty for none. */
	String sorted() {
		return node.get(SORT, ""); //$NON-NLS-1$
	}

	/** Whether it sorts downwards. */
	boolean down() {
		return node.getBoolean(DOWN, false);
	}

	void keepSort(final String column, final boolean down) {
		node.put(SORT, column);
		node.putBoolean(DOWN, down);
	}

	/** @param width in points; widths are kept as parts of the whole, so that the table fills its place */
	void keepWidth(final String column, final int width) {
		node.putInt(WIDTH + column, width);
	}

	/** Writes what is kept. */
	void save() {
		try {
			node.flush();
		} catch (final BackingStoreException e) {
			ILog.of(TableMemory.class).warn("columns are not remembered", e); //$NON-NLS-1$
		}
	}
}
