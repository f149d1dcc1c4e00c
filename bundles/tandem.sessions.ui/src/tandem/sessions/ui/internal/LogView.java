// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.util.Comparator;
import java.util.List;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.ViewPart;

import tandem.sessions.ui.internal.Chronicle.Line;

/** The sessions' log. */
public final class LogView extends ViewPart {

	private static final int NARROW = 12;

	private static final int MIDDLE = 25;

	private static final int WIDE = 63;

	private Chronicle chronicle;

	private AutoCloseable registration;

	private Composite area;

	private StackLayout stack;

	private EmptyState empty;

	private ListTable<Line> table;

	@Override
	public void createPartControl(final Composite parent) {
		chronicle = getSite().getService(Chronicle.class);
		area = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		area.setLayout(stack);
		empty = new EmptyState(area, Messages.emptyLog);
		final var byNumber = Comparator.comparingLong(Line::number);
		table = new ListTable<>(area, Messages.log, Line.class,
				List.of(TableColumnSpec.<Line>of("when", Messages.columnTime, NARROW, line -> SessionTexts.clock(line.when())).ordered(byNumber), //$NON-NLS-1$
						TableColumnSpec.<Line>of("who", Messages.columnName, MIDDLE, Line::who), TableColumnSpec.<Line>of("what", Messages.columnWhat, WIDE, Line::what)), //$NON-NLS-1$ //$NON-NLS-2$
				new TableMemory(InstanceScope.INSTANCE.getNode("tandem.sessions.ui").node("log"))); //$NON-NLS-1$ //$NON-NLS-2$
		getSite().setSelectionProvider(table.viewer());
		final var menu = new MenuManager();
		table.viewer().getTable().setMenu(menu.createContextMenu(table.viewer().getTable()));
		getSite().getService(IContextService.class).activateContext("tandem.sessions.ui.table"); //$NON-NLS-1$
		getSite().registerContextMenu(menu, table.viewer());
		registration = chronicle.listen(() -> {
			if (!area.isDisposed()) {
				area.getDisplay().asyncExec(this::refresh);
			}
		});
		refresh();
	}

	private void refresh() {
		if (area.isDisposed()) {
			return;
		}
		final var lines = chronicle.lines();
		table.viewer().setInput(lines);
		if (!lines.isEmpty() && table.viewer().getTable().getSortColumn() == null) {
			table.viewer().reveal(lines.getLast());
		}
		stack.topControl = lines.isEmpty() ? empty : table;
		area.layout();
	}

	@Override
	public <T> T getAdapter(final Class<T> adapter) {
		return adapter == ListTable.class ? adapter.cast(table) : super.getAdapter(adapter);
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
