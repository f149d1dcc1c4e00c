// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;

import tandem.endpoint.ui.internal.model.History;
import tandem.endpoint.ui.internal.model.ReachDesk;
import tandem.settings.Shipped;
import tandem.settings.ui.Draft;
import tandem.settings.ui.SettingsPane;
import tandem.settings.ui.SettingsTab;

/** The settings, beside the window that they were opened from; nothing is changed before Save. UI thread only. */
final class SettingsWindow {

	/** Most of the screen's height that it takes; what does not fit is scrolled. */
	private static final double TALLEST = 0.88;

	private final Shell shell;
	private final Draft draft;
	private final Label problem;
	private final Button save;
	private final ReachPane reach;

	SettingsWindow(final Shell parent, final Look look, final Draft draft, final Optional<History> history, final ReachDesk desk) {
		this.draft = draft;
		shell = new Shell(parent, SWT.DIALOG_TRIM | SWT.RESIZE);
		shell.setText(Messages.Settings_title);
		final var layout = Look.column();
		layout.marginWidth = 2 * Look.UNIT;
		layout.marginHeight = 2 * Look.UNIT;
		shell.setLayout(layout);
		final var tabs = new TabFolder(shell, SWT.TOP);
		tabs.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		for (final var tab : SettingsTab.values()) {
			add(tabs, tab);
		}
		reach = new ReachPane(page(tabs, Messages.Reach_tab), look, desk);
		reach.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		history.ifPresent(past -> new HistoryPane(page(tabs, Messages.History_tab), past).control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true)));
		new AboutPane(page(tabs, Messages.About_tab), look, Shipped.here()).control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		problem = new Label(shell, SWT.WRAP);
		problem.setLayoutData(Look.wide());
		((GridData) problem.getLayoutData()).exclude = true;
		final var buttons = Look.group(shell, 2);
		buttons.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
		final var cancel = Look.button(buttons, Messages.Settings_cancel, this::dispose);
		save = Look.button(buttons, Messages.Settings_save, this::save);
		shell.setDefaultButton(save);
		shell.addListener(SWT.Traverse, e -> {
			if (e.detail == SWT.TRAVERSE_ESCAPE) {
				e.doit = false;
				cancel.notifyListeners(SWT.Selection, null);
			}
		});
		draft.onChange(this::refresh);
		refresh();
		place(parent);
		shell.open();
	}

	private void add(final TabFolder tabs, final SettingsTab tab) {
		final var item = new TabItem(tabs, SWT.NONE);
		item.setText(tab.title());
		final var scroll = new ScrolledComposite(tabs, SWT.V_SCROLL);
		final var body = new Composite(scroll, SWT.NONE);
		final var layout = Look.column();
		layout.marginWidth = 2 * Look.UNIT;
		layout.marginHeight = 2 * Look.UNIT;
		body.setLayout(layout);
		new SettingsPane(body, draft, tab).control().setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, true));
		scroll.setContent(body);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		scroll.setMinSize(body.computeSize(SWT.DEFAULT, SWT.DEFAULT));
		body.addListener(SWT.Resize, e -> scroll.setMinHeight(body.computeSize(scroll.getClientArea().width, SWT.DEFAULT).y));
		item.setControl(scroll);
	}

	private static Composite page(final TabFolder tabs, final String title) {
		final var item = new TabItem(tabs, SWT.NONE);
		item.setText(title);
		final var body = new Composite(tabs, SWT.NONE);
		final var layout = Look.column();
		layout.marginWidth = 2 * Look.UNIT;
		layout.marginHeight = 2 * Look.UNIT;
		body.setLayout(layout);
		item.setControl(body);
		return body;
	}

	private void place(final Shell parent) {
		final var size = shell.computeSize(SWT.DEFAULT, SWT.DEFAULT);
		final var room = parent.getMonitor().getClientArea();
		shell.setSize(Math.min(size.x, room.width), Math.min(size.y, (int) (room.height * TALLEST)));
		final var frame = 6 * Look.UNIT;
		final var at = parent.getLocation();
		shell.setLocation(Math.max(room.x, Math.min(at.x + 4 * Look.UNIT, room.x + room.width - shell.getSize().x)),
				Math.max(room.y, Math.min(at.y + 4 * Look.UNIT, room.y + room.height - shell.getSize().y - frame)));
	}

	private void refresh() {
		if (!shell.isDisposed()) {
			save.setEnabled(draft.isChanged() && draft.problem().isEmpty());
			say(draft.problem().orElse("")); //$NON-NLS-1$
		}
	}

	private void say(final String words) {
		if (Look.say(problem, words) | Look.appear(problem, !words.isEmpty())) {
			shell.layout(true, true);
		}
	}

	private void save() {
		draft.save().ifPresentOrElse(this::say, this::dispose);
	}

	/** What is known of the way to this computer may have changed. */
	void reachChanged() {
		if (isOpen()) {
			reach.refresh();
		}
	}

	boolean isOpen() {
		return !shell.isDisposed();
	}

	void raise() {
		shell.forceActive();
	}

	void dispose() {
		shell.dispose();
	}

	Shell shell() {
		return shell;
	}
}
