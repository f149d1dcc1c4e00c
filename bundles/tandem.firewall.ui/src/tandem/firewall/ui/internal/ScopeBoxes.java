// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import tandem.firewall.Entry;
import tandem.firewall.Entry.Scope;
import tandem.firewall.Entry.State;

/** The check boxes of the chosen entry, as widgets: for the keyboard and for screen readers. UI thread only. */
final class ScopeBoxes extends Composite {

	private record Box(Button button, String scope) {
	}

	private final AppsModel apps;
	private final Runnable switched;
	private final Label title;
	private final Composite row;
	private final List<Box> boxes = new ArrayList<>();
	private Optional<Entry> shown = Optional.empty();

	/** @param switched told when somebody wants the entry to be different */
	ScopeBoxes(final Composite parent, final AppsModel apps, final Runnable switched) {
		super(parent, SWT.NONE);
		this.apps = apps;
		this.switched = switched;
		GridLayoutFactory.fillDefaults().spacing(Pieces.SPACE, Pieces.SPACE / 2).applyTo(this);
		title = Pieces.label(this, ""); //$NON-NLS-1$
		row = new Composite(this, SWT.NONE);
		row.setLayout(RowLayoutFactory.fillDefaults().spacing(Pieces.SPACE * 2).create());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
	}

	/** Shows another entry, or none. */
	void show(final Optional<Entry> entry) {
		if (!shown.equals(entry)) {
			shown = entry;
			boxes.forEach(box -> box.button().dispose());
			boxes.clear();
			entry.ifPresent(it -> it.scopes().forEach(scope -> add(it, scope)));
		}
		title.setText(Pieces.shown(entry.map(it -> NLS.bind(Messages.allowedIn, it.name())).orElse(Messages.chooseApp)));
		refresh();
	}

	private void add(final Entry entry, final Scope scope) {
		final var button = new Button(row, SWT.CHECK);
		button.setText(Pieces.shown(FirewallTexts.scope(scope.name(), scope.inUse())));
		button.addListener(SWT.Selection, event -> {
			apps.next(entry, scope.name());
			switched.run();
		});
		boxes.add(new Box(button, scope.name()));
	}

	/** Shows states that changed. */
	void refresh() {
		shown.ifPresent(entry -> boxes.forEach(box -> {
			final var state = apps.state(entry, box.scope()).orElse(State.UNKNOWN);
			box.button().setSelection(state != State.BLOCKED);
			box.button().setGrayed(state == State.UNKNOWN);
			box.button().setEnabled(apps.canSwitch(entry, box.scope()));
		}));
		row.layout();
	}
}
