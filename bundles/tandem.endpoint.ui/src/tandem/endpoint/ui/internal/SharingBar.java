// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import java.util.List;
import java.util.function.Consumer;

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
import org.eclipse.swt.widgets.Layout;
import org.eclipse.swt.widgets.Shell;

import tandem.endpoint.ui.internal.ToolDesk.ToolButton;
import tandem.endpoint.ui.internal.model.BarScene;
import tandem.endpoint.ui.internal.model.BarScene.Toggle;
import tandem.endpoint.ui.internal.model.Sharer;
import tandem.sharer.ui.SharerTool;

/**
 * The bar that says who sees the screen and stops it, above all other windows. It keeps one width for as long as it is shown, whatever it
 * says, and only ever grows downwards: nothing that a person is about to press moves, and no press is lost to a change. UI thread only.
 */
final class SharingBar {

	/** Longer headlines wrap. */
	private static final int HEADLINE_WIDTH = 45 * Look.UNIT;

	private static final int NOTE_INDENT = 3 * Look.UNIT;

	/** Notes and what stands beside them have at least this much. */
	private static final int LEAST_WIDTH = 60 * Look.UNIT;

	private static final int INSIST_MILLIS = 100;

	private static final int MOST_ASKED = 100;

	private final Sharer sharer;
	private final Shell shell;
	private final Composite body;
	private final Canvas light;
	private final Composite row;
	private final Label headline;
	private final Composite toggles;
	private final Composite tools;
	private final Consumer<SharerTool> toolPressed;
	private final Button takeBack;
	private final Button hide;
	private final Composite below;
	private final Label notes;
	private final Button letContinue;
	private List<Toggle> shownToggles = List.of();
	private List<ToolButton> shownTools = List.of();
	private boolean hidden;
	private int width;
	private Point wanted = new Point(0, 0);

	/** @param toolPressed told which tool the sharer wants */
	SharingBar(final Display display, final Look look, final Sharer sharer, final Consumer<SharerTool> toolPressed) {
		this.sharer = sharer;
		this.toolPressed = toolPressed;
		shell = new Shell(display, SWT.ON_TOP | SWT.NO_TRIM);
		shell.setText(Messages.Bar_title);
		shell.setImage(look.icon());
		body = new Composite(shell, SWT.NONE);
		shell.setLayout(new AsWide());
		final var layout = Look.column();
		layout.marginWidth = 2 * Look.UNIT;
		layout.marginHeight = Look.UNIT;
		layout.verticalSpacing = Look.UNIT / 2;
		body.setLayout(layout);
		look.frame(body);
		row = Look.group(body, 5);
		light = Mark.light(row);
		headline = look.subheading(row, ""); //$NON-NLS-1$
		takeBack = Look.button(row, Messages.Bar_takeBack, sharer::takeBack);
		hide = Look.button(row, Messages.Bar_hide, () -> sharer.hide(!hidden));
		Look.widest(hide, Messages.Bar_hide, Messages.Bar_show);
		Look.button(row, Messages.Bar_end, sharer::end);
		below = Look.group(body, 4);
		((GridLayout) below.getLayout()).marginLeft = NOTE_INDENT;
		notes = look.text(below, ""); //$NON-NLS-1$
		((GridData) notes.getLayoutData()).widthHint = Look.UNIT;
		toggles = new Composite(below, SWT.NONE);
		toggles.setLayout(Look.columns(1));
		toggles.setLayoutData(new GridData());
		Look.appear(toggles, false);
		tools = new Composite(below, SWT.NONE);
		tools.setLayout(Look.columns(1));
		tools.setLayoutData(new GridData());
		Look.appear(tools, false);
		letContinue = Look.button(below, "", sharer::letContinue); //$NON-NLS-1$
		// whoever closes the bar can't mean to go on without it
		shell.addListener(SWT.Close, e -> {
			e.doit = false;
			sharer.end();
		});
		shell.addListener(SWT.Resize, e -> {
			if (!hasRoom()) {
				insist(0);
			}
		});
		new Mover(shell, List.of(shell, body, row, light, headline, below, notes));
	}

