// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

import tandem.endpoint.ui.internal.model.FileChoice;
import tandem.invitation.mail.InvitationMail;

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
		return open(shell, Messages.New_filter, FileChoice.ENDING, suggestion, overwrite);
	}

	/** Asks where a message is saved. */
	static Optional<Path> openMessage(final Shell shell) {
		return open(shell, Messages.Mail_filter, InvitationMail.EXTENSION, System.getProperty("user.home") + '/' + Messages.Mail_suggestion + InvitationMail.EXTENSION, true); //$NON-NLS-1$
	}

	private static Optional<Path> open(final Shell shell, final String filter, final String ending, final String suggestion, final boolean overwrite) {
		final var dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText(Messages.New_heading);
		dialog.setFilterNames(new String[] { filter });
		dialog.setFilterExtensions(new String[] { "*" + ending }); //$NON-NLS-1$
		dialog.setOverwrite(overwrite);
		try {
			final var path = Path.of(suggestion);
			if (path.isAbsolute() && path.getParent() != null) {
				dialog.setFilterPath(path.getParent().toString());
				dialog.setFileName(path.getFileName().toString());
			}
		} catch (final InvalidPathException e) {
			// what was typed is no path: the window starts where it likes
			dialog.setFileName(filter + ending);
		}
		return Optional.ofNullable(dialog.open()).map(Path::of);
	}
}
