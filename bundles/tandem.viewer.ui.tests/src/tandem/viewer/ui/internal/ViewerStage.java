// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

import tandem.session.Permission;
import tandem.technician.Phase;
import tandem.technician.Technician;
import tandem.testsupport.Await;
import tandem.testsupport.technician.FakeTechnician;
import tandem.testsupport.technician.FakeTechnicianSession;

/** The real workbench with sessions that a test makes up; pictures and input go through the real viewer. Used off the UI thread. */
final class ViewerStage implements AutoCloseable {

	final FakeTechnician technician = new FakeTechnician();

	final Display display = PlatformUI.getWorkbench().getDisplay();

	final BundleContext context = FrameworkUtil.getBundle(ViewerStage.class).getBundleContext();

	private final ServiceRegistration<Technician> registration = context.registerService(Technician.class, technician,
			new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 1000)));

	private final List<FakeSharer> sharers = new ArrayList<>();

	private int sessions;

	ViewerStage() {
		Await.until("the workbench's window", () -> ask(() -> window() != null && window().getActivePage() != null));
		run(() -> {
			window().getShell().setMaximized(true);
			window().getShell().forceActive();
		});
		Await.until("the workbench in front", () -> ask(() -> display.getActiveShell() == window().getShell()));
		Await.until("the fake", () -> ask(() -> window().getService(Technician.class) == technician));
		xdotool("mousemove", "1", "1");
	}

	private static org.eclipse.ui.IWorkbenchWindow window() {
		final var workbench = PlatformUI.getWorkbench();
		return workbench.getWorkbenchWindowCount() == 0 ? null : workbench.getWorkbenchWindows()[0];
	}

	/** One session with its tab. */
	final class Session implements Tab {

		final FakeTechnicianSession state;
		final FakeSharer sharer;
		final ViewerEditor editor;

		private Session(final FakeTechnicianSession state, final FakeSharer sharer) {
			this.state = state;
			this.sharer = sharer;
			editor = ask(() -> open(new ViewerInput(state)));
		}

		@Override
		public ViewerStage stage() {
			return ViewerStage.this;
		}

		@Override
		public ViewerEditor editor() {
			return editor;
		}

		/** The sharer gives control, and the picture has the focus. */
		Session control() {
			sharer.session.grant(Permission.CONTROL);
			state.phase(Phase.CONTROLLING);
			run(editor::setFocus);
			Await.until("the keys captured", () -> bar().contains("Keys go to"));
			return this;
		}
	}

	private static ViewerEditor open(final ViewerInput input) {
		try {
			return (ViewerEditor) page().openEditor(input, ViewerEditor.ID);
		} catch (final PartInitException e) {
			throw new AssertionError(e);
		}
	}

	static IWorkbenchPage page() {
		return window().getActivePage();
	}

	/** How many sessions have a tab; the start page, which comes when the last tab closes, is none. */
	static long tabs() {
		return java.util.Arrays.stream(page().getEditorReferences()).filter(tab -> tab.getId().equals(ViewerEditor.ID)).count();
	}

	/** A session that is seen, its screen black. */
	Session viewing(final int width, final int height) {
		return viewing("Sharer" + ++sessions, width, height);
	}

	Session viewing(final String name, final int width, final int height) {
		final var session = new Session(technician.add(name, name), sharer(name));
		session.sharer.screen(width, height);
		session.state.phase(Phase.VIEWING);
		Await.until("the canvas", () -> session.find(ScreenCanvas.class).filter(canvas -> ask(canvas::zoom).filter(zoom -> zoom.width() == width).isPresent()).isPresent());
		return session;
	}

	FakeSharer sharer(final String id) {
		final var sharer = new FakeSharer(context, id);
		sharers.add(sharer);
		return sharer;
	}

	<T> T ask(final Supplier<T> question) {
		return display.syncCall(question::get);
	}

	void run(final Runnable act) {
		display.syncExec(act);
	}

	/** Acts with real mouse and keys. */
	void xdotool(final String... words) {
		final var command = new ArrayList<>(List.of("xdotool"));
		command.addAll(List.of(words));
		final var said = shell(command.toArray(String[]::new));
		if (!said.isBlank()) {
			throw new AssertionError(command + ": " + said);
		}
	}

	/** Another keyboard layout on the tests' display, taken up by the workbench when this returns. */
	void layout(final String layout, final String... options) {
		final var command = new ArrayList<>(List.of("setxkbmap", layout));
		command.addAll(List.of(options));
		shell(command.toArray(String[]::new));
		run(() -> {
			// Handles what the X server has told of it.
		});
	}

	/** Runs a program on the tests' display to its end and returns what it printed. */
	static String shell(final String... command) {
		try {
			final var process = new ProcessBuilder(command).redirectErrorStream(true).start();
			process.getOutputStream().close();
			final var text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
			process.waitFor();
			return text;
		} catch (final java.io.IOException | InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	/** Moves the real mouse to a place of a control. */
	void point(final Control control, final int x, final int y) {
		final var at = ask(() -> control.toDisplay(x, y));
		// The X server counts pixels, of which there may be more than one a point.
		final var density = ask(() -> control.getMonitor().getZoom()) / 100;
		xdotool("mousemove", String.valueOf(at.x * density), String.valueOf(at.y * density));
	}

	/** The colour that is really seen at a place of a control, without alpha. */
	int seen(final Control control, final Point at) {
		return ask(() -> {
			final var place = control.toDisplay(at);
			final var image = new Image(display, 1, 1);
			final var gc = new GC(display);
			gc.copyArea(image, place.x, place.y);
			gc.dispose();
			final var data = image.getImageData();
			final var rgb = data.palette.getRGB(data.getPixel(0, 0));
			image.dispose();
			return rgb.red << 16 | rgb.green << 8 | rgb.blue;
		});
	}

	static java.util.stream.Stream<Control> controls(final Control control) {
		final var self = java.util.stream.Stream.of(control);
		return control instanceof final Composite composite
				? java.util.stream.Stream.concat(self, java.util.Arrays.stream(composite.getChildren()).flatMap(ViewerStage::controls)) : self;
	}

	@Override
	public void close() {
		run(() -> {
			for (final var shell : window().getShell().getShells()) {
				// A dialog that a failed test left.
				shell.dispose();
			}
			page().closeAllEditors(false);
		});
		sharers.forEach(FakeSharer::close);
		registration.unregister();
	}
}
