// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.Arrays;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

import tandem.endpoint.ui.internal.model.BarScene;
import tandem.endpoint.ui.internal.model.BarScene.Toggle;
import tandem.endpoint.ui.internal.model.Sharer;

/**
 * The bar that says who sees the screen and stops it, above all other windows. Its widgets stay where they are while it is shown, so that
 * no press is lost to a change; its right end, with End help, stays in place. UI thread only.
 */
final class SharingBar {

	/** Longer headlines wrap. */
	private static final int HEADLINE_WIDTH = 45 * Look.UNIT;

	private static final int NOTE_INDENT = 3 * Look.UNIT;

	private static final int NOTE_WIDTH = 48 * Look.UNIT;

	private final Sharer sharer;
	private final Shell shell;
	private final Canvas light;
	private final Composite row;
	private final Label headline;
	private final GridData headlineData;
	private final Composite toggles;
	private final Button takeBack;
	private final Button hide;
	private final Composite below;
	private final Label notes;
	private final Button letContinue;
	private List<Toggle> shownToggles = List.of();
	private boolean hidden;

	SharingBar(final Display display, final Look look, final Sharer sharer) {
		this.sharer = sharer;
		shell = new Shell(display, SWT.ON_TOP | SWT.NO_TRIM);
		shell.setText(Messages.Bar_title);
		shell.setImage(look.icon());
		final var layout = Look.column();
		layout.marginWidth = 2 * Look.UNIT;
		layout.marginHeight = Look.UNIT;
		layout.verticalSpacing = Look.UNIT / 2;
		shell.setLayout(layout);
		look.frame(shell);
		row = Look.group(shell, 6);
		light = Mark.light(row);
		headline = look.subheading(row, ""); //$NON-NLS-1$
		headlineData = (GridData) headline.getLayoutData();
		toggles = new Composite(row, SWT.NONE);
		toggles.setLayout(Look.columns(1));
		toggles.setLayoutData(new GridData());
		Look.appear(toggles, false);
		takeBack = Look.button(row, Messages.Bar_takeBack, sharer::takeBack);
		hide = Look.button(row, Messages.Bar_hide, () -> sharer.hide(!hidden));
		Look.button(row, Messages.Bar_end, sharer::end);
		below = Look.group(shell, 2);
		((GridLayout) below.getLayout()).marginLeft = NOTE_INDENT;
		notes = look.text(below, ""); //$NON-NLS-1$
		((GridData) notes.getLayoutData()).widthHint = NOTE_WIDTH;
		letContinue = Look.button(below, "", sharer::letContinue); //$NON-NLS-1$
		// whoever closes the bar can't mean to go on without it
		shell.addListener(SWT.Close, e -> {
			e.doit = false;
			sharer.end();
		});
		new Mover(shell, List.of(shell, row, light, headline, below, notes));
	}

	void update(final BarScene scene) {
		hidden = scene.hidden();
		light.setData(scene.light());
		light.redraw();
		var changed = Look.say(headline, scene.headline());
		headlineData.widthHint = Math.min(HEADLINE_WIDTH, Look.textWidth(headline, scene.headline()));
		changed |= show(scene.allowed());
		changed |= say(hide, scene.hidden() ? Messages.Bar_show : Messages.Bar_hide);
		changed |= Look.appear(hide, scene.mayHide());
		changed |= Look.appear(takeBack, scene.mayTakeBack());
		changed |= Look.say(notes, String.join(" ", scene.notes())); //$NON-NLS-1$
		changed |= say(letContinue, scene.letContinue().orElse("")); //$NON-NLS-1$
		changed |= Look.appear(letContinue, scene.letContinue().isPresent());
		changed |= Look.appear(below, !scene.notes().isEmpty() || scene.letContinue().isPresent());
		((GridLayout) row.getLayout()).numColumns = columns();
		changed |= notesWidth();
		if (changed && shell.getVisible()) {
			fit();
		}
	}

	/** Notes are as wide as the row above leaves them. */
	private boolean notesWidth() {
		final var data = (GridData) notes.getLayoutData();
		final var beside = letContinue.getVisible() ? letContinue.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + Look.UNIT : 0;
		final var width = Math.max(NOTE_WIDTH, row.computeSize(SWT.DEFAULT, SWT.DEFAULT).x - NOTE_INDENT - beside);
		final var changed = data.widthHint != width;
		data.widthHint = width;
		return changed;
	}

	private int columns() {
		return (int) Arrays.stream(row.getChildren()).filter(child -> !((GridData) child.getLayoutData()).exclude).count();
	}

	private static boolean say(final Button button, final String text) {
		if (button.getText().equals(text)) {
			return false;
		}
		button.setText(text);
		final var data = (GridData) button.getLayoutData();
		data.widthHint = SWT.DEFAULT;
		data.widthHint = button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + Look.UNIT;
		return true;
	}

	private boolean show(final List<Toggle> allowed) {
		if (allowed.equals(shownToggles)) {
			return false;
		}
		shownToggles = allowed;
		for (final var old : toggles.getChildren()) {
			old.dispose();
		}
		toggles.setLayout(Look.columns(Math.max(1, allowed.size())));
		for (final var toggle : allowed) {
			final var check = new Button(toggles, SWT.CHECK);
			check.setText(Look.plain(toggle.text()));
			check.setSelection(true);
			check.setToolTipText(NLS.bind(Messages.Bar_withdraw, toggle.text()));
			check.addListener(SWT.Selection, e -> {
				check.setEnabled(false);
				sharer.withdraw(toggle.permission());
			});
		}
		Look.appear(toggles, !allowed.isEmpty());
		return true;
	}

	/** Comes up at the top of the screen, where it was if it was moved. */
	void open() {
		shell.pack();
		final var screen = shell.getDisplay().getPrimaryMonitor().getClientArea();
		shell.setLocation(screen.x + (screen.width - shell.getSize().x) / 2, screen.y);
		QuietWindow.prepare(shell);
		shell.setVisible(true);
		stayVisible();
	}

	/** Sizes the bar for what it says; the right end stays. */
	private void fit() {
		final var before = shell.getBounds();
		final var size = shell.computeSize(SWT.DEFAULT, SWT.DEFAULT);
		if (size.x != before.width || size.y != before.height) {
			shell.setBounds(before.x + before.width - size.x, before.y, size.x, size.y);
		}
		shell.layout(true, true);
		stayVisible();
	}

	/** Back onto a screen where it is not wholly on one. */
	void stayVisible() {
		final var bounds = shell.getBounds();
		final var place = ScreenPlace.visible(bounds, shell.getDisplay().getMonitors());
		if (!place.equals(new Point(bounds.x, bounds.y))) {
			shell.setLocation(place);
		}
		shell.moveAbove(null);
	}

	Shell shell() {
		return shell;
	}

	void dispose() {
		shell.dispose();
	}
}
