// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

import tandem.session.host.SavedSession;
import tandem.session.host.SessionLogExport;
import tandem.session.host.SessionLogExport.Form;

/** What can be done with saved session logs: open one from elsewhere, export, delete, read again, show that of a session. */
public final class SavedHandler extends AbstractHandler {

	private static final List<Form> FORMS = List.of(Form.HTML, Form.TEXT, Form.JSON_LINES);

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		final var shell = HandlerUtil.getActiveShellChecked(event);
		try {
			switch (event.getCommand().getId()) {
			case "tandem.sessions.ui.savedOpen" -> open(event, shell); //$NON-NLS-1$
			case "tandem.sessions.ui.showLog" -> showLog(event); //$NON-NLS-1$
			case "tandem.sessions.ui.savedExport" -> view(event).ifPresent(view -> export(view, shell)); //$NON-NLS-1$
			case "tandem.sessions.ui.savedDelete" -> view(event).ifPresent(view -> delete(view, shell)); //$NON-NLS-1$
			default -> view(event).ifPresent(SavedView::refresh);
			}
		} catch (final PartInitException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
		return null;
	}

	private static Optional<SavedView> view(final ExecutionEvent event) {
		return HandlerUtil.getActivePart(event) instanceof final SavedView view ? Optional.of(view) : Optional.empty();
	}

	private static SavedView shown(final ExecutionEvent event) throws PartInitException {
		return (SavedView) HandlerUtil.getActiveWorkbenchWindow(event).getActivePage().showView(SavedView.ID);
	}

	private static void open(final ExecutionEvent event, final Shell shell) throws PartInitException {
		final var dialog = new FileDialog(shell, SWT.OPEN);
		dialog.setText(Messages.savedOpenTitle);
		dialog.setFilterExtensions("*.jsonl", "*"); //$NON-NLS-1$ //$NON-NLS-2$
		dialog.setFilterNames(new String[] { Messages.savedFiles, Messages.savedAllFiles });
		final var name = dialog.open();
		if (name == null) {
			return;
		}
		final var view = shown(event);
		try {
			view.choose(view.logs().open(Path.of(name).toAbsolutePath()).file());
		} catch (final IOException e) {
			MessageDialog.openError(shell, Messages.savedOpenTitle, NLS.bind(Messages.savedNotOpened, name, e.getMessage()));
		}
	}

	private static void showLog(final ExecutionEvent event) throws PartInitException {
		if (HandlerUtil.getCurrentStructuredSelection(event).getFirstElement() instanceof Entry.Live(final var session)) {
			final var log = session.log();
			final var view = shown(event);
			log.ifPresent(view::choose);
		}
	}

	private static void export(final SavedView view, final Shell shell) {
		final var chosen = view.chosen();
		final var dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText(Messages.savedExportTitle);
		dialog.setFilterExtensions(FORMS.stream().map(form -> "*." + form.ending()).toArray(String[]::new)); //$NON-NLS-1$
		dialog.setFilterNames(new String[] { Messages.savedHtml, Messages.savedText, Messages.savedJson });
		dialog.setFileName(proposal(chosen));
		dialog.setOverwrite(true);
		final var name = dialog.open();
		if (name != null) {
			final var form = FORMS.get(Math.max(0, dialog.getFilterIndex()));
			write(chosen, named(Path.of(name), form), shell);
		}
	}

	/** A name without one of our endings gets that of the form that was chosen. */
	static Path named(final Path file, final Form form) {
		final var name = file.getFileName().toString();
		return Stream.of(".html", ".htm", ".txt", ".jsonl", ".json").anyMatch(name::endsWith) ? file : file.resolveSibling(name + "." + form.ending()); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
	}

	private static String proposal(final List<SavedSession> chosen) {
		return chosen.size() == 1 ? chosen.getFirst().file().getFileName().toString().replaceFirst("\\.jsonl$", "") + ".html" : "remote-assistance.html"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	private static void write(final List<SavedSession> chosen, final Path file, final Shell shell) {
		try {
			new SessionLogExport(ZoneId.systemDefault()).write(chosen, Form.of(file), file);
		} catch (final IOException e) {
			MessageDialog.openError(shell, Messages.savedExportTitle, NLS.bind(Messages.savedNotExported, file, e.getMessage()));
		}
	}

	private static void delete(final SavedView view, final Shell shell) {
		final var chosen = view.chosen();
		final var kept = chosen.stream().allMatch(view.logs()::isGuest) ? Optional.<String>empty() : view.logs().kept();
		if (kept.isPresent()) {
			MessageDialog.openInformation(shell, Messages.savedDeleteTitle, kept.get());
			return;
		}
		final var question = chosen.size() == 1 ? NLS.bind(Messages.savedDeleteOne, SavedTexts.who(chosen.getFirst()), SavedTexts.began(chosen.getFirst()))
				: NLS.bind(Messages.savedDeleteMany, chosen.size());
		final var answer = new MessageDialog(shell, Messages.savedDeleteTitle, null, question, MessageDialog.QUESTION, 1, Messages.savedDelete, Messages.savedKeep).open();
		if (answer == 0) {
			try {
				view.logs().delete(chosen);
			} catch (final IOException e) {
				MessageDialog.openError(shell, Messages.savedDeleteTitle, e.getMessage());
			}
			view.refresh();
		}
	}
}
