// SPDX-License-Identifier: EPL-2.0
package org.example.sysinfo.ui;

import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.part.ViewPart;
import org.example.sysinfo.Computers;
import org.example.sysinfo.Computers.Computer;

import tandem.technician.TechnicianSession;

/** What the computer of the session in front tells of itself. */
public final class SysinfoView extends ViewPart {

	private static final String[] COLUMNS = { "Of", "What", "Value" };

	private static final int[] WIDTHS = { 80, 120, 360 };

	private final IPartListener2 tabs = new IPartListener2() {

		@Override
		public void partActivated(final IWorkbenchPartReference part) {
			refresh();
		}

		@Override
		public void partClosed(final IWorkbenchPartReference part) {
			refresh();
		}
	};

	private Computers computers;
	private AutoCloseable listening;
	private Button ask;
	private Label standing;
	private Table table;

	@Override
	public void createPartControl(final Composite parent) {
		computers = getSite().getService(Computers.class);
		final var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(area);
		ask = new Button(area, SWT.PUSH);
		ask.setText("Read System Information");
		ask.addListener(SWT.Selection, event -> current().ifPresent(Computer::ask));
		standing = new Label(area, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(standing);
		table = new Table(area, SWT.FULL_SELECTION | SWT.BORDER);
		table.setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(table);
		for (var i = 0; i < COLUMNS.length; i++) {
			final var column = new TableColumn(table, SWT.NONE);
			column.setText(COLUMNS[i]);
			column.setWidth(WIDTHS[i]);
		}
		final var display = parent.getDisplay();
		listening = computers.listen(() -> later(display));
		getSite().getPage().addPartListener(tabs);
		refresh();
	}

	private void later(final Display display) {
		if (!display.isDisposed()) {
			display.asyncExec(this::refresh);
		}
	}

	/** The computer of the session whose tab is in front. */
	private Optional<Computer> current() {
		final var editor = getSite().getPage().getActiveEditor();
		final var session = editor == null ? null : editor.getEditorInput().getAdapter(TechnicianSession.class);
		return session == null ? Optional.empty() : computers.of(session.id());
	}

	private void refresh() {
		if (table.isDisposed()) {
			return;
		}
		final var computer = current();
		ask.setEnabled(computer.isPresent());
		standing.setText(computer.map(Computer::standing).orElse("No session is in front whose computer has this plug-in."));
		final var facts = computer.flatMap(Computer::report).map(report -> report.facts().stream().toList()).orElseGet(java.util.List::of);
		table.setRedraw(false);
		table.setItemCount(facts.size());
		for (var i = 0; i < facts.size(); i++) {
			final TableItem item = table.getItem(i);
			item.setText(new String[] { facts.get(i).group(), facts.get(i).name(), facts.get(i).value() });
		}
		table.setRedraw(true);
	}

	@Override
	public void setFocus() {
		ask.setFocus();
	}

	@Override
	public void dispose() {
		try {
			listening.close();
		} catch (final Exception e) {
			ILog.of(SysinfoView.class).warn("still listening", e);
		}
		getSite().getPage().removePartListener(tabs);
		super.dispose();
	}
}
