// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import tandem.endpoint.Question;
import tandem.endpoint.ui.internal.model.FakeCodes;
import tandem.endpoint.ui.internal.model.FakeEasyConnect;
import tandem.endpoint.ui.internal.model.FakeEndpoint;
import tandem.endpoint.ui.internal.model.FakeHelpers;
import tandem.endpoint.ui.internal.model.FakeInvitations;
import tandem.endpoint.ui.internal.model.FakeLogs;
import tandem.endpoint.ui.internal.model.FakeMail;
import tandem.endpoint.ui.internal.model.FakeStation;
import tandem.endpoint.ui.internal.model.FakeVouchers;
import tandem.endpoint.ui.internal.model.History;
import tandem.endpoint.ui.internal.model.Lifetime;
import tandem.endpoint.ui.internal.model.OwnWords;
import tandem.endpoint.ui.internal.model.Sharer;
import tandem.session.Permission;
import tandem.settings.Way;
import tandem.testsupport.Await;
import tandem.testsupport.settings.FakeSettings;

/**
 * The sharer's real windows over a made-up endpoint, on the display that {@code DISPLAY} names: an X server with a window manager, as
 * {@code releng/test} starts it. Mouse and keyboard are real (xdotool).
 */
final class UiStage implements AutoCloseable {

	final FakeEndpoint endpoint = new FakeEndpoint();
	final FakeInvitations invitations = new FakeInvitations(Clock.systemUTC());
	final FakeCodes codes = new FakeCodes();
	final FakeVouchers vouchers = new FakeVouchers();
	final FakeMail mail = new FakeMail();
	final Set<Way> forbidden = EnumSet.of(Way.EASY_CONNECT);
	final FakeEasyConnect easy = new FakeEasyConnect();
	final FakeSettings settings = new FakeSettings();
	final FakeHelpers helpers = new FakeHelpers();
	final FakeLogs logs = new FakeLogs();
	final FakeStation station = new FakeStation();
	final Display display;
	final Windows windows;
	final Sharer sharer;

	private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();

	UiStage(final Path home) {
		this(home, false);
	}

	/** @param waits whether the windows wait in the background */
	UiStage(final Path home, final boolean waits) {
		assertNotNull(System.getenv("DISPLAY"), "these tests need a display: releng/test starts one");
		display = new Display();
		windows = new Windows(display, display::dispose, waits);
		sharer = new Sharer(endpoint, new Sharer.WaysIn(invitations, mail, codes, vouchers, easy, helpers.people(), OwnWords.NONE, way -> !forbidden.contains(way), station), Clock.systemUTC(), home, new Lifetime(6, Lifetime.Unit.HOURS), display::asyncExec, background);
		windows.settings(settings, new History(logs));
		windows.open();
		windows.follow(sharer);
		if (!waits) {
			until("the window", () -> windows.main().shell().isVisible());
		}
	}

	/** Handles all events until something holds. */
	void until(final String what, final Callable<Boolean> condition) {
		Await.until(what, () -> {
			pump();
			return condition.call();
		});
	}

	private void pump() {
		while (!display.isDisposed() && display.readAndDispatch()) {
			continue;
		}
	}

	/** Handles events for a time, where nothing must happen. */
	void forMilliseconds(final int time) {
		final var end = System.nanoTime() + time * 1_000_000L;
		until("the time", () -> System.nanoTime() - end > 0);
	}

	/** Acts with real mouse and keys, and handles what comes of it. */
	void xdotool(final String... words) {
		run(Stream.concat(Stream.of("xdotool"), Stream.of(words)).toList());
		forMilliseconds(60);
	}

	String run(final List<String> command) {
		try {
			final var process = new ProcessBuilder(command).redirectErrorStream(true).start();
			until(command.toString(), () -> !process.isAlive());
			final var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertEquals(0, process.exitValue(), () -> command + ": " + text);
			return text;
		} catch (final IOException e) {
			throw new IllegalStateException("missing: releng/setup installs it", e);
		}
	}

	/** Moves the mouse onto the middle of a control. */
	/** Moves the pointer until it is on the control: a window may only just be getting its place and size. */
	void pointAt(final Control control) {
		until("the pointer on " + control, () -> {
			final var middle = control.toDisplay(control.getSize().x / 2, control.getSize().y / 2);
			xdotool("mousemove", String.valueOf(middle.x), String.valueOf(middle.y));
			return !control.isEnabled() || display.getCursorControl() == control; // what is disabled can't be found by the pointer
		});
	}

	/** What the window manager was told of a window. */
	String windowState(final Shell shell) {
		final var window = run(List.of("xdotool", "search", "--onlyvisible", "--name", shell.getText().replace("?", ""))).lines().findFirst().orElseThrow();
		return run(List.of("xprop", "-id", window, "_NET_WM_STATE"));
	}

	void click(final Control control) {
		pointAt(control);
		xdotool("click", "1");
	}

	Question ask(final Permission permission) {
		final var question = endpoint.asks(FakeEndpoint.BELLA, permission, Instant.now().plusSeconds(120));
		until("the question", () -> windows.consent().isPresent() && windows.consent().get().shell().isVisible());
		until("the keyboard in the question", () -> consent() == display.getActiveShell());
		return question;
	}

	Shell consent() {
		return windows.consent().orElseThrow().shell();
	}

	Shell bar() {
		return windows.bar().orElseThrow().shell();
	}

	Shell main() {
		return windows.main().shell();
	}

	static Button button(final Shell shell, final String text) {
		return find(shell, text).orElseThrow(() -> new AssertionError("no button " + text + " among " + texts(shell)));
	}

	static Optional<Button> find(final Shell shell, final String text) {
		return controls(shell).filter(Button.class::isInstance).map(Button.class::cast).filter(Control::isVisible)
				.filter(button -> button.getText().equals(text)).findFirst();
	}

	/** All that a window says. */
	/** The one link of a window. */
	static Control link(final Shell shell) {
		return controls(shell).filter(org.eclipse.swt.widgets.Link.class::isInstance).findFirst().orElseThrow();
	}

	static List<String> texts(final Composite shell) {
		final var texts = new ArrayList<String>();
		controls(shell).filter(Control::isVisible).forEach(control -> {
			if (control instanceof final Label label) {
				texts.add(label.getText());
			} else if (control instanceof final Button button) {
				texts.add(button.getText());
			} else if (control instanceof final Text text) {
				texts.add(text.getText());
			}
		});
		return texts;
	}

	static boolean says(final Composite shell, final String words) {
		return texts(shell).stream().anyMatch(text -> text.contains(words));
	}

	static Stream<Control> controls(final Composite composite) {
		return Arrays.stream(composite.getChildren())
				.flatMap(child -> child instanceof final Composite inner ? Stream.concat(Stream.of(child), controls(inner)) : Stream.of(child));
	}

	static Rectangle onDisplay(final Control control) {
		final var corner = control.toDisplay(0, 0);
		return new Rectangle(corner.x, corner.y, control.getSize().x, control.getSize().y);
	}

	@Override
	public void close() {
		if (!display.isDisposed()) {
			sharer.close();
			display.dispose();
		}
		background.shutdownNow();
	}
}
