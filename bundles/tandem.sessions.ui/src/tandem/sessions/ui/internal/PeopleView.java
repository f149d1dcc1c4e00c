// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.util.List;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;

import tandem.discovery.Neighbourhood;
import tandem.identity.Contacts;
import tandem.pairing.HelpContacts;
import tandem.pairing.OfferCalls;

/** A list of people who can be helped. */
abstract class PeopleView<P extends Person> extends ViewPart {

	private People people;

	private ListTable<P> table;

	private EmptyState empty;

	private StackLayout stack;

	private Composite area;

	/** The table, filled by {@link #rows}. */
	abstract ListTable<P> table(Composite parent);

	abstract List<P> rows(People from);

	/** Whether the network matters only where there are contacts. */
	abstract boolean contactsAlone();

	/** What the view says where it has no rows. */
	abstract String emptyText(People from);

	/** The columns' memory. */
	TableMemory memory(final String name) {
		return new TableMemory(InstanceScope.INSTANCE.getNode("tandem.sessions.ui").node(name)); //$NON-NLS-1$
	}

	@Override
	public void createPartControl(final Composite parent) {
		area = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		area.setLayout(stack);
		people = new People(getSite().getService(Contacts.class), getSite().getService(HelpContacts.class), getSite().getService(OfferCalls.class), getSite().getService(Neighbourhood.class), contactsAlone(), this::later);
		table = table(area);
		final var viewer = table.viewer();
		getSite().setSelectionProvider(viewer);
		final var menu = new MenuManager();
		viewer.getTable().setMenu(menu.createContextMenu(viewer.getTable()));
		getSite().getService(IContextService.class).activateContext("tandem.sessions.ui.table"); //$NON-NLS-1$
		getSite().registerContextMenu(menu, viewer);
		viewer.getTable().addListener(SWT.DefaultSelection, event -> run("tandem.sessions.ui.helpPerson")); //$NON-NLS-1$
		empty = new EmptyState(area, emptyText(people));
		final var watch = new Watch();
		getSite().getPage().addPartListener(watch);
		area.addListener(SWT.Dispose, event -> getSite().getPage().removePartListener(watch));
		refresh();
	}

	private void run(final String command) {
		try {
			getSite().getService(IHandlerService.class).executeCommand(command, null);
		} catch (final CommandException e) {
			ILog.of(PeopleView.class).warn(command, e);
		}
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
		final var rows = rows(people);
		table.viewer().setInput(rows);
		if (empty.getChildren()[0] instanceof final Label label) {
			label.setText(emptyText(people));
			empty.layout(true);
		}
		stack.topControl = rows.isEmpty() ? empty : table;
		area.layout();
	}

	People people() {
		return people;
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
		if (people != null) {
			people.close();
		}
		super.dispose();
	}

	/** The network is looked at only while the view is to be seen. */
	private final class Watch implements IPartListener2 {

		@Override
		public void partVisible(final IWorkbenchPartReference part) {
			look(part, true);
		}

		@Override
		public void partHidden(final IWorkbenchPartReference part) {
			look(part, false);
		}

		private void look(final IWorkbenchPartReference part, final boolean looking) {
			if (part.getPart(false) == PeopleView.this) {
				people.look(looking);
				later();
			}
		}
	}
}
