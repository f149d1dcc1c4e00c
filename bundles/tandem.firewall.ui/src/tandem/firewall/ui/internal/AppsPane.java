// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import tandem.firewall.Access;
import tandem.firewall.station.Station;

/** The firewall's own named entries: read, switched only after <em>Change settings</em>, made only after the commands were shown. UI thread only. */
final class AppsPane extends Composite {

	private final Desk desk;
	private final Label hint;
	private final Composite top;
	private final Text filter;
	private final Button all;
	private final AppsTable table;
	private final ScopeBoxes boxes;
	private final Button change;
	private final Button ok;
	private final Button cancel;
	private final Button read;
	private final Button administrator;

	/** @param make is asked to show the commands and then to make what is wanted */
	AppsPane(final Composite parent, final Desk desk, final Runnable make) {
		super(parent, SWT.NONE);
		this.desk = desk;
		GridLayoutFactory.fillDefaults().margins(Pieces.SPACE, Pieces.SPACE).spacing(Pieces.SPACE, Pieces.SPACE).applyTo(this);
		hint = Pieces.label(this, ""); //$NON-NLS-1$
		top = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(Pieces.SPACE * 2, 0).applyTo(top);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(top);
		filter = new Text(top, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.filter);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		all = new Button(top, SWT.CHECK);
		all.setText(Messages.allScopes);
		table = new AppsTable(this, desk.apps(), this::switched);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
		boxes = new ScopeBoxes(this, desk.apps(), this::switched);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(boxes);
		final var row = new Composite(this, SWT.NONE);
		row.setLayout(RowLayoutFactory.fillDefaults().spacing(Pieces.SPACE).center(true).create());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		change = Pieces.button(row, Messages.changeSettings, this::begin);
		ok = Pieces.button(row, Messages.ok, make);
		cancel = Pieces.button(row, Messages.cancel, this::cancel);
		read = Pieces.button(row, Messages.readAgain, () -> desk.list(Access.AS_IS));
		administrator = Pieces.button(row, Messages.administrator, () -> desk.list(Access.ADMINISTRATOR));
		filter.addListener(SWT.Modify, event -> table.filter(filter.getText()));
		all.addListener(SWT.Selection, event -> refresh());
		table.onSelection(this::selected);
	}

	private void selected() {
		boxes.show(table.selected());
		layout();
	}

	private void begin() {
		desk.apps().begin();
		refresh();
		if (table.selected().isEmpty()) {
			table.chooseFirst();
		}
	}

	private void cancel() {
		desk.apps().cancel();
		refresh();
	}

	private void switched() {
		table.refresh();
		boxes.refresh();
		ok.setEnabled(!desk.isBusy() && !desk.apps().changes().isEmpty());
	}

	/** Shows all of it as it is now. */
	void refresh() {
		final var apps = desk.apps();
		hint.setText(Pieces.shown(hint()));
		Pieces.present(all, apps.scopes(true).size() > apps.scopes(false).size());
		table.show(apps.scopes(all.getSelection()));
		boxes.show(table.selected());
		final var none = apps.isRead() && apps.entries().isEmpty();
		List.of(top, table, boxes).forEach(part -> Pieces.present(part, !none));
		final var free = !desk.isBusy();
		Pieces.present(change, !apps.isEditing());
		Pieces.present(ok, apps.isEditing());
		Pieces.present(cancel, apps.isEditing());
		Pieces.present(administrator, apps.isRead() && apps.wantsAdministrator());
		change.setEnabled(free && !apps.entries().isEmpty() && mayChange());
		ok.setEnabled(free && !apps.changes().isEmpty());
		cancel.setEnabled(free);
		read.setEnabled(free && !apps.isEditing() && desk.station().isPresent());
		administrator.setEnabled(free);
		layout(true, true);
	}

	private boolean mayChange() {
		return desk.station().filter(Station::canChange).isPresent();
	}

	private String hint() {
		final var apps = desk.apps();
		if (!apps.isRead()) {
			return desk.isBusy() ? Messages.appsReading : Messages.appsNever;
		}
		if (!apps.gaps().isEmpty()) {
			return String.join("; ", apps.gaps().stream().map(Object::toString).toList()); //$NON-NLS-1$
		}
		return apps.entries().isEmpty() ? Messages.appsNone : !mayChange() ? Messages.appsThere : apps.isEditing() ? Messages.appsEditing : Messages.appsAbout;
	}

	@Override
	public boolean setFocus() {
		return table.setFocus();
	}
}
