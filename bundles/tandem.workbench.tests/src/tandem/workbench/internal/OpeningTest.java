// SPDX-License-Identifier: EPL-2.0
package tandem.workbench.internal;

import static tandem.workbench.internal.WorkbenchWindow.xdotool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import tandem.testsupport.Await;
import tandem.testsupport.NoErrorLogged;

/** Ways to open an invitation, with real mouse and keys. */
@ExtendWith(NoErrorLogged.class)
class OpeningTest {

	private final WorkbenchWindow window = WorkbenchWindow.fresh();

	@TempDir
	private Path folder;

	private Path file;

	@BeforeEach
	void write() throws IOException {
		file = Files.writeString(folder.resolve("a.tandem-invitation"), "hello");
	}

	/** A dialog that stayed open would keep the UI thread from all that follows. */
	@AfterEach
	void noDialogStays() {
		Await.until("no dialog", () -> {
			dialog().ifPresent(OpeningTest::leave);
			return dialog().isEmpty();
		});
	}

	@Test
	void byKeyAndTheSystemsDialog() {
		window.front();
		xdotool("key", "ctrl+o");
		// The system's dialog keeps the UI thread: nothing is asked of it before it is gone.
		Await.until("the dialog", () -> dialog().isPresent());
		final var dialog = dialog().orElseThrow();
		// Whoever waits for the window manager alone may wait for ever: it is asked again until the keys go there.
		Await.until("the keys go to the dialog", () -> {
			WorkbenchWindow.shell("xdotool", "windowactivate", dialog);
			return WorkbenchWindow.shell("xdotool", "getactivewindow").strip().equals(dialog);
		});
		xdotool("key", "ctrl+l");
		xdotool("type", "--delay", "20", file.toString());
		Await.until("the dialog goes", () -> {
			if (dialog().isPresent()) {
				xdotool("key", "Return");
			}
			return dialog().isEmpty();
		});
		window.awaitText("no Tandem invitation");
		window.awaitTabs(WorkbenchWindow.INVITATION);
	}

	private static void leave(final String dialog) {
		WorkbenchWindow.shell("xdotool", "windowactivate", dialog);
		xdotool("key", "Escape");
	}

	private static Optional<String> dialog() {
		return WorkbenchWindow.shell("xdotool", "search", "--onlyvisible", "--name", "^Open an invitation$").lines().findFirst();
	}

	@Test
	void droppedOnTheTabs() {
		window.front();
		drop(new Point(2, 1));
	}

	@Test
	void droppedOnAView() {
		window.front();
		drop(new Point(10, 3));
	}

	/** Drags the file from a little window onto the workbench: to a part of its width and height. */
	private void drop(final Point parts) {
		final var source = window.ask(this::source);
		try {
			Await.until("the source", () -> window.ask(source::isVisible));
			final var from = window.ask(() -> middle(source));
			final var to = window.ask(() -> {
				final var area = WorkbenchWindow.window().getShell().getClientArea();
				return WorkbenchWindow.window().getShell().toDisplay(area.width / parts.x, area.height / 2);
			});
			move(from);
			xdotool("mousedown", "1");
			for (var step = 1; step <= 10; step++) {
				move(new Point(from.x + (to.x - from.x) * step / 10, from.y + (to.y - from.y) * step / 10));
			}
			Await.until("the drag", () -> window.ask(() -> Boolean.TRUE.equals(source.getData("dragged"))));
			move(new Point(to.x + 2, to.y + 2));
			move(to);
			xdotool("mouseup", "1");
			window.awaitText("no Tandem invitation");
			window.awaitTabs(WorkbenchWindow.INVITATION);
		} finally {
			window.ask(() -> {
				source.dispose();
				return null;
			});
		}
	}

	private static void move(final Point to) {
		xdotool("mousemove", "--sync", String.valueOf(to.x), String.valueOf(to.y));
	}

	private static Point middle(final Control control) {
		return control.toDisplay(control.getSize().x / 2, control.getSize().y / 2);
	}

	private Shell source() {
		final var shell = new Shell(WorkbenchWindow.window().getShell().getDisplay(), SWT.ON_TOP | SWT.NO_TRIM);
		shell.setLayout(new FillLayout());
		final var label = new Label(shell, SWT.NONE);
		label.setText("drag me");
		final var drag = new DragSource(label, DND.DROP_COPY | DND.DROP_MOVE);
		drag.setTransfer(new Transfer[] { FileTransfer.getInstance() });
		drag.addDragListener(new DragSourceAdapter() {
			@Override
			public void dragStart(final DragSourceEvent event) {
				shell.setData("dragged", Boolean.TRUE);
			}

			@Override
			public void dragSetData(final DragSourceEvent event) {
				event.data = new String[] { file.toString() };
			}
		});
		shell.setBounds(1200, 850, 120, 60);
		shell.open();
		return shell;
	}
}
