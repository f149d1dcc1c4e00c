// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.util.Comparator;
import java.util.function.Function;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;

import tandem.technician.Technician;
import tandem.technician.TechnicianSession;

/** The list of sessions and calls. */
public final class SessionsView extends ViewPart {

	private static final int WIDE = 40;

	private static final int NARROW = 25;

	private Technician technician;

	private AutoCloseable registration;

	private TableViewer table;

	private EmptyState empty;

	private StackLayout stack;

	private Composite area;

	@Override
	public void createPartControl(final Composite parent) {
		technician = getSite().getService(Technician.class);
		area = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		area.setLayout(stack);
		empty = new EmptyState(area, Messages.emptySessions);
		createTable(new Composite(area, SWT.NONE));
		getSite().setSelectionProvider(table);
		final var menu = new MenuManager();
		table.getTable().setMenu(menu.createContextMenu(table.getTable()));
		getSite().registerContextMenu(menu, table);
		registration = technician.listen(new Technician.Listener() {
			@Override
			public void added(final TechnicianSession session) {
				later();
			}

			@Override
			public void changed(final TechnicianSession session) {
				later();
			}

			@Override
			public void removed(final TechnicianSession session) {
				later();
			}
		});
		refresh();
	}

	private void createTable(final Composite parent) {
		final var columns = new TableColumnLayout();
		parent.setLayout(columns);
		table = new TableViewer(parent, SWT.FULL_SELECTION | SWT.MULTI | SWT.V_SCROLL);
		table.setContentProvider(ArrayContentProvider.getInstance());
		table.getTable().setHeaderVisible(true);
		final var images = new StateImages(table.getTable());
		column(columns, Messages.columnName, WIDE, TechnicianSession::label, session -> images.of(session.phase()));
		column(columns, Messages.columnState, WIDE, SessionTexts::state, session -> null);
		column(columns, Messages.columnSince, NARROW, SessionTexts::since, session -> null);
	}

	private void column(final TableColumnLayout columns, final String title, final int weight, final Function<TechnicianSession, String> text,
			final Function<TechnicianSession, Image> image) {
		final var column = new TableViewerColumn(table, SWT.NONE);
		column.getColumn().setText(title);
		columns.setColumnData(column.getColumn(), new ColumnWeightData(weight));
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(final Object element) {
				return text.apply((TechnicianSession) element);
			}

			@Override
			public Image getImage(final Object element) {
				return image.apply((TechnicianSession) element);
			}
		});
		column.getColumn().addListener(SWT.Selection, event -> sort(column, text));
	}

	private void sort(final TableViewerColumn column, final Function<TechnicianSession, String> text) {
		final var up = table.getTable().getSortColumn() == column.getColumn() && table.getTable().getSortDirection() == SWT.UP;
		table.getTable().setSortColumn(column.getColumn());
		table.getTable().setSortDirection(up ? SWT.DOWN : SWT.UP);
		final var order = Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER);
		table.setComparator(new ViewerComparator() {
			@Override
			public int compare(final Viewer viewer, final Object one, final Object two) {
				final var compared = order.compare((TechnicianSession) one, (TechnicianSession) two);
				return up ? -compared : compared;
			}
		});
	}

	private void later() {
		if (!area.isDisposed()) {
			area.getDisplay().asyncExec(this::refresh);
		}
	}

	private void refresh() {
		if (area.isDisposed()) {
			return;
		}
		final var sessions = technician.sessions();
		table.setInput(sessions);
		if (table.getSelection().isEmpty() && !sessions.isEmpty()) {
			table.setSelection(new org.eclipse.jface.viewers.StructuredSelection(sessions.getLast()));
		}
		stack.topControl = sessions.isEmpty() ? empty : table.getTable().getParent();
		area.layout();
	}

	@Override
	public void setFocus() {
		stack.topControl.setFocus();
	}

	@Override
	public void dispose() {
		Registrations.close(registration);
		super.dispose();
	}
}
