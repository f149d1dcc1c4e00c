// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;

import tandem.endpoint.ui.internal.model.Page;
import tandem.endpoint.ui.internal.model.Sharer;

/** Says on the page of the invitations that the firewall lets nobody in, and what can be done about it. */
final class ObstacleView {

	private ObstacleView() {
	}

	static void show(final Composite parent, final Look look, final Sharer sharer, final Page.Obstacle obstacle) {
		final var card = look.card(parent);
		look.subheading(card, obstacle.heading());
		if (obstacle.commands().isPresent()) {
			proposal(card, look, sharer, obstacle.commands().get());
			return;
		}
		look.text(card, obstacle.text());
		if (obstacle.busy()) {
			return;
		}
		if (obstacle.canFix()) {
			Look.button(card, Messages.Reach_fix, () -> sharer.reach().propose(true));
		}
		if (obstacle.canUndo()) {
			Look.button(card, Messages.Reach_undo, sharer.reach()::undo);
		}
		final var row = row(card);
		if (obstacle.byCode()) {
			Look.button(row, Messages.Reach_code, sharer::useCodeInstead);
		}
		CopyReport.button(row, sharer.reach());
	}

	private static Composite row(final Composite card) {
		final var row = Look.group(card, 2);
		row.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
		return row;
	}

	private static void proposal(final Composite card, final Look look, final Sharer sharer, final String commands) {
		look.text(card, Messages.Reach_commands);
		Look.name(look.exactly(card, commands, SWT.NONE, Look.TEXT_WIDTH - 6 * Look.UNIT), Messages.Reach_commands);
		final var row = row(card);
		Look.button(row, Messages.Reach_dont, () -> sharer.reach().propose(false));
		Look.button(row, Messages.Reach_apply, sharer.reach()::apply);
	}
}
