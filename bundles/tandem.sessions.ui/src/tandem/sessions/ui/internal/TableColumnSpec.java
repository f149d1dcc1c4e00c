// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.util.Comparator;
import java.util.function.Function;

import org.eclipse.swt.graphics.Image;

/**
 * A column of a {@link ListTable}.
 *
 * @param id names it in the preferences; constant
 * @param weight its part of the width, at first
 * @param order how its header sorts
 * @param image for each row; null for none
 */
record TableColumnSpec<E>(String id, String title, int weight, Function<E, String> text, Comparator<E> order, Function<E, Image> image) {

	/** A column that sorts by its text and has no pictures. */
	static <E> TableColumnSpec<E> of(final String id, final String title, final int weight, final Function<E, String> text) {
		return new TableColumnSpec<>(id, title, weight, text, Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER), row -> null);
	}

	TableColumnSpec<E> ordered(final Comparator<E> other) {
		return new TableColumnSpec<>(id, title, weight, text, other, image);
	}

	TableColumnSpec<E> pictured(final Function<E, Image> pictures) {
		return new TableColumnSpec<>(id, title, weight, text, order, pictures);
	}
}
