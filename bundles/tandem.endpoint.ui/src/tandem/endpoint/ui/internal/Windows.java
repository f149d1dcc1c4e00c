// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.Optional;

import org.eclipse.swt.widgets.Display;

import tandem.endpoint.ui.internal.model.BarScene;
import tandem.endpoint.ui.internal.model.ConsentScene;
import tandem.endpoint.ui.internal.model.History;
import tandem.endpoint.ui.internal.model.Page;
import tandem.endpoint.ui.internal.model.Sharer;
import tandem.settings.Settings;
import tandem.settings.ui.Draft;

/** Shows each scene: the main window, or a question, or the bar with or without a question; never one upon the other. UI thread only. */
final class Windows {

	private static final int SECOND = 1_000;

	private final Display display;
	private final Runnable finished;
	private final Look look;
	private final MainWindow main;
	private final ToolDesk tools;
	private Optional<Sharer> sharer = Optional.empty();
	private Optional<ConsentWindow> consent = Optional.empty();
	private Optional<SharingBar> bar = Optional.empty();
	private Optional<Settings> settings = Optional.empty();
	private Optional<SettingsWindow> settingsWindow = Optional.empty();
	private Optional<History> history = Optional.empty();
	private String link = ""; //$NON-NLS-1$
	private final boolean background;
	/** Somebody wants to see the main window. */
	private boolean summoned;

	/**
	 * @param finished told when the windows were closed and nothing listens any more
	 * @param background whether the main window waits until there is something to show, and goes again
	 */
	Windows(final Display display, final Runnable finished, final boolean background) {
		this.background = background;
		summoned = !background;
		this.display = display;
		this.finished = finished;
		look = new Look(display);
		tools = new ToolDesk(display, look);
		main = new MainWindow(display, look, this::close, this::openSettings);
	}

	void open() {
		main.appear(summoned);
		display.timerExec(SECOND, this::tick);
	}

	/** Follows a sharer; null where the services went away. */
	void follow(final Sharer next) {
		sharer.ifPresent(Sharer::close);
		sharer = Optional.ofNullable(next);
		sharer.ifPresentOrElse(s -> {
			s.onChange(this::refresh);
			handLink();
			refresh();
		}, this::alone);
	}

	private void alone() {
		closeSettings();
		show(Optional.empty(), Optional.empty());
		main.starting();
		main.appear(summoned);
	}

	private void refresh() {
		if (sharer.isEmpty() || main.shell().isDisposed()) {
			return;
		}
		final var scene = sharer.get().scene();
		if (!scene.showsMain()) {
			closeSettings();
			main.appear(false);
		}
		show(scene.consent(), scene.bar());
		settingsWindow.ifPresent(SettingsWindow::reachChanged);
		main.show(sharer.get(), scene.page());
		if (scene.showsMain()) {
			main.appear(summoned || !(scene.page() instanceof Page.GetHelp));
		}
	}

	private void show(final Optional<ConsentScene> question, final Optional<BarScene> sharing) {
		if (consent.isPresent() && question.filter(consent.get()::asks).isEmpty()) {
			consent.get().dispose();
			consent = Optional.empty();
		}
		consent.ifPresent(open -> question.ifPresent(open::update));
		if (sharing.isEmpty()) {
			bar.ifPresent(SharingBar::dispose);
			bar = Optional.empty();
			tools.over();
		} else {
			final var fresh = bar.isEmpty();
			final var shown = bar.orElseGet(() -> new SharingBar(display, look, sharer.get(), tools::press));
			bar = Optional.of(shown);
			tools.session(sharing.get().name(), question.isPresent());
			shown.update(sharing.get(), tools.buttons());
			if (fresh) {
				shown.open();
			}
		}
		if (question.isPresent() && consent.isEmpty()) {
			consent = Optional.of(new ConsentWindow(display, look, sharer.get(), question.get(), System::nanoTime));
			consent.get().open();
		}
	}

	/** What capabilities bring to the sharer. */
	void tools(final SharerTools those) {
		tools.follow(those, this::refresh);
	}

	/** The settings that can be opened, and what was done before. */
	void settings(final Settings those, final History past) {
		settings = Optional.of(those);
		history = Optional.of(past);
	}

	/** Shows the settings, unless a question or a session has the screen: false then. */
	boolean openSettings() {
		if (sharer.filter(s -> s.scene().showsMain()).isEmpty() || settings.isEmpty()) {
			return false;
		}
		if (settingsWindow.filter(SettingsWindow::isOpen).isEmpty()) {
			settingsWindow = Optional.of(new SettingsWindow(main.shell(), look, new Draft(settings.get()), history, sharer.get().reach()));
		}
		settingsWindow.get().raise();
		return true;
	}

	private void closeSettings() {
		settingsWindow.ifPresent(SettingsWindow::dispose);
		settingsWindow = Optional.empty();
	}

	private void tick() {
		if (main.shell().isDisposed()) {
			return;
		}
		main.tick();
		consent.ifPresent(ConsentWindow::tick);
		bar.ifPresent(SharingBar::stayVisible);
		display.timerExec(SECOND, this::tick);
	}

	/** Asks first where somebody could still connect. */
	void close() {
		if (background && sharer.map(Sharer::mayHide).orElse(true)) {
			summoned = false;
			closeSettings();
			main.appear(false);
			return;
		}
		sharer.ifPresentOrElse(s -> s.askToClose(finished), finished);
	}

	/** Closes without asking: the person logs out or the program is told to end. */
	void shutDown() {
		sharer.ifPresentOrElse(s -> s.shutDown(finished), finished);
	}

	/** Fills the code field, now or when the services are there; goes nowhere. */
	void fill(final String text) {
		link = text;
		handLink();
	}

	private void handLink() {
		sharer.filter(s -> !link.isEmpty()).ifPresent(s -> {
			s.codeTyped(link);
			link = ""; //$NON-NLS-1$
		});
	}

	/** Begins an invitation that somebody asked for who may use this program's socket; false where a question or a session has the screen. */
	boolean invite(final InviteVerb.Request request) {
		if (sharer.filter(s -> s.scene().showsMain()).isEmpty()) {
			return false;
		}
		final var begun = request.begin(sharer.get());
		raise(""); //$NON-NLS-1$
		return begun;
	}

	/** The program was started once more, perhaps with a link. */
	void raise(final String text) {
		summoned = true;
		fill(text);
		refresh();
		consent.ifPresentOrElse(c -> c.shell().forceActive(), () -> bar.ifPresentOrElse(SharingBar::stayVisible, main::raise));
	}

	Optional<ConsentWindow> consent() {
		return consent;
	}

	Optional<SharingBar> bar() {
		return bar;
	}

	ToolDesk tools() {
		return tools;
	}

	Optional<SettingsWindow> settingsWindow() {
		return settingsWindow.filter(SettingsWindow::isOpen);
	}

	MainWindow main() {
		return main;
	}
}
