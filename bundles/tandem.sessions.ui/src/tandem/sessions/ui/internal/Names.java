// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** What a screen reader calls controls that have no label. */
final class Names {

	private Names() {
	}

	static void give(final Control control, final String name) {
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(final AccessibleEvent event) {
				if (event.childID == org.eclipse.swt.accessibility.ACC.CHILDID_SELF) {
					event.result = name;
				}
			}
		});
	}
}
