// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import tandem.sessions.ui.Prospects;
import tandem.technician.Technician;
import tandem.testsupport.Await;
import tandem.testsupport.technician.FakeTechnician;

/** The real workbench with sessions that a test makes up, and one of its views as its reader sees it. Used off the UI thread. */
final class ListStage implements AutoCloseable {

	static final String LIST = "tandem.sessions.ui.sessions";
	static final String LOG = "tandem.sessions.ui.log";
	static final String SAVED = "tandem.sessions.ui.saved";
	static final String DETAILS = "tandem.sessions.ui.details";
	static final String CONTACTS = "tandem.sessions.ui.contacts";
	static final String NETWORK = "tandem.sessions.ui.network";

	final FakeTechnician technician;
	final FakeProspects prospects = new FakeProspects();
	private final Display display = PlatformUI.getWorkbench().getDisplay();
	private final List<ServiceRegistration<?>> registrations;
	private final String id;
	private IViewPart view;

	ListStage(final String id) {
		this.id = id;
		technician = new FakeTechnician();
		final var context = FrameworkUtil.getBundle(ListStage.class).getBundleContext();
		final var first = new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 1000));
		registrations = List.of(context.registerService(Technician.class, technician, first), context.registerService(Chronicle.class, new Chronicle(technician), first),
				context.registerService(Prospects.class, prospects, first));
		Await.until("the workbench's window", () -> ask(() -> window() != null && window().getActivePage() != null));
		Await.until("the fake", () -> ask(() -> window().getService(Technician.class) == technician));
		hide();
		show();
	}

	private ListStage(final String id, final FakeTechnician technician) {
		this.id = id;
		this.technician = technician;
		registrations = List.of();
		hide();
		show();
	}

	/** Another view of the same sessions. */
	ListStage beside(final String other) {
		return new ListStage(other, technician);
	}

	static IWorkbenchWindow window() {
		final var workbench = PlatformUI.getWorkbench();
		return workbench.getWorkbenchWindowCount() == 0 ? null : workbench.getWorkbenchWindows()[0];
	}

	/** Closes the view, as its reader may. */
	void hide() {
		ask(() -> {
			final var page = window().getActivePage();
			Stream.of(page.getViewReferences()).filter(reference -> reference.getId().equals(id)).forEach(page::hideView);
			return null;
		});
	}

	/** Opens the view and goes to it. */
	void show() {
		view = ask(() -> {
			try {
				return window().getActivePage().showView(id);
			} catch (final PartInitException e) {
				throw new AssertionError(e);
			}
		});
	}

	<T> T ask(final Supplier<T> question) {
		return display.syncCall(question::get);
	}

	/** All that the view says in labels and fields, a line each. */
	String says() {
		return ask(() -> String.join("\n", controls(parent()).filter(Control::isVisible)
				.map(control -> control instanceof final Label label ? label.getText() : control instanceof final Text text ? text.getText() : "").toList()));
	}

	void awaitSays(final String words) {
		Await.until(words, () -> says().contains(words));
	}

	/** The rows, cells with a bar between them. */
	List<String> rows() {
		return rows(0);
	}

	/** The rows of one of several tables. */
	List<String> rows(final int table) {
		return ask(() -> Arrays.stream(tables().get(table).getItems())
				.map(item -> String.join(" | ", Stream.iterate(0, index -> index + 1).limit(tables().get(table).getColumnCount()).map(item::getText).toList())).toList());
	}

	/** The first cell of each row. */
	List<String> names() {
		return rows().stream().map(row -> row.split(" \\| ")[0]).toList();
	}

	void awaitNames(final String... names) {
		Await.until(List.of(names).toString(), () -> names().equals(List.of(names)));
	}

	Table table() {
		return tables().getFirst();
	}

	private List<Table> tables() {
		return controls(parent()).filter(Table.class::isInstance).map(Table.class::cast).toList();
	}

	private Composite parent() {
		return view instanceof final SessionsView list ? list.getAdapter(ListTable.class).getParent() : view instanceof final LogView log
				? log.getAdapter(ListTable.class).getParent()
				: view instanceof final PeopleView<?> people ? people.getAdapter(ListTable.class).getParent() : view instanceof final SavedView saved ? saved.getAdapter(ListTable.class).getParent() : ((DetailsView) view).area();
	}

	void choose(final int... rows) {
		ask(() -> {
			table().setSelection(rows);
			table().notifyListeners(SWT.Selection, new Event());
			return null;
		});
	}

	void header(final int column) {
		ask(() -> {
			table().getColumn(column).notifyListeners(SWT.Selection, new Event());
			return null;
		});
	}

	void doubleClick() {
		ask(() -> {
			table().notifyListeners(SWT.DefaultSelection, new Event());
			return null;
		});
	}

	void type(final String filter) {
		ask(() -> {
			controls(parent()).filter(Text.class::isInstance).map(Text.class::cast).findFirst().orElseThrow().setText(filter);
			return null;
		});
	}

	/** Runs a command as its key, menu entry and Quick Access do. */
	void command(final String command) {
		ask(() -> {
			try {
				view.getSite().getPage().activate(view);
				return window().getService(IHandlerService.class).executeCommand(command, null);
			} catch (final CommandException e) {
				throw new AssertionError(command, e);
			}
		});
	}

	/** Runs a command that opens a dialog; returns at once. */
	void later(final String command) {
		display.asyncExec(() -> {
			try {
				view.getSite().getPage().activate(view);
				window().getService(IHandlerService.class).executeCommand(command, null);
			} catch (final CommandException e) {
				throw new AssertionError(command, e);
			}
		});
	}

	String clipboard() {
		return ask(() -> {
			final var clipboard = new Clipboard(display);
			try {
				return (String) clipboard.getContents(TextTransfer.getInstance());
			} finally {
				clipboard.dispose();
			}
		});
	}

	static Stream<Control> controls(final Control control) {
		final var self = Stream.of(control);
		return control instanceof final Composite composite ? Stream.concat(self, Arrays.stream(composite.getChildren()).flatMap(ListStage::controls)) : self;
	}

	@Override
	public void close() {
		hide();
		registrations.forEach(ServiceRegistration::unregister);
		show();
	}
}
