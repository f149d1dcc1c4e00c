// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import tandem.firewall.station.Station;
import tandem.firewall.station.Stations;
import tandem.session.Registration;
import tandem.testsupport.Await;
import tandem.testsupport.ui.Page;

/** The firewall's view in the real workbench, over computers that a test makes up, as its reader sees it. Used off the UI thread. */
final class FirewallStage extends Page implements AutoCloseable {

	/** The question before a change. */
	static final class Commands extends Page {

		private Commands(final Shell shell) {
			super(shell);
		}

		static Commands await() {
			return Page.titled(PlatformUI.getWorkbench().getDisplay(), "Change the Firewall", Commands::new);
		}
	}

	/** Computers that come and go. */
	static final class FakeStations implements Stations {

		final List<Station> all = new CopyOnWriteArrayList<>();
		private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

		@Override
		public List<Station> all() {
			return List.copyOf(all);
		}

		@Override
		public Registration listen(final Runnable changed) {
			listeners.add(changed);
			return () -> listeners.remove(changed);
		}

		void changed() {
			listeners.forEach(Runnable::run);
		}
	}

	final FakeStations stations;
	final List<String> noted;
	private final Display display;
	private final List<ServiceRegistration<?>> registrations;

	private FirewallStage(final Shell shell, final FakeStations stations, final List<String> noted, final List<ServiceRegistration<?>> registrations) {
		super(shell);
		this.stations = stations;
		this.noted = noted;
		this.registrations = registrations;
		display = PlatformUI.getWorkbench().getDisplay();
	}

	/** The workbench without the view. */
	static FirewallStage with(final Station... all) {
		final var display = PlatformUI.getWorkbench().getDisplay();
		Await.until("the window", () -> on(display, () -> window() != null && window().getActivePage() != null));
		final var stations = new FakeStations();
		stations.all.addAll(List.of(all));
		final List<String> noted = new CopyOnWriteArrayList<>();
		final var repairs = new Repairs((station, change, applied) -> noted.add(station.name() + ": " + change.title() + ' ' + applied.outcome()));
		final var context = FrameworkUtil.getBundle(FirewallStage.class).getBundleContext();
		final var first = new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 1000));
		final var stage = new FirewallStage(on(display, () -> window().getShell()), stations, noted,
				List.of(context.registerService(Stations.class, stations, first), context.registerService(Repairs.class, repairs, first)));
		Await.until("the fakes", () -> on(display, () -> window().getService(Stations.class) == stations && window().getService(Repairs.class) == repairs));
		stage.hide();
		return stage;
	}

	private static IWorkbenchWindow window() {
		final var workbench = PlatformUI.getWorkbench();
		return workbench.getWorkbenchWindowCount() == 0 ? null : workbench.getWorkbenchWindows()[0];
	}

	private void hide() {
		ask(() -> {
			final var page = window().getActivePage();
			Stream.of(page.getViewReferences()).filter(it -> it.getId().equals(FirewallView.ID)).forEach(page::hideView);
			return null;
		});
	}

	<T> T ask(final Supplier<T> question) {
		return on(display, question);
	}

	/** Runs a command as its key, menu entry and Quick Access do. */
	void command(final String command) {
		ask(() -> {
			try {
				return window().getService(IHandlerService.class).executeCommand(command, null);
			} catch (final CommandException e) {
				throw new AssertionError(command, e);
			}
		});
	}

	/** Opens the view as the tool bar does, which looks at once. */
	FirewallStage open() {
		command("tandem.firewall.ui.show");
		return this;
	}

	private FirewallPane pane() {
		return window().getActivePage().findView(FirewallView.ID).getAdapter(FirewallPane.class);
	}

	private <W extends Control> W widget(final Class<W> type, final Predicate<W> which) {
		return controls(pane()).filter(type::isInstance).map(type::cast).filter(which).findFirst().orElseThrow(() -> new AssertionError(type.getSimpleName()));
	}

	private static Stream<Control> controls(final Control control) {
		return control instanceof final Composite composite ? Stream.concat(Stream.of(control), Arrays.stream(composite.getChildren()).flatMap(FirewallStage::controls))
				: Stream.of(control);
	}

	/** Rows of the table that is in front, cells with a bar between them. */
	List<String> rows() {
		return ask(() -> {
			final var table = widget(Table.class, Control::isVisible);
			return Arrays.stream(table.getItems())
					.map(item -> String.join(" | ", Stream.iterate(0, index -> index + 1).limit(table.getColumnCount()).map(item::getText).toList())).toList();
		});
	}

	void awaitRows(final String... rows) {
		Await.until(List.of(rows).toString(), () -> rows().equals(List.of(rows)));
	}

	void choose(final int row) {
		ask(() -> {
			final var table = widget(Table.class, Control::isVisible);
			table.setSelection(row);
			table.notifyListeners(SWT.Selection, new Event());
			return null;
		});
	}

	/** Presses the mouse in a cell. */
	void click(final int row, final int column) {
		ask(() -> {
			final var table = widget(Table.class, Control::isVisible);
			final var bounds = table.getItem(row).getBounds(column);
			final var event = new Event();
			event.button = 1;
			event.x = bounds.x + bounds.width / 2;
			event.y = bounds.y + bounds.height / 2;
			table.notifyListeners(SWT.MouseDown, event);
			return null;
		});
	}

	/** Whether a check box is checked, and not only in part. */
	boolean isChecked(final String box) {
		return ask(() -> {
			final var button = widget(Button.class, it -> it.isVisible() && it.getText().equals(box));
			return button.getSelection() && !button.getGrayed();
		});
	}

	void tab(final int index) {
		ask(() -> {
			final var tabs = widget(TabFolder.class, it -> true);
			tabs.setSelection(index);
			tabs.notifyListeners(SWT.Selection, new Event());
			return null;
		});
	}

	List<String> computers() {
		return ask(() -> List.of(widget(Combo.class, it -> true).getItems()));
	}

	void runOn(final int index) {
		ask(() -> {
			final var combo = widget(Combo.class, it -> true);
			combo.select(index);
			combo.notifyListeners(SWT.Selection, new Event());
			return null;
		});
	}

	/** Waits until nothing is under way and the view says so. */
	FirewallStage awaitEnd() {
		Await.until("the end", () -> enabled("Check"));
		return this;
	}

	/** Whether the way is drawn. */
	boolean showsPath() {
		return ask(() -> controls(pane()).anyMatch(it -> it instanceof PathCanvas && it.isVisible() && it.getSize().y > 0));
	}


	String clipboard() {
		return ask(() -> {
			final var clipboard = new Clipboard(display);
			try {
				return String.valueOf(clipboard.getContents(TextTransfer.getInstance()));
			} finally {
				clipboard.dispose();
			}
		});
	}

	@Override
	public void close() {
		hide();
		registrations.forEach(ServiceRegistration::unregister);
	}
}
