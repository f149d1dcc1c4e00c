// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui;

import java.nio.file.Path;

/**
 * A file as an editor's input: an invitation of any format is opened with it.
 *
 * @param file absolute
 */
public record FileInput(Path file) implements PlainInput {

	@Override
	public String getName() {
		return file.getFileName().toString();
	}

	@Override
	public String getToolTipText() {
		return file.toString();
	}
}
