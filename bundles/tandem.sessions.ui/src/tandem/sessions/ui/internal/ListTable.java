// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** A table that sorts by its headers, filters by words, copies what is chosen and remembers its columns. UI thread only. */
final class ListTable<E> extends Composite {

	private static final int LEAST_WIDTH = 40;

	private static final int MARGIN = 4;

	private final List<TableColumnSpec<E>> columns;

	private final TableMemory memory;

	private final Function<E, String> more;

	private final Text filter;

	private final TableViewer viewer;

	/**
	 * @param name what a screen reader calls the table
	 * @param type of all rows
	 */
	ListTable(final Composite parent, final String name, final Class<E> type, final List<TableColumnSpec<E>> columns, final TableMemory memory) {
		this(parent, name, type, columns, memory, row -> ""); //$NON-NLS-1$
	}

	/**
	 * @param name what a screen reader calls the table
	 * @param type of all rows
	 * @param more words that the filter finds in a row, beside those that are to be seen
	 */
	ListTable(final Composite parent, final String name, final Class<E> type, final List<TableColumnSpec<E>> columns, final TableMemory memory,
			final Function<E, String> more) {
		super(parent, SWT.NONE);
		this.more = more;
		this.columns = List.copyOf(columns);
		this.memory = memory;
		GridLayoutFactory.fillDefaults().spacing(0, MARGIN).applyTo(this);
		filter = new Text(this, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.filter);
		GridDataFactory.fillDefaults().grab(true, false).indent(0, MARGIN).applyTo(filter);
		final var area = new Composite(this, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		final var layout = new TableColumnLayout();
		area.setLayout(layout);
		viewer = new TableViewer(area, SWT.FULL_SELECTION | SWT.MULTI | SWT.V_SCROLL);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		viewer.getTable().setHeaderVisible(true);
		Names.give(viewer.getTable(), name);
		for (final var column : columns) {
			add(column, type, layout);
		}
		viewer.addFilter(new WordFilter(type));
		filter.addListener(SWT.Modify, event -> viewer.refresh());
		restoreSort(type);
		viewer.getTable().addListener(SWT.Dispose, event -> keep());
	}

	private void add(final TableColumnSpec<E> spec, final Class<E> type, final TableColumnLayout layout) {
		final var column = new TableViewerColumn(viewer, SWT.NONE);
		column.getColumn().setText(spec.title());
		column.getColumn().setMoveable(true);
		layout.setColumnData(column.getColumn(), new ColumnWeightData(memory.weight(spec.id(), spec.weight()), LEAST_WIDTH));
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(final Object element) {
				return spec.text().apply(type.cast(element));
			}

			@Override
			public Image getImage(final Object element) {
				return spec.image().apply(type.cast(element));
			}
		});
		column.getColumn().addListener(SWT.Selection, event -> {
			final var again = viewer.getTable().getSortColumn() == column.getColumn() && viewer.getTable().getSortDirection() == SWT.UP;
			sort(spec, type, again);
			memory.keepSort(spec.id(), again);
			memory.save();
		});
	}

	private void restoreSort(final Class<E> type) {
		columns.stream().filter(spec -> spec.id().equals(memory.sorted())).findFirst().ifPresent(spec -> sort(spec, type, memory.down()));
	}

	private void sort(final TableColumnSpec<E> spec, final Class<E> type, final boolean down) {
		final var table = viewer.getTable();
		table.setSortColumn(table.getColumn(columns.indexOf(spec)));
		table.setSortDirection(down ? SWT.DOWN : SWT.UP);
		final Comparator<E> order = down ? spec.order().reversed() : spec.order();
		viewer.setComparator(new ViewerComparator() {
			@Override
			public int compare(final Viewer sorted, final Object one, final Object two) {
				return order.compare(type.cast(one), type.cast(two));
			}
		});
	}

	private void keep() {
		final var table = viewer.getTable();
		if (Stream.of(table.getColumns()).allMatch(column -> column.getWidth() > 0) && table.getSize().x > 0) {
			for (var index = 0; index < columns.size(); index++) {
				memory.keepWidth(columns.get(index).id(), table.getColumn(index).getWidth());
			}
			memory.save();
		}
	}

	/** What the filter's empty field says. */
	void hint(final String words) {
		filter.setMessage(words);
	}

	/** Whether the keys go to this table or its filter. */
	boolean holdsFocus() {
		return viewer.getTable().isFocusControl() || filter.isFocusControl();
	}

	TableViewer viewer() {
		return viewer;
	}

	/** Goes to the filter's field. */
	void filter() {
		filter.setFocus();
		filter.selectAll();
	}

	/** Copies the chosen rows, or what is chosen in the filter's field while that has the focus. */
	void copy() {
		if (filter.isFocusControl()) {
			filter.copy();
			return;
		}
		final var rows = new ArrayList<List<String>>();
		for (final var item : viewer.getTable().getSelection()) {
			rows.add(columns.stream().map(spec -> item.getText(columns.indexOf(spec))).toList());
		}
		if (!rows.isEmpty()) {
			final var clipboard = new Clipboard(getDisplay());
			clipboard.setContents(new Object[] { TableText.copied(rows) }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		}
	}

	/** Chooses all rows, or all of the filter while that has the focus. */
	void selectAll() {
		if (filter.isFocusControl()) {
			filter.selectAll();
		} else {
			viewer.getTable().selectAll();
			viewer.setSelection(viewer.getSelection());
		}
	}

	@Override
	public boolean setFocus() {
		return viewer.getTable().setFocus();
	}

	private final class WordFilter extends ViewerFilter {

		private final Class<E> type;

		WordFilter(final Class<E> type) {
			this.type = type;
		}

		@Override
		public boolean select(final Viewer filtered, final Object parent, final Object element) {
			return filter.getText().isBlank() || TableText.matches(Stream.concat(columns.stream().map(spec -> spec.text().apply(type.cast(element))), Stream.of(more.apply(type.cast(element)))).toList(), filter.getText());
		}
	}
}
