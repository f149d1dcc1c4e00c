// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import tandem.endpoint.ui.internal.model.Page;

/** A page's widgets. Thin: what it says stands in the {@link Page}. UI thread only. */
interface PageView {

	/**
	 * Shows a new state of the page.
	 *
	 * @return false where this is another page, or one so different that it needs new widgets
	 */
	boolean update(Page page);

	/** A second went by. */
	default void tick() {
		// most pages stand still
	}

	/** Puts the keyboard where it is wanted first. */
	void focus();

	/** Esc was pressed. */
	default void escape() {
		// most pages have nowhere to go back to
	}
}
