// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.statushandlers.StatusManager;

import tandem.firewall.report.Report;

/** Hands reports on: to the clipboard and into files. UI thread only. */
final class ReportActions {

	private final Shell shell;
	private final Supplier<Optional<Path>> chooser;

	/** Asks for files with the system's own dialog. */
	ReportActions(final Shell shell) {
		this(shell, () -> ask(shell));
	}

	/** @param chooser asks for a file; empty where somebody thought better of it */
	ReportActions(final Shell shell, final Supplier<Optional<Path>> chooser) {
		this.shell = shell;
		this.chooser = chooser;
	}

	void copy(final Report report) {
		Pieces.copy(shell.getDisplay(), report.text());
	}

	void save(final Report report) {
		chooser.get().ifPresent(file -> {
			try {
				Files.writeString(file, content(file, report));
			} catch (final IOException e) {
				StatusManager.getManager().handle(new Status(IStatus.ERROR, "tandem.firewall.ui", NLS.bind(Messages.notSaved, file), e), StatusManager.SHOW); //$NON-NLS-1$
			}
		});
	}

	private static String content(final Path file, final Report report) {
		final var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return name.endsWith(".json") ? report.json() + '\n' : name.endsWith(".txt") ? report.text() : report.html(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static Optional<Path> ask(final Shell shell) {
		final var dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText(Messages.saveTitle);
		dialog.setFilterNames(new String[] { Messages.saveHtml, Messages.saveJson, Messages.saveText });
		dialog.setFilterExtensions(new String[] { "*.html", "*.json", "*.txt" }); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		dialog.setFileName("firewall-report.html"); //$NON-NLS-1$
		dialog.setOverwrite(true);
		return Optional.ofNullable(dialog.open()).map(Path::of);
	}
}
