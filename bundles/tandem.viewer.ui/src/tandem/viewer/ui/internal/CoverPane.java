// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.ui.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import tandem.viewer.ui.internal.Standing.Cover;
import tandem.viewer.ui.internal.Standing.Kind;

/** Says with a drawing and in large letters what stands between the technician and the picture, since when, and what to do. */
final class CoverPane extends Composite {

	private static final int MARGIN = 32;

	private static final int WIDTH = 420;

	private static final int LEAST_WIDTH = 160;

	private static final int SECOND = 1_000;

	private final Icons icons = new Icons(this);

	private final Label icon;

	private final Label title;

	private final Label advice;

	private final Label since;

	private final Button close;

	private Instant begin = Instant.now();

	private Optional<Cover> shown = Optional.empty();

	private boolean ticking;

	/** @param closeTab what the button does that a message about the end has */
	CoverPane(final Composite parent, final Runnable closeTab) {
		super(parent, SWT.NONE);
		setBackgroundMode(SWT.INHERIT_FORCE);
		GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).spacing(0, 8).applyTo(this);
		icon = label(SWT.CENTER);
		title = label(SWT.WRAP | SWT.CENTER);
		title.setFont(JFaceResources.getHeaderFont());
		advice = label(SWT.WRAP | SWT.CENTER);
		since = label(SWT.CENTER);
		close = new Button(this, SWT.PUSH);
		close.setText(Messages.close);
		close.addListener(SWT.Selection, event -> closeTab.run());
		GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).indent(0, 8).applyTo(close);
		addPaintListener(event -> {
			final var area = getClientArea();
			event.gc.setForeground(getDisplay().getSystemColor(SWT.COLOR_WIDGET_NORMAL_SHADOW));
			event.gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
		});
		setVisible(false);
	}

	private Label label(final int style) {
		final var label = new Label(this, style);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(label);
		return label;
	}

	/**
	 * Shows a message in the middle of the parent, or nothing.
	 *
	 * @param from when what it tells of began
	 */
	void show(final Optional<Cover> cover, final Instant from) {
		begin = from;
		if (!cover.equals(shown)) {
			shown = cover;
			cover.ifPresent(this::write);
			setVisible(cover.isPresent());
			if (cover.isPresent()) {
				moveAbove(null);
			}
		}
		tick();
	}

	private void write(final Cover cover) {
		icon.setImage(icons.of(cover.kind().icon()));
		title.setText(LegacyActionTools.escapeMnemonics(cover.title()));
		advice.setText(LegacyActionTools.escapeMnemonics(cover.advice()));
		present(since, cover.kind().timed());
		present(close, cover.kind() == Kind.ENDED);
		writeSince();
		centre();
	}

	private static void present(final org.eclipse.swt.widgets.Control control, final boolean wanted) {
		control.setVisible(wanted);
		((GridData) control.getLayoutData()).exclude = !wanted;
	}

	private void writeSince() {
		final var passed = Duration.between(begin, Instant.now());
		final var minutes = Math.max(0, passed.toMinutes());
		since.setText(minutes == 0 ? NLS.bind(Messages.sinceSeconds, Math.max(0, passed.toSeconds())) : NLS.bind(Messages.sinceMinutes, minutes));
	}

	private void tick() {
		if (!ticking && shown.filter(cover -> cover.kind().timed()).isPresent()) {
			ticking = true;
			writeSince();
			getDisplay().timerExec(SECOND, () -> {
				ticking = false;
				if (!isDisposed()) {
					tick();
				}
			});
		}
	}

	/** Puts the message into the middle of the parent. */
	void centre() {
		final var area = getParent().getClientArea();
		final var width = Math.max(LEAST_WIDTH, Math.min(WIDTH, area.width - 2 * MARGIN));
		for (final var text : new Label[] { title, advice }) {
			((GridData) text.getLayoutData()).widthHint = width;
		}
		final var size = computeSize(SWT.DEFAULT, SWT.DEFAULT);
		setBounds(Math.max(0, (area.width - size.x) / 2), Math.max(0, (area.height - size.y) / 3), size.x, size.y);
		layout(true, true);
	}
}