	void update(final BarScene scene, final List<ToolButton> offered) {
		hidden = scene.hidden();
		light.setData(scene.light());
		light.redraw();
		var changed = Look.say(headline, scene.headline());
		changed |= show(scene.allowed());
		changed |= offer(offered);
		hide.setText(scene.hidden() ? Messages.Bar_show : Messages.Bar_hide);
		hide.setVisible(scene.mayHide());
		takeBack.setVisible(scene.mayTakeBack());
		changed |= Look.say(notes, String.join(" ", scene.notes())); //$NON-NLS-1$
		changed |= say(letContinue, scene.letContinue().orElse("")); //$NON-NLS-1$
		changed |= Look.appear(letContinue, scene.letContinue().isPresent());
		changed |= Look.appear(below, !scene.notes().isEmpty() || !scene.allowed().isEmpty() || !offered.isEmpty() || scene.letContinue().isPresent());
		if (width == 0) {
			width = widest(scene);
		}
		if (changed) {
			fit();
		}
	}

	/** As wide as the longest headline about this technician and all the buttons want to be, and never wider than the screen. */
	private int widest(final BarScene scene) {
		final var headlines = scene.headlines().stream().mapToInt(text -> Look.textWidth(headline, text)).max().orElse(0);
		((GridData) headline.getLayoutData()).widthHint = Math.min(HEADLINE_WIDTH, headlines);
		final var wanted = row.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + 2 * ((GridLayout) body.getLayout()).marginWidth;
		return Math.min(Math.max(LEAST_WIDTH, wanted), shell.getDisplay().getPrimaryMonitor().getClientArea().width);
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

	/** Words alone may change without a change of the size. */
	private boolean offer(final List<ToolButton> offered) {
		final var others = !offered.stream().map(ToolButton::tool).toList().equals(shownTools.stream().map(ToolButton::tool).toList());
		if (others) {
			for (final var old : tools.getChildren()) {
				old.dispose();
			}
			tools.setLayout(Look.columns(Math.max(1, offered.size())));
			offered.forEach(one -> Look.widest(Look.button(tools, one.text(), () -> toolPressed.accept(one.tool())), one.widest()));
			Look.appear(tools, !offered.isEmpty());
		}
		for (var i = 0; i < offered.size(); i++) {
			final var button = (Button) tools.getChildren()[i];
			button.setText(Look.plain(offered.get(i).text()));
			button.setToolTipText(offered.get(i).hint());
		}
		shownTools = offered;
		return others;
	}

	/** Comes up at the top of the screen, where it was if it was moved. */
	void open() {
		fit();
		final var screen = shell.getDisplay().getPrimaryMonitor().getClientArea();
		shell.setLocation(screen.x + (screen.width - width) / 2, screen.y);
		QuietWindow.prepare(shell);
		shell.setVisible(true);
		stayVisible();
	}

	/** Sizes the bar for what it says: higher or lower, never wider. */
	private void fit() {
		wanted = shell.computeSize(SWT.DEFAULT, SWT.DEFAULT);
		shell.setSize(wanted);
		shell.layout(true, true);
		if (shell.getVisible()) {
			stayVisible();
			insist(0);
		}
	}

	/**
	 * Asks again until the bar has its height. A window manager that answers an earlier request after a later one was made leaves the
	 * window at the earlier size, and GTK does not repeat what it asked for last: so every other request is for a pixel more.
	 */
	private void insist(final int asked) {
		shell.getDisplay().timerExec(INSIST_MILLIS, () -> {
			if (shell.isDisposed() || hasRoom() || asked > MOST_ASKED) {
				return;
			}
			shell.setSize(wanted.x, wanted.y + (asked + 1) % 2);
			insist(asked + 1);
		});
	}

	private boolean hasRoom() {
		final var size = shell.getSize();
		return size.x == wanted.x && size.y >= wanted.y && size.y <= wanted.y + 1;
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

	/** What is in the bar has the size that it needs, even while the window manager has not granted it yet. */
	private final class AsWide extends Layout {

		@Override
		protected Point computeSize(final Composite composite, final int hintWidth, final int hintHeight, final boolean flush) {
			return body.computeSize(width, SWT.DEFAULT, flush);
		}

		@Override
		protected void layout(final Composite composite, final boolean flush) {
			final var size = body.computeSize(width, SWT.DEFAULT, flush);
			body.setBounds(0, 0, size.x, size.y);
		}
	}
}
