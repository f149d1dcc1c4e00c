// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;

import tandem.session.Registration;
import tandem.sharer.ui.SharerTool;

/** What capabilities bring to the sharer in one session: their buttons and windows. A tool that fails hurts itself alone. UI thread only. */
final class ToolDesk {

	/**
	 * A tool's button.
	 *
	 * @param text its words, with the number of what is new
	 * @param widest the longest words that it will have
	 */
	record ToolButton(SharerTool tool, String text, String widest, String hint) {
	}

	private static final int MANY = 99;

	private final Display display;
	private final Look look;
	private final Map<SharerTool, ToolWindow> windows = new HashMap<>();
	private final Map<SharerTool, Integer> news = new HashMap<>();
	private final Set<SharerTool> opened = new HashSet<>();
	private final Set<SharerTool> failed = new HashSet<>();
	private Optional<SharerTools> tools = Optional.empty();
	private Registration registration = Registration.NONE;
	private String technician = ""; //$NON-NLS-1$
	private boolean shown;
	private boolean asking;

	ToolDesk(final Display display, final Look look) {
		this.display = display;
		this.look = look;
	}

	/** @param changed told on the UI thread when {@link #buttons} may be others */
	void follow(final SharerTools next, final Runnable changed) {
		registration.close();
		tools = Optional.of(next);
		registration = next.onChange(() -> {
			if (!display.isDisposed()) {
				display.asyncExec(changed);
			}
		});
		changed.run();
	}

	/** A session goes on, and whether the sharer is asked something: nothing is above that. */
	void session(final String name, final boolean question) {
		technician = name;
		shown = true;
		asking = question;
		windows.values().forEach(window -> window.show(!asking));
	}

	/** No session. */
	void over() {
		shown = false;
		asking = false;
		List.copyOf(windows.values()).forEach(ToolWindow::dispose);
		windows.clear();
		opened.clear();
		news.clear();
	}

	/** The buttons of those that are of use now; what is new for the first time comes up by itself. */
	List<ToolButton> buttons() {
		final var useful = tools.map(SharerTools::all).orElse(List.of()).stream().filter(this::isAvailable).toList();
		windows.keySet().stream().filter(tool -> !useful.contains(tool)).toList().forEach(tool -> windows.remove(tool).dispose());
		return useful.stream().map(this::button).flatMap(Optional::stream).toList();
	}

	private boolean isAvailable(final SharerTool tool) {
		return shown && !failed.contains(tool) && guarded(tool, tool::isAvailable).orElse(false);
	}

	private Optional<ToolButton> button(final SharerTool tool) {
		return guarded(tool, () -> {
			final var now = tool.news();
			if (now > news.getOrDefault(tool, 0)) {
				arrived(tool);
			}
			news.put(tool, now);
			final var label = tool.label();
			final var number = now > MANY ? MANY + "+" : String.valueOf(now); //$NON-NLS-1$
			return new ToolButton(tool, now == 0 ? label : NLS.bind(Messages.Bar_news, label, number), NLS.bind(Messages.Bar_news, label, MANY + "+"), tool.hint()); //$NON-NLS-1$
		});
	}

	private void arrived(final SharerTool tool) {
		display.beep();
		if (!asking && opened.add(tool)) {
			window(tool);
		}
	}

	/** The sharer pressed a tool's button. */
	void press(final SharerTool tool) {
		opened.add(tool);
		if (!asking) {
			window(tool).ifPresent(ToolWindow::raise);
		}
	}

	private Optional<ToolWindow> window(final SharerTool tool) {
		final var open = Optional.ofNullable(windows.get(tool));
		return open.isPresent() ? open : guarded(tool, () -> {
			final var made = new ToolWindow(display, look, tool, technician, () -> windows.remove(tool));
			windows.put(tool, made);
			made.show(true);
			return made;
		});
	}

	Optional<ToolWindow> open(final SharerTool tool) {
		return Optional.ofNullable(windows.get(tool));
	}

	private <T> Optional<T> guarded(final SharerTool tool, final java.util.function.Supplier<T> step) {
		try {
			return Optional.of(step.get());
		} catch (final RuntimeException e) {
			failed.add(tool);
			ILog.of(ToolDesk.class).warn("A tool of the sharer's failed: " + tool.getClass().getName(), e); //$NON-NLS-1$
			return Optional.empty();
		}
	}

	void dispose() {
		over();
		registration.close();
	}
}
