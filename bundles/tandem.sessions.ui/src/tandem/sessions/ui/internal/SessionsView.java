// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.osgi.framework.FrameworkUtil;

import tandem.sessions.ui.AllProspects;
import tandem.technician.Phase;
import tandem.technician.Technician;
import tandem.technician.TechnicianSession;

/** The list: sessions and calls, and whom one can call. */
public final class SessionsView extends ViewPart {

	private static final int WIDE = 40;

	private static final int NARROW = 20;

	private static final int TICK_MILLIS = 1000;

	private final Clock clock = Clock.systemUTC();

	private Technician technician;

	private AutoCloseable registration;

	private AllProspects prospects;

	private ListTable<Entry> table;

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
		createTable();
		prospects = new AllProspects(FrameworkUtil.getBundle(SessionsView.class).getBundleContext(), this::later);
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
		tick();
	}

	private void createTable() {
		final var images = new StateImages(area);
		table = new ListTable<>(area, Messages.sessions, Entry.class, List.of(
				TableColumnSpec.of("who", Messages.columnName, WIDE, Entry::who).pictured(entry -> images.of(entry, clock.instant())), //$NON-NLS-1$
				TableColumnSpec.of("state", Messages.columnState, WIDE, entry -> entry.state(clock.instant())), //$NON-NLS-1$
				TableColumnSpec.of("how", Messages.columnHow, NARROW, Entry::how), //$NON-NLS-1$
				TableColumnSpec.<Entry>of("since", Messages.columnSince, NARROW, entry -> SessionTexts.since(entry.since(), clock.instant())) //$NON-NLS-1$
						.ordered(Comparator.comparing(Entry::since))),
				new TableMemory(InstanceScope.INSTANCE.getNode("tandem.sessions.ui").node("sessions"))); //$NON-NLS-1$ //$NON-NLS-2$
		final var viewer = table.viewer();
		getSite().setSelectionProvider(viewer);
		final var menu = new MenuManager();
		viewer.getTable().setMenu(menu.createContextMenu(viewer.getTable()));
		getSite().getService(IContextService.class).activateContext("tandem.sessions.ui.table"); //$NON-NLS-1$
		getSite().registerContextMenu(menu, viewer);
		viewer.getTable().addListener(SWT.DefaultSelection, event -> run("tandem.sessions.ui.open")); //$NON-NLS-1$
	}

	private void run(final String command) {
		try {
			getSite().getService(IHandlerService.class).executeCommand(command, null);
		} catch (final CommandException e) {
			ILog.of(SessionsView.class).warn(command, e);
		}
	}

	/** A second passed: only the times left have changed. */
	private void tick() {
		if (!area.isDisposed()) {
			if (area.isVisible() && table.viewer().getInput() instanceof final List<?> entries) {
				table.viewer().update(entries.stream().filter(Entry.Possible.class::isInstance).toArray(), null);
			}
			area.getDisplay().timerExec(TICK_MILLIS, this::tick);
		}
	}

	private void later() {
		if (!area.isDisposed()) {
			area.getDisplay().asyncExec(this::refresh);
		}
	}

	private void refresh() {
		if (area.isDisposed() || prospects == null) {
			return;
		}
		final var sessions = technician.sessions();
		final var entries = new ArrayList<Entry>();
		sessions.forEach(session -> entries.add(new Entry.Live(session)));
		prospects.idle(id -> sessions.stream().anyMatch(session -> session.id().equals(id) && session.phase() != Phase.ENDED))
				.forEach(prospect -> entries.add(new Entry.Possible(prospect)));
		table.viewer().setInput(entries);
		if (table.viewer().getStructuredSelection().isEmpty() && !sessions.isEmpty()) {
			table.viewer().setSelection(new StructuredSelection(new Entry.Live(sessions.getLast())));
		}
		stack.topControl = entries.isEmpty() ? empty : table;
		area.layout();
	}

	/** Takes a row off the list, if it may go. */
	void remove(final Entry entry) {
		switch (entry) {
		case Entry.Live(final var session) -> technician.remove(session);
		case Entry.Possible(final var prospect) -> prospects.forget(prospect);
		}
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
		if (prospects != null) {
			prospects.close();
		}
		super.dispose();
	}
}
