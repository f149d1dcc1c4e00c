// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.util.Optional;

/**
 * All that is on the screen at one moment. The main window shows where neither a question nor the bar does.
 *
 * @param page the page of the main window
 * @param consent the question that is open
 * @param bar the sharing bar while a session runs
 */
public record Scene(Page page, Optional<ConsentScene> consent, Optional<BarScene> bar) {

	/** Whether the main window is to be seen. */
	public boolean showsMain() {
		return consent.isEmpty() && bar.isEmpty();
	}
}
