// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

import tandem.endpoint.ui.internal.model.FileChoice;

/** The system's own window for choosing where an invitation is saved. */
final class SaveDialog {

	private SaveDialog() {
	}

	/**
	 * Asks.
	 *
	 * @param suggestion what is there already; need not be a path
	 * @param overwrite whether the window itself asks before a file is replaced
	 */
	static Optional<Path> open(final Shell shell, final String suggestion, final boolean overwrite) {
		final var dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText(Messages.New_heading);
		dialog.setFilterNames(new String[] { Messages.New_filter });
		dialog.setFilterExtensions(new String[] { "*" + FileChoice.ENDING }); //$NON-NLS-1$
		dialog.setOverwrite(overwrite);
		try {
			final var path = Path.of(suggestion);
			if (path.isAbsolute() && path.getParent() != null) {
				dialog.setFilterPath(path.getParent().toString());
				dialog.setFileName(path.getFileName().toString());
			}
		} catch (final InvalidPathException e) {
			// what was typed is no path: the window starts where it likes
			dialog.setFileName(Messages.New_filter + FileChoice.ENDING);
		}
		return Optional.ofNullable(dialog.open()).map(Path::of);
	}
}
