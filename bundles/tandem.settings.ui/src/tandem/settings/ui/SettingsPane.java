// SPDX-License-Identifier: EPL-2.0
package tandem.settings.ui;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;

import tandem.settings.ui.internal.Messages;
import tandem.settings.ui.internal.Rows;

/** One page of settings, greyed where an administrator fixed them. UI thread only. */
public final class SettingsPane {

	private static final int UNIT = 8;

	private static final int TEXT_WIDTH = 50 * UNIT;

	private final Draft draft;
	private final Composite area;
	private final Composite banner;
	private final Label trouble;
	private final Button startOver;
	private final List<Runnable> rows = new ArrayList<>();

	/** Shows a page of a draft, and follows both the draft and the settings beneath until it is disposed. */
	public SettingsPane(final Composite parent, final Draft draft, final SettingsTab tab) {
		this.draft = draft;
		area = new Composite(parent, SWT.NONE);
		area.setLayout(column(2 * UNIT));
		banner = new Composite(area, SWT.NONE);
		banner.setLayout(column(0));
		banner.setLayoutData(wide());
		trouble = new Label(banner, SWT.WRAP);
		final var width = wide();
		width.widthHint = TEXT_WIDTH;
		trouble.setLayoutData(width);
		startOver = new Button(banner, SWT.PUSH);
		startOver.setText(Messages.Start_over);
		startOver.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
		startOver.addListener(SWT.Selection, e -> draft.startOver().ifPresent(this::say));
		for (final var section : tab.sections()) {
			section(section);
		}
		draft.onChange(this::refresh);
		final var watching = draft.onOutsideChange(this::later);
		area.addListener(SWT.Dispose, e -> watching.run());
		refresh();
	}

	/** What holds it. */
	public Composite control() {
		return area;
	}

	private void section(final SettingsTab.Section section) {
		final var group = new Group(area, SWT.NONE);
		group.setText(section.title());
		final var layout = new GridLayout(Rows.COLUMNS, false);
		layout.marginWidth = 2 * UNIT;
		layout.marginHeight = UNIT;
		layout.horizontalSpacing = UNIT;
		layout.verticalSpacing = UNIT / 2;
		group.setLayout(layout);
		group.setLayoutData(wide());
		final var maker = new Rows(group, draft);
		section.settings().forEach(setting -> rows.add(maker.add(setting)));
	}

	private void refresh() {
		if (area.isDisposed()) {
			return;
		}
		rows.forEach(Runnable::run);
		final var said = draft.trouble().or(draft::warning);
		said.ifPresent(this::say);
		startOver.setVisible(draft.canStartOver());
		((GridData) startOver.getLayoutData()).exclude = !draft.canStartOver();
		final var data = (GridData) banner.getLayoutData();
		if (data.exclude == said.isPresent()) {
			data.exclude = said.isEmpty();
			banner.setVisible(!data.exclude);
			area.requestLayout();
		}
	}

	private void say(final String what) {
		trouble.setText(what.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		area.requestLayout();
	}

	private void later() {
		try {
			area.getDisplay().asyncExec(this::refresh);
		} catch (final SWTException e) {
			if (e.code != SWT.ERROR_WIDGET_DISPOSED && e.code != SWT.ERROR_DEVICE_DISPOSED) {
				throw e;
			}
		}
	}

	private static GridLayout column(final int spacing) {
		final var layout = new GridLayout(1, false);
		layout.marginWidth = 0;
		layout.marginHeight = 0;
		layout.verticalSpacing = Math.max(UNIT, spacing);
		return layout;
	}

	private static GridData wide() {
		return new GridData(SWT.FILL, SWT.CENTER, true, false);
	}
}
