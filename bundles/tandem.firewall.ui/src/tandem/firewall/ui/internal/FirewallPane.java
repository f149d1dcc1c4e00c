// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;

import tandem.firewall.Access;
import tandem.firewall.Change;
import tandem.firewall.check.State;
import tandem.firewall.report.Plain;
import tandem.firewall.station.Station;
import tandem.firewall.ui.internal.CheckModel.Phase;

/** The widgets of the view: whose firewall, what can be done, the verdict, and below it the results and the list. UI thread only. */
final class FirewallPane extends Composite {

	private final Desk desk;
	private final ReportActions reports;
	private final Icons icons;
	private final Combo chooser;
	private final Button check;
	private final Button stop;
	private final Button administrator;
	private final Button copy;
	private final Button save;
	private final Label mark;
	private final Label verdict;
	private final Composite row;
	private final Label notice;
	private final Button undo;
	private final TabFolder tabs;
	private final CheckPane results;
	private final AppsPane apps;
	private List<String> names = List.of();

	FirewallPane(final Composite parent, final Desk desk, final ReportActions reports) {
		super(parent, SWT.NONE);
		this.desk = desk;
		this.reports = reports;
		icons = new Icons(this);
		GridLayoutFactory.fillDefaults().margins(Pieces.SPACE, Pieces.SPACE).spacing(Pieces.SPACE, Pieces.SPACE).applyTo(this);
		final var head = row(this);
		new Label(head, SWT.NONE).setText(Messages.runOn);
		chooser = new Combo(head, SWT.READ_ONLY | SWT.DROP_DOWN);
		Names.give(chooser, Messages.runOn);
		check = Pieces.button(head, Messages.check, () -> desk.check(Access.AS_IS));
		stop = Pieces.button(head, Messages.stop, desk::stop);
		administrator = Pieces.button(head, Messages.administrator, () -> desk.check(Access.ADMINISTRATOR));
		copy = Pieces.button(head, Messages.copyReport, this::copyReport);
		save = Pieces.button(head, Messages.saveReport, this::saveReport);
		chooser.addListener(SWT.Selection, event -> desk.choose(Optional.of(desk.stations().get(chooser.getSelectionIndex()))));
		final var line = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(Pieces.SPACE, 0).applyTo(line);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
		mark = new Label(line, SWT.NONE);
		verdict = Pieces.label(line, ""); //$NON-NLS-1$
		verdict.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
		row = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(Pieces.SPACE, 0).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		notice = Pieces.label(row, ""); //$NON-NLS-1$
		undo = Pieces.button(row, Messages.undo, this::takeBack);
		GridDataFactory.swtDefaults().applyTo(undo);
		tabs = new TabFolder(this, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tabs);
		results = new CheckPane(tabs, this::open);
		apps = new AppsPane(tabs, desk, this::change);
		tab(Messages.tabCheck, results);
		tab(Messages.apps, apps);
		tabs.addListener(SWT.Selection, event -> listOnce());
		desk.listen(this::refresh);
		refresh();
	}

	private static Composite row(final Composite parent) {
		final var row = new Composite(parent, SWT.NONE);
		row.setLayout(RowLayoutFactory.fillDefaults().spacing(Pieces.SPACE).center(true).create());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		return row;
	}

	private void tab(final String title, final Composite content) {
		final var tab = new TabItem(tabs, SWT.NONE);
		tab.setText(title);
		tab.setControl(content);
	}

	/** The list is read when somebody looks at it. */
	private void listOnce() {
		if (tabs.getSelectionIndex() == 1 && !desk.apps().isRead() && !desk.isBusy()) {
			desk.list(Access.AS_IS);
		}
	}

	private void open(final Change change) {
		if (agreed(desk.station(), List.of(change))) {
			desk.open(change);
		}
	}

	private void change() {
		if (agreed(desk.station(), desk.apps().changes())) {
			desk.change();
		}
	}

	private void takeBack() {
		desk.undo().filter(it -> agreed(Optional.of(it.station()), it.changes())).ifPresent(desk::takeBack);
	}

	private boolean agreed(final Optional<Station> station, final List<Change> changes) {
		return station.isPresent() && !changes.isEmpty() && new CommandsDialog(getShell(), station.get(), changes).open() == Window.OK;
	}

	/** Copies what was found. */
	void copyReport() {
		desk.shown().report().ifPresent(reports::copy);
	}

	/** Asks for a file and writes what was found into it. */
	void saveReport() {
		desk.shown().report().ifPresent(reports::save);
	}

	/** Looks at all, unless that was done. */
	void checkOnce() {
		if (desk.shown().phase() == Phase.NEVER && !desk.isBusy()) {
			desk.check(Access.AS_IS);
		}
	}

	private void refresh() {
		if (isDisposed()) {
			return;
		}
		final var shown = desk.shown();
		final var busy = desk.isBusy();
		stations();
		check.setEnabled(!busy && desk.station().isPresent());
		Pieces.present(stop, busy);
		Pieces.present(administrator, shown.wantsAdministrator());
		administrator.setEnabled(!busy);
		copy.setEnabled(shown.report().isPresent());
		save.setEnabled(shown.report().isPresent());
		mark.setImage(icons.of(shown.phase() == Phase.NEVER || shown.phase() == Phase.RUNNING ? State.NOTE : shown.state()));
		verdict.setText(Pieces.shown(FirewallTexts.verdict(shown)));
		notice.setText(Pieces.shown(desk.notice().isEmpty() && desk.undo().isPresent() ? Messages.undoOffer : desk.notice()));
		undo.setEnabled(!busy);
		Pieces.present(undo, desk.undo().isPresent());
		Pieces.present(row, !notice.getText().isEmpty());
		results.show(shown, busy);
		apps.refresh();
		layout(true, true);
	}

	private void stations() {
		final var now = desk.stations().stream().map(FirewallTexts::name).map(Plain::text).toList();
		if (!names.equals(now)) {
			names = now;
			chooser.setItems(now.toArray(String[]::new));
		}
		final var index = desk.station().map(it -> desk.stations().indexOf(it)).orElse(-1);
		if (index >= 0 && chooser.getSelectionIndex() != index) {
			chooser.select(index);
		}
	}

	@Override
	public boolean setFocus() {
		return check.isEnabled() ? check.setFocus() : tabs.setFocus();
	}
}
