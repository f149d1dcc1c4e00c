// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.session.Permission;
import tandem.session.Registration;
import tandem.session.SessionState;
import tandem.sharer.ui.SharerPane;
import tandem.sharer.ui.SharerPlace;
import tandem.sharer.ui.SharerTool;

/** What capabilities bring to the sharer, with a real mouse. */
class ToolsTest {

	@TempDir
	private Path home;

	private final SharerTools tools = new SharerTools();
	private final FakeTool tool = new FakeTool("a.notes", "Notes");
	private UiStage stage;

	private static final class FakeTool implements SharerTool {

		private final String id;
		private final String label;
		private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
		private boolean available = true;
		private int news;
		private String technician = "";
		private boolean fails;

		FakeTool(final String id, final String label) {
			this.id = id;
			this.label = label;
		}

		void news(final int now) {
			news = now;
			listeners.forEach(Runnable::run);
		}

		void available(final boolean now) {
			available = now;
			listeners.forEach(Runnable::run);
		}

		@Override
		public String id() {
			return id;
		}

		@Override
		public String label() {
			return label;
		}

		@Override
		public String hint() {
			return "What one writes down";
		}

		@Override
		public boolean isAvailable() {
			return available;
		}

		@Override
		public int news() {
			return news;
		}

		@Override
		public Registration onChange(final Runnable listener) {
			listeners.add(listener);
			return () -> listeners.remove(listener);
		}

		@Override
		public SharerPane open(final Composite parent, final SharerPlace place) {
			if (fails) {
				throw new IllegalStateException("a tool that fails");
			}
			technician = place.technician();
			parent.setLayout(new FillLayout());
			final var text = new Text(parent, SWT.MULTI);
			return text::setFocus;
		}
	}

	@BeforeEach
	void open() {
		stage = new UiStage(home);
		tools.addTool(tool);
		stage.windows.tools(tools);
		stage.endpoint.state(SessionState.VIEWING, Permission.VIEW);
		stage.until("the bar", () -> stage.windows.bar().isPresent() && stage.bar().isVisible());
	}

	@AfterEach
	void close() {
		stage.close();
	}

	private boolean isOpen() {
		return stage.windows.tools().open(tool).filter(window -> window.shell().isVisible()).isPresent();
	}

	@Test
	void eachHasAButtonInTheBarAndAWindow() {
		stage.until("the button", () -> UiStage.find(stage.bar(), "Notes").isPresent());
		assertFalse(isOpen());
		stage.click(UiStage.button(stage.bar(), "Notes"));
		stage.until("the window", this::isOpen);
		assertTrue(tool.technician.contains("Bella"), tool.technician);
		stage.until("the keyboard in it", () -> stage.display.getFocusControl() instanceof Text);
		tool.available(false);
		stage.until("no button", () -> UiStage.find(stage.bar(), "Notes").isEmpty());
		assertFalse(isOpen());
	}

	@Test
	void whatIsNewComesUpOnceWithoutTheKeyboard() {
		final var work = new Shell(stage.display);
		work.setSize(200, 100);
		work.open();
		work.forceActive();
		stage.until("the keyboard at work", () -> stage.display.getActiveShell() == work);
		tool.news(2);
		stage.until("the mark", () -> UiStage.find(stage.bar(), "Notes (2)").isPresent());
		stage.until("the window", this::isOpen);
		stage.forMilliseconds(200);
		assertSame(work, stage.display.getActiveShell());
		stage.windows.tools().open(tool).orElseThrow().shell().close();
		tool.news(3);
		stage.until("the mark", () -> UiStage.find(stage.bar(), "Notes (3)").isPresent());
		assertFalse(isOpen());
	}

	@Test
	void nothingIsAboveAQuestionAndNothingOutlivesTheSession() {
		stage.click(UiStage.button(stage.bar(), "Notes"));
		stage.until("the window", this::isOpen);
		stage.ask(Permission.CONTROL);
		assertFalse(isOpen());
		tool.news(1);
		stage.forMilliseconds(200);
		assertFalse(isOpen());
		stage.endpoint.state(SessionState.VIEWING, Permission.VIEW);
		stage.until("the window again", this::isOpen);
		stage.endpoint.state(SessionState.ENDED);
		stage.until("no window", () -> stage.windows.tools().open(tool).isEmpty());
	}

	@Test
	void oneThatFailsHurtsItselfAlone() {
		final var bad = new FakeTool("b.bad", "Bad");
		bad.fails = true;
		tools.addTool(bad);
		stage.until("both", () -> UiStage.find(stage.bar(), "Bad").isPresent() && UiStage.find(stage.bar(), "Notes").isPresent());
		stage.click(UiStage.button(stage.bar(), "Bad"));
		stage.endpoint.state(SessionState.VIEWING, Permission.VIEW);
		stage.until("it is gone", () -> UiStage.find(stage.bar(), "Bad").isEmpty());
		stage.click(UiStage.button(stage.bar(), "Notes"));
		stage.until("the other's window", this::isOpen);
		assertEquals(1, tools.all().stream().filter(one -> one == tool).count());
		tools.removeTool(tool);
		stage.until("no window", () -> stage.windows.tools().open(tool).isEmpty());
	}
}
