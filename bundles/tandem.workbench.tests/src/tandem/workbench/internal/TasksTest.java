// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.FrameworkUtil;
import org.w3c.dom.Element;

import tandem.testsupport.Await;
import tandem.testsupport.NoErrorLogged;

/** What is explained step by step, and what goes with it. */
@ExtendWith(NoErrorLogged.class)
class TasksTest {

	private static final String VIEW = "org.eclipse.ui.cheatsheets.views.CheatSheetView";

	private static final List<String> NAMES = List.of("assist", "invitation", "windows", "easy", "offer", "firewall", "plugin");

	private final WorkbenchWindow window = WorkbenchWindow.fresh();

	@AfterEach
	void close() {
		window.ask(() -> {
			WorkbenchWindow.page().hideView(WorkbenchWindow.page().findView(VIEW));
			return null;
		});
	}

	@Test
	void theStartPageNamesThemAll() {
		final var tasks = Task.all(Platform.getExtensionRegistry());
		assertEquals(NAMES.stream().map("tandem.workbench.task."::concat).toList(), tasks.stream().map(Task::id).toList());
		tasks.forEach(task -> window.awaitText(task.title()));
	}

	@Test
	void eachOpensAndEachOfItsStepsRunsACommandThatIsThere() throws Exception {
		for (final var task : Task.all(Platform.getExtensionRegistry())) {
			window.command(task.command());
			final var sheet = sheet(task);
			final var items = elements(sheet, "item");
			assertTrue(items.size() >= 3, task.title());
			final var titles = items.stream().map(item -> item.getAttribute("title")).toList();
			Await.until(titles.toString(), () -> window.ask(TasksTest::steps).containsAll(titles));
			final var commands = elements(sheet, "command");
			assertTrue(!commands.isEmpty(), task.title());
			for (final var command : commands) {
				assertRuns(command.getAttribute("serialization"));
			}
		}
	}

	/** What the steps in the window are called. */
	private static List<String> steps() {
		return below(WorkbenchWindow.window().getShell()).filter(ExpandableComposite.class::isInstance).map(step -> ((ExpandableComposite) step).getText()).toList();
	}

	private static Stream<Control> below(final Composite parent) {
		return Stream.of(parent.getChildren()).flatMap(child -> child instanceof final Composite inner ? Stream.concat(Stream.of(child), below(inner)) : Stream.of(child));
	}

	private void assertRuns(final String serialized) throws Exception {
		final var command = PlatformUI.getWorkbench().getService(ICommandService.class).deserialize(serialized);
		assertTrue(command.getCommand().isDefined(), serialized);
		assertTrue(window.ask(() -> leads(command.getParameterMap())), serialized);
	}

	/** Whether the views and preferences that a command names are there. */
	private static boolean leads(final Map<?, ?> parameters) {
		final var view = (String) parameters.get("org.eclipse.ui.views.showView.viewId");
		final var page = parameters.get("preferencePageId");
		final var workbench = PlatformUI.getWorkbench();
		return (view == null || workbench.getViewRegistry().find(view) != null) && (page == null || workbench.getPreferenceManager()
				.getElements(PreferenceManager.PRE_ORDER).stream().anyMatch(node -> node.getId().equals(page)));
	}

	private static Element sheet(final Task task) throws Exception {
		final var file = task.id().substring(task.id().lastIndexOf('.') + 1);
		try (var in = FrameworkUtil.getBundle(Task.class).getEntry("cheatsheets/" + file + ".xml").openStream()) {
			return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(in).getDocumentElement();
		}
	}

	private static List<Element> elements(final Element of, final String name) {
		final var nodes = of.getElementsByTagName(name);
		return IntStream.range(0, nodes.getLength()).mapToObj(index -> (Element) nodes.item(index)).toList();
	}

	@Test
	void theManualIsAPageThatABrowserFinds() throws Exception {
		assertTrue(Files.readString(ManualHandler.page().toPath()).stripTrailing().endsWith("</html>"));
	}
}
