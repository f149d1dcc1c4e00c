// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.util.function.Supplier;

import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** What a screen reader calls controls that have no label. */
final class Names {

	private Names() {
	}

	static void give(final Control control, final String name) {
		give(control, () -> name);
	}

	static void give(final Control control, final Supplier<String> name) {
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(final AccessibleEvent event) {
				if (event.childID == ACC.CHILDID_SELF) {
					event.result = name.get();
				}
			}
		});
	}
}
