// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.util.List;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import tandem.firewall.Change;
import tandem.firewall.station.Station;

/** Shows exactly which commands would be run, and asks. Who presses Enter at once has said no. */
final class CommandsDialog extends Dialog {

	private static final int WIDTH = 560;
	private static final int LEAST_LINES = 3;
	private static final int MOST_LINES = 12;

	private final Station station;
	private final List<Change> changes;

	CommandsDialog(final Shell parent, final Station station, final List<Change> changes) {
		super(parent);
		this.station = station;
		this.changes = List.copyOf(changes);
	}

	@Override
	protected void configureShell(final Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.commandsTitle);
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(final Composite parent) {
		final var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(16, 16).spacing(8, 8).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		changes.forEach(change -> label(area, change.title()));
		label(area, station.isHere() ? Messages.commandsHere : NLS.bind(Messages.commandsThere, FirewallTexts.name(station)));
		commands(area, Messages.commands, changes.stream().flatMap(it -> it.lines().stream()).toList());
		final var back = changes.reversed().stream().flatMap(it -> it.undoLines().stream()).toList();
		if (!back.isEmpty()) {
			label(area, Messages.commandsBack);
			commands(area, Messages.commandsBack, back);
		}
		changes.stream().map(Change::remark).filter(it -> !it.isBlank()).distinct().forEach(remark -> label(area, remark));
		if (changes.stream().anyMatch(it -> !it.lasting())) {
			label(area, Messages.notLasting);
		}
		return area;
	}

	private static void label(final Composite area, final String text) {
		final var label = new Label(area, SWT.WRAP);
		label.setText(Pieces.shown(text));
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
	}

	private static void commands(final Composite area, final String name, final List<String> lines) {
		final var text = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
		text.setFont(JFaceResources.getTextFont());
		text.setText(Pieces.shown(lines));
		Names.give(text, name);
		final var shown = Math.clamp(lines.size() * 2L, LEAST_LINES, MOST_LINES);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, text.getLineHeight() * shown).applyTo(text);
	}

	@Override
	protected void createButtonsForButtonBar(final Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Messages.commandsOk, false);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, true).setFocus();
	}
}
