// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.nio.file.Path;

import tandem.sessions.ui.PlainInput;

/**
 * An invitation of Windows as an editor's input.
 *
 * @param file absolute
 */
record WindowsInput(Path file) implements PlainInput {

	@Override
	public String getName() {
		return file.getFileName().toString();
	}

	@Override
	public String getToolTipText() {
		return file.toString();
	}
}
