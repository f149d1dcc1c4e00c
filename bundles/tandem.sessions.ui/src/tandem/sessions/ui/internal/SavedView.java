// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.ViewPart;

import tandem.session.host.SavedSession;
import tandem.session.host.SessionLogReader.Line;
import tandem.session.host.SessionLogs;

/** Sessions that were written down on this computer, and what happened in the one that is chosen. */
public final class SavedView extends ViewPart {

	static final String ID = "tandem.sessions.ui.saved"; //$NON-NLS-1$

	private static final int MIDDLE = 24;

	private static final int BROAD = 34;

	private static final int WIDE = 80;

	/** The list and what happened share the width. */
	private static final int[] PARTS = { 3, 2 };

	private static final int SASH = 4;

	private static final int MARGIN = 4;

	private final Clock clock = Clock.systemUTC();

	private final IPartListener2 watch = new Watch();

	private SavedLogs logs;

	private AutoCloseable registration;

	private Composite area;

	private StackLayout stack;

	private EmptyState empty;

	private SashForm sash;

	private ListTable<SavedSession> sessions;

	private Label heading;

	private ListTable<Line> lines;

	private Optional<Path> wanted = Optional.empty();

	@Override
	public void createPartControl(final Composite parent) {
		logs = new SavedLogs(getSite().getService(SessionLogs.class));
		area = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		area.setLayout(stack);
		empty = new EmptyState(area, Messages.emptySaved);
		sash = new SashForm(area, SWT.HORIZONTAL);
		sash.setSashWidth(SASH);
		createSessions();
		createLines();
		sash.setWeights(PARTS);
		area.addListener(SWT.Resize, event -> sash.setOrientation(area.getSize().x > area.getSize().y ? SWT.HORIZONTAL : SWT.VERTICAL));
		getSite().getService(IContextService.class).activateContext("tandem.sessions.ui.table"); //$NON-NLS-1$
		registration = getSite().getService(Chronicle.class).listen(this::refresh);
		getSite().getPage().addPartListener(watch);
		stack.topControl = empty;
		refresh();
	}

	private void createSessions() {
		sessions = new ListTable<>(sash, Messages.saved, SavedSession.class,
				List.of(TableColumnSpec.<SavedSession>of("began", Messages.columnBegan, BROAD, SavedTexts::began).ordered(Comparator.comparing(SavedSession::began)), //$NON-NLS-1$
						TableColumnSpec.<SavedSession>of("who", Messages.columnName, BROAD, SavedTexts::who), //$NON-NLS-1$
						TableColumnSpec.<SavedSession>of("side", Messages.columnSide, MIDDLE, SavedTexts::side), //$NON-NLS-1$
						TableColumnSpec.<SavedSession>of("length", Messages.columnLength, MIDDLE, SavedTexts::length).ordered(Comparator.comparing(SavedTexts::lasted)), //$NON-NLS-1$
						TableColumnSpec.<SavedSession>of("end", Messages.columnEnd, BROAD, session -> SavedTexts.end(session, clock.instant()))), //$NON-NLS-1$
				new TableMemory(InstanceScope.INSTANCE.getNode("tandem.sessions.ui").node("saved")), SavedTexts::words); //$NON-NLS-1$ //$NON-NLS-2$
		sessions.hint(Messages.savedFilter);
		final var viewer = sessions.viewer();
		getSite().setSelectionProvider(viewer);
		final var menu = new MenuManager();
		viewer.getTable().setMenu(menu.createContextMenu(viewer.getTable()));
		getSite().registerContextMenu(menu, viewer);
		viewer.addSelectionChangedListener(event -> showChosen());
	}

	private void createLines() {
		final var right = new Composite(sash, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(right);
		heading = new Label(right, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).indent(MARGIN, MARGIN).applyTo(heading);
		lines = new ListTable<>(right, Messages.columnWhat, Line.class,
				List.of(TableColumnSpec.<Line>of("when", Messages.columnTime, MIDDLE, line -> SavedTexts.clock(line.when())).ordered(Comparator.comparing(Line::when)), //$NON-NLS-1$
						TableColumnSpec.<Line>of("what", Messages.columnWhat, WIDE, line -> line.event().text())), //$NON-NLS-1$
				new TableMemory(InstanceScope.INSTANCE.getNode("tandem.sessions.ui").node("savedLines"))); //$NON-NLS-1$ //$NON-NLS-2$
		lines.hint(Messages.savedLinesFilter);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(lines);
		final var menu = new MenuManager();
		lines.viewer().getTable().setMenu(menu.createContextMenu(lines.viewer().getTable()));
		getSite().registerContextMenu(ID + ".lines", menu, lines.viewer()); //$NON-NLS-1$
	}

	/** Reads the logs again, off the UI thread. Any thread. */
	void refresh() {
		Job.createSystem(Messages.saved, (ICoreRunnable) monitor -> {
			final var found = logs.read();
			if (!area.isDisposed()) {
				area.getDisplay().asyncExec(() -> show(found));
			}
		}).schedule();
	}

	private void show(final SavedLogs.Found found) {
		if (area.isDisposed()) {
			return;
		}
		final var chosen = wanted.or(() -> chosen().stream().findFirst().map(SavedSession::file));
		sessions.viewer().setInput(found.sessions());
		setContentDescription(found.trouble().orElse("")); //$NON-NLS-1$
		final var again = found.sessions().stream().filter(session -> chosen.filter(session.file()::equals).isPresent()).findFirst();
		again.or(() -> found.sessions().stream().findFirst()).ifPresent(session -> sessions.viewer().setSelection(new StructuredSelection(session), true));
		wanted = Optional.empty();
		stack.topControl = found.sessions().isEmpty() ? empty : sash;
		area.layout();
		showChosen();
	}

	private void showChosen() {
		final var chosen = chosen();
		heading.setText(chosen.size() == 1 ? SavedTexts.who(chosen.getFirst()).replace("&", "&&") + " · " + SavedTexts.began(chosen.getFirst()) : ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		lines.viewer().setInput(chosen.size() == 1 ? chosen.getFirst().lines() : List.of());
	}

	/** What is chosen. */
	List<SavedSession> chosen() {
		return sessions.viewer().getStructuredSelection().stream().map(SavedSession.class::cast).toList();
	}

	/** Chooses a log as soon as it is read. */
	void choose(final Path file) {
		wanted = Optional.of(file);
		refresh();
	}

	SavedLogs logs() {
		return logs;
	}

	@Override
	public <T> T getAdapter(final Class<T> adapter) {
		return adapter == ListTable.class ? adapter.cast(lines.holdsFocus() ? lines : sessions) : super.getAdapter(adapter);
	}

	@Override
	public void setFocus() {
		stack.topControl.setFocus();
	}

	@Override
	public void dispose() {
		getSite().getPage().removePartListener(watch);
		Registrations.close(registration);
		super.dispose();
	}

	/** What another program wrote meanwhile is read when somebody looks. */
	private final class Watch implements IPartListener2 {

		@Override
		public void partVisible(final IWorkbenchPartReference part) {
			if (part.getPart(false) == SavedView.this) {
				refresh();
			}
		}

		@Override
		public void partActivated(final IWorkbenchPartReference part) {
			partVisible(part);
		}
	}
}
