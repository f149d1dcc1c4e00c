// SPDX-License-Identifier: EPL-2.0
package tandem.settings.ui.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

import tandem.settings.Setting;
import tandem.settings.ui.Draft;

/** Makes a row for each kind of setting: what it is, its value, and who set it where that was an administrator. UI thread only. */
public final class Rows {

	/** Columns of the parent's layout. */
	public static final int COLUMNS = 3;

	private static final int HINT_WIDTH = 400;

	private static final int SPINNER_WIDTH = 112;

	private static final int SMALL_STEP = 1;

	private static final int LARGE_STEP = 60;

	private final Composite parent;
	private final Draft draft;
	/** The toolkit is just moving the mark from one choice to another, and tells both. */
	private boolean pressing;

	/** @param parent has {@link #COLUMNS} */
	public Rows(final Composite parent, final Draft draft) {
		this.parent = parent;
		this.draft = draft;
	}

	/**
	 * Adds a row.
	 *
	 * @return shows the value of this moment
	 */
	public Runnable add(final Setting<?> setting) {
		return switch (setting) {
		case final Setting.Switch one -> add(one);
		case final Setting.Choice<?> one -> add(one);
		case final Setting.Number one -> add(one);
		case final Setting.Text one -> text(one);
		case final Setting.Texts one -> text(one);
		};
	}

	private Runnable add(final Setting.Switch setting) {
		final var check = new Button(parent, SWT.CHECK);
		check.setText(plain(setting.label()));
		check.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, true, false, COLUMNS - 1, 1));
		setting.hint().ifPresent(check::setToolTipText);
		check.addListener(SWT.Selection, e -> draft.choose(setting, check.getSelection()));
		final var note = note(check);
		return () -> {
			check.setSelection(draft.value(setting));
			enable(check, note, setting);
		};
	}

	/** The strictest last. */
	private <E extends Enum<E>> Runnable add(final Setting.Choice<E> setting) {
		final var refresh = new ArrayList<Runnable>();
		for (final var value : List.of(setting.type().getEnumConstants()).reversed()) {
			refresh.add(radio(setting, value));
		}
		setting.hint().ifPresent(this::hint);
		return () -> refresh.forEach(Runnable::run);
	}

	private <E extends Enum<E>> Runnable radio(final Setting.Choice<E> setting, final E value) {
		final var radio = new Button(parent, SWT.RADIO);
		radio.setText(plain(setting.label(value)));
		radio.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, true, false, COLUMNS - 1, 1));
		radio.addListener(SWT.Selection, e -> {
			if (radio.getSelection()) {
				pressing = true;
				draft.choose(setting, value);
				pressing = false;
			}
		});
		final var note = note(radio);
		return () -> {
			final var chosen = draft.value(setting) == value;
			if (!pressing) {
				radio.setSelection(chosen);
			}
			radio.setEnabled(chosen && !draft.isFixed(setting) || draft.may(setting, value));
			note.setVisible(!radio.isEnabled());
		};
	}

	private Runnable add(final Setting.Number setting) {
		label(setting);
		final var spinner = new Spinner(parent, SWT.BORDER);
		spinner.setValues(draft.value(setting), setting.least(), setting.most(), 0, SMALL_STEP, LARGE_STEP);
		final var data = new GridData(SWT.BEGINNING, SWT.CENTER, true, false);
		data.widthHint = SPINNER_WIDTH;
		spinner.setLayoutData(data);
		name(spinner, setting);
		spinner.addListener(SWT.Modify, e -> draft.choose(setting, spinner.getSelection()));
		final var note = note(spinner);
		return () -> {
			if (spinner.getSelection() != draft.value(setting)) {
				spinner.setSelection(draft.value(setting));
			}
			enable(spinner, note, setting);
		};
	}

	private <T> Runnable text(final Setting<T> setting) {
		label(setting);
		final var text = new Text(parent, SWT.BORDER);
		text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		name(text, setting);
		text.setText(setting.format(draft.value(setting)));
		text.addListener(SWT.Modify, e -> draft.type(setting, text.getText()));
		final var note = note(text);
		return () -> {
			final var now = setting.format(draft.value(setting));
			if (!text.isFocusControl() && draft.problem().isEmpty() && !text.getText().equals(now)) {
				text.setText(now);
			}
			enable(text, note, setting);
		};
	}

	private void label(final Setting<?> setting) {
		new Label(parent, SWT.NONE).setText(plain(setting.label()));
	}

	private void hint(final String words) {
		final var label = new Label(parent, SWT.WRAP);
		label.setText(plain(words));
		final var data = new GridData(SWT.FILL, SWT.CENTER, true, false, COLUMNS, 1);
		data.widthHint = HINT_WIDTH;
		label.setLayoutData(data);
	}

	/** Says who set it; room is left for the words where they do not show, so that nothing moves. */
	private Label note(final Control control) {
		final var note = new Label(parent, SWT.NONE);
		note.setText(Messages.By_administrator);
		note.setEnabled(false);
		note.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {

			@Override
			public void getDescription(final AccessibleEvent e) {
				e.result = note.getVisible() ? Messages.By_administrator : null;
			}
		});
		return note;
	}

	private void enable(final Control control, final Label note, final Setting<?> setting) {
		final var fixed = draft.isFixed(setting);
		control.setEnabled(!fixed);
		note.setVisible(fixed);
	}

	private static void name(final Control control, final Setting<?> setting) {
		setting.hint().ifPresent(control::setToolTipText);
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {

			@Override
			public void getName(final AccessibleEvent e) {
				e.result = setting.label();
			}
		});
	}

	private static String plain(final String text) {
		return text.replace("&", "&&"); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
