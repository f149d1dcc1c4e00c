// SPDX-License-Identifier: EPL-2.0
package org.eclipse.help.ui.internal.views;

import org.eclipse.ui.forms.IFormPart;

/** What cheat sheets would show of themselves in Eclipse's help system; without a type of this name they can't be loaded. */
public interface IHelpPart extends IFormPart {
	// Nothing asks for it where there is no help system.
}
