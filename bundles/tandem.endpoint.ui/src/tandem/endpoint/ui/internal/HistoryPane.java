// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

import tandem.endpoint.ui.internal.model.History;
import tandem.session.host.SavedSession;

/** What was done on this computer: the sessions, and what happened in the one that is chosen. UI thread only. */
final class HistoryPane {

	private static final int ROWS = 6;

	private static final int LINES = 10;

	private static final int WHEN = 20 * Look.UNIT;

	private static final int WHO = 16 * Look.UNIT;

	private static final int END = 24 * Look.UNIT;

	private final History history;
	private final Composite area;
	private final Text filter;
	private final Table table;
	private final Text happened;
	private final Label say;
	private final Button save;
	private final Button delete;
	private final Composite question;
	private final Composite buttons;
	private List<SavedSession> all = List.of();
	private List<SavedSession> shown = List.of();

	HistoryPane(final Composite parent, final History history) {
		this.history = history;
		area = new Composite(parent, SWT.NONE);
		area.setLayout(Look.column());
		filter = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.History_filter);
		filter.setLayoutData(Look.wide());
		filter.addListener(SWT.Modify, e -> list());
		table = table();
		happened = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		final var data = new GridData(SWT.FILL, SWT.FILL, true, true);
		data.heightHint = LINES * happened.getLineHeight();
		data.widthHint = WHEN + WHO + END;
		happened.setLayoutData(data);
		Look.name(happened, Messages.Log_heading);
		say = new Label(area, SWT.WRAP);
		say.setLayoutData(Look.wide());
		((GridData) say.getLayoutData()).widthHint = WHEN + WHO + END;
		Look.appear(say, false);
		buttons = row();
		save = Look.button(buttons, Messages.History_save, this::save);
		delete = Look.button(buttons, Messages.History_delete, () -> ask(true));
		question = row();
		Look.button(question, Messages.History_keep, () -> ask(false));
		Look.button(question, Messages.History_yes, this::delete);
		Look.appear(question, false);
		read();
	}

	private Composite row() {
		final var row = Look.group(area, 2);
		row.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
		return row;
	}

	private Table table() {
		final var made = new Table(area, SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL | SWT.BORDER);
		made.setHeaderVisible(true);
		column(made, Messages.History_when, WHEN);
		column(made, Messages.History_who, WHO);
		column(made, Messages.History_end, END);
		final var data = new GridData(SWT.FILL, SWT.FILL, true, false);
		data.heightHint = (ROWS + 1) * made.getItemHeight();
		made.setLayoutData(data);
		Look.name(made, Messages.History_title);
		made.addListener(SWT.Selection, e -> show());
		return made;
	}

	private static void column(final Table table, final String title, final int width) {
		final var column = new TableColumn(table, SWT.NONE);
		column.setText(title);
		column.setWidth(width);
	}

	/** What holds it. */
	Composite control() {
		return area;
	}

	private void read() {
		try {
			all = history.sessions();
			say(all.isEmpty() ? Messages.History_none : ""); //$NON-NLS-1$
		} catch (final IOException e) {
			all = List.of();
			say(NLS.bind(Messages.History_unreadable, e.getMessage()));
		}
		list();
	}

	private void list() {
		final var before = chosen();
		shown = all.stream().filter(session -> filter.getText().isBlank() || History.matches(session, filter.getText())).toList();
		table.removeAll();
		final var now = Clock.systemUTC().instant();
		for (final var session : shown) {
			new TableItem(table, SWT.NONE).setText(new String[] { History.when(session), History.who(session), History.end(session, now) });
		}
		if (!shown.isEmpty()) {
			table.setSelection(Math.max(0, before.map(shown::indexOf).orElse(0)));
		}
		show();
	}

	private void show() {
		ask(false);
		happened.setText(chosen().map(history::text).orElse("")); //$NON-NLS-1$
		save.setEnabled(chosen().isPresent());
		delete.setEnabled(chosen().isPresent() && history.kept().isEmpty());
		delete.setToolTipText(history.kept().orElse(null));
	}

	private Optional<SavedSession> chosen() {
		final var index = table.getSelectionIndex();
		return index < 0 || index >= shown.size() ? Optional.empty() : Optional.of(shown.get(index));
	}

	private void save() {
		final var dialog = new FileDialog(area.getShell(), SWT.SAVE);
		dialog.setText(Messages.History_save);
		dialog.setFilterExtensions("*.html", "*.txt", "*.jsonl"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		dialog.setFilterNames(new String[] { Messages.History_html, Messages.History_text, Messages.History_json });
		dialog.setFileName(Messages.History_file);
		dialog.setOverwrite(true);
		final var name = dialog.open();
		if (name != null) {
			chosen().ifPresent(session -> save(session, Path.of(name)));
		}
	}

	private void save(final SavedSession session, final Path file) {
		try {
			history.save(session, file);
			say(NLS.bind(Messages.History_saved, file));
		} catch (final IOException e) {
			say(NLS.bind(Messages.History_notSaved, file, e.getMessage()));
		}
	}

	/** Asks in the same window whether to delete, or takes the question back. */
	private void ask(final boolean asks) {
		if (asks) {
			chosen().ifPresent(session -> say(NLS.bind(Messages.History_question, History.who(session), History.when(session))));
			question.getChildren()[0].setFocus();
		} else if (question.getVisible()) {
			say(""); //$NON-NLS-1$
		}
		if (Look.appear(question, asks) | Look.appear(buttons, !asks)) {
			area.layout(true, true);
		}
		if (asks) {
			question.getChildren()[0].setFocus();
		}
	}

	private void delete() {
		ask(false);
		chosen().ifPresent(session -> {
			try {
				history.delete(session);
				read();
			} catch (final IOException e) {
				say(e.getMessage());
			}
		});
	}

	private void say(final String words) {
		if (Look.say(say, words) | Look.appear(say, !words.isEmpty())) {
			area.layout(true, true);
		}
	}
}
