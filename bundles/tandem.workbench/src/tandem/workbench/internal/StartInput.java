// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import tandem.sessions.ui.PlainInput;

/** The start page as an editor's input: there is one. */
record StartInput() implements PlainInput {

	@Override
	public String getName() {
		return Messages.start;
	}
}
