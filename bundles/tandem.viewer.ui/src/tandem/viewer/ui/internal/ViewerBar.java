// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

import tandem.screen.Monitor;
import tandem.technician.Phase;
import tandem.technician.TechnicianSession;
import tandem.viewer.ui.ViewerTool;

/** The line above the picture: what is going on, and what can be done about it now. */
final class ViewerBar extends Composite {

	/** What the text gets at least before buttons lose their words, in points. */
	private static final int LEAST_TEXT = 240;

	/** What it gets where tools have lost their words and the others have not. */
	private static final int LEAST_BESIDE_WORDS = 180;

	private static final int MARGIN = 8;

	private static final int SPACING = 4;

	private final Label text;

	private final BarButton control;

	private final BarButton special;

	private final BarButton zoom;

	private final BarButton full;

	private final BarButton monitors;

	private final BarButton end;

	private final BarButton stop;

	private final ViewerActions actions;

	private final Icons icons;

	private final Map<ViewerTool, BarButton> tools = new LinkedHashMap<>();

	ViewerBar(final Composite parent, final Icons icons, final ViewerActions actions) {
		super(parent, SWT.NONE);
		this.actions = actions;
		this.icons = icons;
		GridLayoutFactory.fillDefaults().margins(MARGIN, 4).spacing(SPACING, 0).applyTo(this);
		text = new Label(this, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
		stop = new BarButton(this, icons, actions::stopTyping);
		control = new BarButton(this, icons, actions::toggleControl);
		special = new BarButton(this, icons, this::openSpecial);
		monitors = new BarButton(this, icons, this::openMonitors);
		zoom = new BarButton(this, icons, actions::toggleFit);
		full = new BarButton(this, icons, actions::toggleFullScreen);
		end = new BarButton(this, icons, actions::end);
		addListener(SWT.Resize, event -> makeRoom());
	}

	private List<BarButton> buttons() {
		return Stream.of(Stream.of(stop, control, special), tools.values().stream(), Stream.of(monitors, zoom, full, end)).flatMap(part -> part).toList();
	}

	/** Shows where things stand. */
	void show(final TechnicianSession session, final Standing standing, final boolean fit) {
		final var phase = session.phase();
		final var controls = phase == Phase.CONTROLLING;
		final var sees = phase == Phase.VIEWING || phase == Phase.ASKING_CONTROL || controls;
		final var typing = actions.typing();
		final var line = typing.isPresent() ? NLS.bind(Messages.typing, typing.getAsInt()) : standing.line();
		text.setText(LegacyActionTools.escapeMnemonics(line));
		text.setToolTipText(line);
		stop.show(Messages.stopTyping, "stop", typing.isPresent()); //$NON-NLS-1$
		final var gives = controls || phase == Phase.ASKING_CONTROL;
		control.show(gives ? Messages.release : Messages.ask, gives ? "release" : "ask", sees && actions.mayAsk()); //$NON-NLS-1$ //$NON-NLS-2$
		special.show(Messages.special, "special", controls); //$NON-NLS-1$
		monitors.show(actions.shownMonitor().map(Monitor::name).orElse(Messages.monitorAll), "monitor", sees && actions.monitors().size() > 1); //$NON-NLS-1$
		zoom.show(fit ? Messages.actual : Messages.fit, fit ? "actual" : "fit", sees); //$NON-NLS-1$ //$NON-NLS-2$
		showTools(sees);
		final var isFull = actions.isFullScreen();
		full.show(isFull ? Messages.fullScreenLeave : Messages.fullScreen, isFull ? "fullScreenLeave" : "fullScreen", sees || isFull); //$NON-NLS-1$ //$NON-NLS-2$
		end.show(Messages.end, "end", phase != Phase.ENDED); //$NON-NLS-1$
		makeRoom();
	}

	private void showTools(final boolean sees) {
		final var now = actions.tools();
		tools.keySet().stream().filter(tool -> !now.contains(tool)).toList().forEach(tool -> tools.remove(tool).widget().dispose());
		for (final var tool : now) {
			final var button = tools.computeIfAbsent(tool, _ -> new BarButton(this, icons, SWT.TOGGLE, () -> actions.toggle(tool)));
			button.widget().moveAbove(monitors.widget());
			button.show(tool.label(), icons.of(tool.icon()), sees);
			button.widget().setSelection(actions.toolOn().filter(tool::equals).isPresent());
		}
	}

	/** Buttons lose their words where the text would be squeezed, those of tools first. */
	private void makeRoom() {
		final var width = getClientArea().width;
		final var seen = buttons().stream().filter(button -> button.widget().getVisible()).toList();
		if (width > 0) {
			seen.forEach(button -> button.setTerse(false));
			if (isTight(seen, LEAST_TEXT, width)) {
				tools.values().forEach(button -> button.setTerse(true));
			}
			if (isTight(seen, tools.isEmpty() ? LEAST_TEXT : LEAST_BESIDE_WORDS, width)) {
				seen.forEach(button -> button.setTerse(true));
			}
		}
		// A column without a button would leave its gap at the end.
		((GridLayout) getLayout()).numColumns = 1 + seen.size();
		layout(true, true);
	}

	private static boolean isTight(final List<BarButton> seen, final int text, final int width) {
		return seen.stream().mapToInt(button -> button.widget().computeSize(SWT.DEFAULT, SWT.DEFAULT).x + SPACING).sum() + text + 2 * MARGIN > width;
	}

	private void openSpecial() {
		final var menu = new Menu(special.widget());
		for (final var combination : SpecialKeys.values()) {
			item(menu, SWT.PUSH, combination.label(), () -> actions.press(combination));
		}
		new MenuItem(menu, SWT.SEPARATOR);
		item(menu, SWT.PUSH, Messages.typeClipboard, actions::typeClipboard);
		open(menu, special.widget());
	}

	private void openMonitors() {
		final var menu = new Menu(monitors.widget());
		final var shown = actions.shownMonitor();
		item(menu, SWT.RADIO, Messages.monitorAll, () -> actions.choose(Optional.empty())).setSelection(shown.isEmpty());
		for (final var monitor : actions.monitors()) {
			final var label = NLS.bind(Messages.monitorSize, new Object[] { monitor.name(), monitor.area().width(), monitor.area().height() });
			item(menu, SWT.RADIO, LegacyActionTools.escapeMnemonics(label), () -> actions.choose(Optional.of(monitor))).setSelection(shown.filter(monitor::equals).isPresent());
		}
		open(menu, monitors.widget());
	}

	private static MenuItem item(final Menu menu, final int style, final String label, final Runnable action) {
		final var item = new MenuItem(menu, style);
		item.setText(label);
		item.addListener(SWT.Selection, event -> {
			if (style != SWT.RADIO || item.getSelection()) {
				action.run();
			}
		});
		return item;
	}

	private static void open(final Menu menu, final Button below) {
		menu.setLocation(below.toDisplay(0, below.getSize().y));
		menu.addListener(SWT.Hide, event -> below.getDisplay().asyncExec(menu::dispose));
		menu.setVisible(true);
	}
}
