// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

import tandem.technician.Phase;
import tandem.technician.TechnicianSession;

/** The line above the picture: what is going on, and what can be done about it now. */
final class ViewerBar extends Composite {

	private final Label text;

	private final Button control;

	private final Button special;

	private final Button zoom;

	private final Button full;

	private final Button monitors;

	private final Button end;

	private final ViewerActions actions;

	ViewerBar(final Composite parent, final ViewerActions actions) {
		super(parent, SWT.NONE);
		this.actions = actions;
		GridLayoutFactory.fillDefaults().numColumns(7).margins(8, 4).spacing(8, 0).applyTo(this);
		text = new Label(this, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
		control = button(Messages.ask, actions::toggleControl);
		special = button(Messages.special, this::openSpecial);
		zoom = button(Messages.actual, actions::toggleFit);
		full = button(Messages.fullScreen, actions::toggleFullScreen);
		monitors = button(Messages.monitorAll, this::openMonitors);
		end = button(Messages.end, actions::end);
	}

	private Button button(final String label, final Runnable action) {
		final var button = new Button(this, SWT.PUSH);
		button.setText(label);
		button.addListener(SWT.Selection, event -> action.run());
		return button;
	}

	/** Shows where things stand. */
	void show(final TechnicianSession session, final Standing standing, final boolean capturing, final boolean fit) {
		final var phase = session.phase();
		final var controls = phase == Phase.CONTROLLING;
		final var sees = phase == Phase.VIEWING || phase == Phase.ASKING_CONTROL || controls;
		final var line = controls ? capturing ? Messages.wayOut : standing.line() + ' ' + Messages.continueHint : standing.line();
		text.setText(org.eclipse.osgi.util.NLS.bind(line, session.label()));
		text.setToolTipText(text.getText());
		control.setText(controls || phase == Phase.ASKING_CONTROL ? Messages.release : Messages.ask);
		present(control, sees && actions.mayAsk());
		present(special, controls);
		zoom.setText(fit ? Messages.actual : Messages.fit);
		present(zoom, sees);
		full.setText(actions.isFullScreen() ? Messages.fullScreenLeave : Messages.fullScreen);
		present(full, sees || actions.isFullScreen());
		monitors.setText(actions.shownMonitor().orElse(Messages.monitorAll));
		present(monitors, sees && actions.monitors().size() > 1);
		present(end, phase != Phase.ENDED);
		layout(true, true);
	}

	private static void present(final Button button, final boolean wanted) {
		button.setVisible(wanted);
		if (button.getLayoutData() instanceof final org.eclipse.swt.layout.GridData data) {
			data.exclude = !wanted;
		} else {
			GridDataFactory.fillDefaults().exclude(!wanted).applyTo(button);
		}
	}

	private void openSpecial() {
		final var menu = new Menu(special);
		for (final var combination : SpecialKeys.values()) {
			item(menu, combination.label(), () -> actions.press(combination));
		}
		new MenuItem(menu, SWT.SEPARATOR);
		item(menu, Messages.typeClipboard, actions::typeClipboard);
		open(menu, special);
	}

	private void openMonitors() {
		final var menu = new Menu(monitors);
		item(menu, Messages.monitorAll, () -> actions.choose(java.util.Optional.empty()));
		actions.monitors().forEach(monitor -> item(menu, monitor, () -> actions.choose(java.util.Optional.of(monitor))));
		open(menu, monitors);
	}

	private static void item(final Menu menu, final String label, final Runnable action) {
		final var item = new MenuItem(menu, SWT.PUSH);
		item.setText(label);
		item.addListener(SWT.Selection, event -> action.run());
	}

	private static void open(final Menu menu, final Button below) {
		menu.setLocation(below.toDisplay(0, below.getSize().y));
		menu.addListener(SWT.Hide, event -> below.getDisplay().asyncExec(menu::dispose));
		menu.setVisible(true);
	}
}
