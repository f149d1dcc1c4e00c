// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.List;

/** Combinations that this computer would keep for itself if they were typed. */
enum SpecialKeys {

	CTRL_ALT_DEL("Ctrl+Alt+Del", Keysyms.CONTROL, Keysyms.ALT, Keysyms.DELETE), //$NON-NLS-1$
	CTRL_ESC("Ctrl+Esc", Keysyms.CONTROL, Keysyms.ESCAPE), //$NON-NLS-1$
	ALT_TAB("Alt+Tab", Keysyms.ALT, Keysyms.TAB), //$NON-NLS-1$
	ALT_F4("Alt+F4", Keysyms.ALT, Keysyms.function(4)), //$NON-NLS-1$
	SUPER("Super", Keysyms.SUPER), //$NON-NLS-1$
	CTRL_ALT_T("Ctrl+Alt+T", Keysyms.CONTROL, Keysyms.ALT, (int) 't'), //$NON-NLS-1$
	PRINT_SCREEN("Print Screen", Keysyms.PRINT), //$NON-NLS-1$
	ALT_PRINT_SCREEN("Alt+Print Screen", Keysyms.ALT, Keysyms.PRINT), //$NON-NLS-1$
	CTRL_ALT_BACKSPACE("Ctrl+Alt+Backspace", Keysyms.CONTROL, Keysyms.ALT, Keysyms.BACKSPACE), //$NON-NLS-1$
	CTRL_ALT_HOME("Ctrl+Alt+Home", Keysyms.CONTROL, Keysyms.ALT, Keysyms.HOME), //$NON-NLS-1$
	MENU("Menu", Keysyms.MENU), //$NON-NLS-1$
	CAPS_LOCK("Caps Lock", Keysyms.CAPS_LOCK); //$NON-NLS-1$

	private final String label;

	private final List<Integer> keysyms;

	SpecialKeys(final String label, final Integer... keysyms) {
		this.label = label;
		this.keysyms = List.of(keysyms);
	}

	/** As it stands on keyboards. */
	String label() {
		return label;
	}

	/** Keys in the order in which they go down. */
	List<Integer> keysyms() {
		return keysyms;
	}
}
