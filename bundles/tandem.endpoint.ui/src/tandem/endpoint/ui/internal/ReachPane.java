// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Text;

import tandem.endpoint.ui.internal.model.ReachDesk;
import tandem.firewall.report.Report;

/** Checks whether help can reach this computer, when asked to, and shows what it finds as it comes. UI thread only. */
final class ReachPane {

	private static final int LINES = 16;

	private final ReachDesk reach;
	private final Composite area;
	private final Label verdict;
	private final ProgressBar progress;
	private final Text found;
	private final Label note;
	private final Button check;
	private final Button cancel;
	private final Button copy;
	private final Button fix;
	private final Button apply;
	private final Button leave;
	private final Button undo;

	ReachPane(final Composite parent, final Look look, final ReachDesk reach) {
		this.reach = reach;
		area = new Composite(parent, SWT.NONE);
		area.setLayout(Look.column());
		look.subheading(area, Messages.Reach_heading);
		look.quiet(area, Messages.Reach_explanation);
		verdict = look.subheading(area, ""); //$NON-NLS-1$
		progress = new ProgressBar(area, SWT.INDETERMINATE | SWT.HORIZONTAL);
		progress.setLayoutData(Look.wide());
		found = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		final var data = new GridData(SWT.FILL, SWT.FILL, true, true);
		data.heightHint = LINES * found.getLineHeight();
		data.widthHint = Look.TEXT_WIDTH;
		found.setLayoutData(data);
		Look.name(found, Messages.Reach_report);
		note = look.text(area, ""); //$NON-NLS-1$
		final var row = Look.group(area, 7);
		row.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
		undo = Look.button(row, Messages.Reach_undo, reach::undo);
		fix = Look.button(row, Messages.Reach_fix, () -> reach.propose(true));
		leave = Look.button(row, Messages.Reach_dont, () -> reach.propose(false));
		apply = Look.button(row, Messages.Reach_apply, reach::apply);
		copy = CopyReport.button(row, reach);
		copy.addListener(SWT.Selection, e -> say(Messages.Reach_copied));
		cancel = Look.button(row, Messages.Reach_cancel, reach::cancel);
		check = Look.button(row, Messages.Reach_check, reach::check);
		refresh();
	}

	/** What holds it. */
	Composite control() {
		return area;
	}

	/** Something may have been found or done. */
	void refresh() {
		final var asks = reach.proposal().isPresent();
		Look.say(verdict, reach.isChanging() ? Messages.Reach_fixing : reach.busy() ? Messages.Reach_checking : reach.report().map(Report::verdict).orElse("")); //$NON-NLS-1$
		final var text = reach.proposal().map(commands -> Messages.Reach_commands + "\n\n" + commands).orElseGet(reach::text); //$NON-NLS-1$
		if (!found.getText().equals(text)) {
			found.setText(text);
		}
		progress.setVisible(reach.busy());
		Look.say(note, reach.note().orElse("")); //$NON-NLS-1$
		Look.appear(note, reach.note().isPresent());
		Look.appear(check, !reach.busy() && !asks);
		Look.appear(cancel, reach.busy());
		Look.appear(copy, !asks && !reach.busy() && reach.report().isPresent());
		Look.appear(fix, !asks && !reach.busy() && reach.fix().isPresent());
		Look.appear(undo, !asks && reach.canUndo());
		Look.appear(apply, asks);
		Look.appear(leave, asks);
		area.layout(true, true);
	}

	private void say(final String words) {
		Look.say(note, words);
		Look.appear(note, true);
		area.layout(true, true);
	}
}
