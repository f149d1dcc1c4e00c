// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import tandem.firewall.Entry;
import tandem.firewall.report.Plain;

/** A row for each entry, a column of check boxes for each network profile or zone. The mouse switches any of them, the space bar the first. UI thread only. */
final class AppsTable extends Composite {

	private static final int NAME_WIDTH = 260;
	private static final int DETAIL_WIDTH = 150;
	private static final int OWNER_WIDTH = 90;
	private static final int SCOPE_WIDTH = 130;
	/** Columns before those of the scopes. */
	private static final int FIRST = 3;

	private final AppsModel apps;
	private final Runnable switched;
	private final Icons icons;
	private final TableViewer viewer;
	private final List<TableViewerColumn> columns = new ArrayList<>();
	private List<String> scopes = List.of();
	private String words = ""; //$NON-NLS-1$

	/** @param switched told when somebody wants an entry to be different */
	AppsTable(final Composite parent, final AppsModel apps, final Runnable switched) {
		super(parent, SWT.NONE);
		this.apps = apps;
		this.switched = switched;
		icons = new Icons(this);
		setLayout(new FillLayout());
		viewer = new TableViewer(this, SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL | SWT.BORDER);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		viewer.getTable().setHeaderVisible(true);
		Names.give(viewer.getTable(), Messages.apps);
		column(Messages.columnApp, NAME_WIDTH, Entry::name);
		column(Messages.columnOpens, DETAIL_WIDTH, Entry::detail);
		column(Messages.columnOwner, OWNER_WIDTH, entry -> entry.owner().title());
		viewer.addFilter(new ViewerFilter() {
			@Override
			public boolean select(final Viewer filtered, final Object parentElement, final Object element) {
				return matches((Entry) element);
			}
		});
		viewer.getTable().addListener(SWT.MouseDown, this::clicked);
		viewer.getTable().addListener(SWT.KeyDown, event -> {
			if (event.character == ' ' && !scopes.isEmpty()) {
				selected().ifPresent(entry -> next(entry, scopes.getFirst()));
			}
		});
	}

	private void column(final String title, final int width, final Function<Entry, String> text) {
		final var column = new TableViewerColumn(viewer, SWT.NONE);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(final Object element) {
				return Plain.text(text.apply((Entry) element));
			}

			@Override
			public Font getFont(final Object element) {
				return ((Entry) element).ours() ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT) : null;
			}
		});
	}

	private boolean matches(final Entry entry) {
		final var all = String.join(" ", entry.id(), entry.name(), entry.detail(), entry.owner().title()).toLowerCase(Locale.ROOT); //$NON-NLS-1$
		return List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream().allMatch(all::contains); //$NON-NLS-1$
	}

	/** Shows only entries with these words. */
	void filter(final String typed) {
		words = typed;
		viewer.refresh();
	}

	/** Shows all entries, with a column for each of these. */
	void show(final List<String> wanted) {
		if (!scopes.equals(wanted)) {
			columns.forEach(column -> column.getColumn().dispose());
			columns.clear();
			scopes = List.copyOf(wanted);
			scopes.forEach(this::scope);
		}
		if (viewer.getInput() != apps.entries()) {
			final var before = selected();
			viewer.setInput(apps.entries());
			before.flatMap(old -> apps.entries().stream().filter(it -> it.id().equals(old.id()) && it.owner() == old.owner()).findFirst())
					.ifPresent(it -> viewer.setSelection(new StructuredSelection(it), true));
		} else {
			viewer.refresh();
		}
	}

	private void scope(final String name) {
		final var column = new TableViewerColumn(viewer, SWT.NONE);
		column.getColumn().setText(Plain.text(FirewallTexts.scope(name, apps.isInUse(name))));
		column.getColumn().setWidth(SCOPE_WIDTH);
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(final Object element) {
				return apps.state((Entry) element, name).map(FirewallTexts::of).orElse(""); //$NON-NLS-1$
			}

			@Override
			public Image getImage(final Object element) {
				return apps.state((Entry) element, name).map(state -> icons.of(state, apps.canSwitch((Entry) element, name))).orElse(null);
			}
		});
		columns.add(column);
	}

	private void clicked(final Event event) {
		final var cell = event.button == 1 ? viewer.getCell(new Point(event.x, event.y)) : null;
		if (cell != null && cell.getColumnIndex() >= FIRST && cell.getElement() instanceof final Entry entry) {
			next(entry, scopes.get(cell.getColumnIndex() - FIRST));
		}
	}

	private void next(final Entry entry, final String scope) {
		if (apps.canSwitch(entry, scope)) {
			apps.next(entry, scope);
			switched.run();
		}
	}

	/** Shows states that changed. */
	void refresh() {
		viewer.refresh();
	}

	/** The chosen entry. */
	Optional<Entry> selected() {
		return Optional.ofNullable((Entry) viewer.getStructuredSelection().getFirstElement());
	}

	void chooseFirst() {
		if (viewer.getElementAt(0) != null) {
			viewer.setSelection(new StructuredSelection(viewer.getElementAt(0)), true);
		}
	}

	void onSelection(final Runnable chosen) {
		viewer.addPostSelectionChangedListener(event -> chosen.run());
	}

	@Override
	public boolean setFocus() {
		return viewer.getTable().setFocus();
	}
}
