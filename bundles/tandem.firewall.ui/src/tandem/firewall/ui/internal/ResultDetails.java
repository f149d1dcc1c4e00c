// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import tandem.firewall.Change;
import tandem.firewall.Finding;
import tandem.firewall.RuleReference;
import tandem.firewall.check.Result;
import tandem.firewall.report.PathPicture;

/** All about one result: why, which rule decides, the way as a picture, and what would open it. UI thread only. */
final class ResultDetails extends ScrolledComposite {

	private final Consumer<Change> open;
	private final List<Button> buttons = new ArrayList<>();
	private Composite body;
	private Optional<Result> shown;
	private boolean mayChange = true;

	/** @param open is asked to show a change's commands and then to make it */
	ResultDetails(final Composite parent, final Consumer<Change> open) {
		super(parent, SWT.V_SCROLL | SWT.H_SCROLL);
		this.open = open;
		setExpandHorizontal(true);
		setExpandVertical(true);
		setShowFocusedControl(true);
		addListener(SWT.Resize, event -> fit());
	}

	private void fit() {
		if (body != null) {
			setMinSize(0, body.computeSize(Math.max(1, getClientArea().width), SWT.DEFAULT).y);
		}
	}

	/**
	 * Shows another one, or that none is chosen.
	 *
	 * @param changes whether changes can be made from here; else they can be told to who sits there
	 */
	void show(final Optional<Result> result, final boolean changes) {
		if (result.equals(shown) && changes == mayChange) {
			return;
		}
		mayChange = changes;
		shown = result;
		buttons.clear();
		final var old = body;
		body = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(Pieces.SPACE * 2, Pieces.SPACE).spacing(Pieces.SPACE, Pieces.SPACE).applyTo(body);
		if (result.isPresent()) {
			fill(result.get());
		} else {
			Pieces.label(body, Messages.chooseResult);
		}
		setContent(body);
		if (old != null) {
			old.dispose();
		}
		fit();
		setOrigin(0, 0);
	}

	/** Whether something may be changed now. */
	void enable(final boolean enabled) {
		buttons.forEach(button -> button.setEnabled(enabled));
	}

	private void fill(final Result result) {
		Pieces.text(body, Messages.columnResult, result.title()).setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
		result.more().ifPresent(text -> Pieces.text(body, Messages.whatToDo, text));
		result.finding().ifPresent(finding -> {
			rule(finding);
			heading(Messages.way);
			GridDataFactory.fillDefaults().grab(true, false).applyTo(new PathCanvas(body, PathPicture.of(finding)));
			finding.fixes().forEach(this::fix);
		});
	}

	private Label heading(final String text) {
		final var label = Pieces.label(body, text);
		label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
		((org.eclipse.swt.layout.GridData) label.getLayoutData()).verticalIndent = Pieces.SPACE;
		return label;
	}

	private void rule(final Finding finding) {
		final var deciding = finding.answer().obstacle().or(finding.answer()::rule);
		if (deciding.isEmpty() && finding.answer().undecided().isEmpty()) {
			return;
		}
		heading(deciding.isPresent() ? Messages.rule : Messages.notTold);
		final var rows = new Composite(body, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(Pieces.SPACE * 2, Pieces.SPACE / 2).applyTo(rows);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(rows);
		deciding.ifPresent(rule -> {
			row(rows, Messages.ruleWhere, where(rule));
			row(rows, Messages.ruleText, rule.text());
		});
		finding.ownRule().ifPresent(rule -> row(rows, Messages.ruleOwn, rule));
		finding.owner().ifPresent(owner -> row(rows, Messages.ruleOwner, owner.title()));
		finding.answer().undecided().ifPresent(undecided -> row(rows, Messages.undecided, undecided));
	}

	private static String where(final RuleReference rule) {
		final var place = rule.position() > 0 ? NLS.bind(Messages.rulePosition, rule.place(), rule.position()) : NLS.bind(Messages.rulePolicy, rule.place());
		return rule.handle().isPresent() ? NLS.bind(Messages.ruleHandle, place, rule.handle().getAsLong()) : place;
	}

	private static void row(final Composite rows, final String name, final String value) {
		final var label = new Label(rows, SWT.NONE);
		label.setText(name);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
		Pieces.text(rows, name, value);
	}

	private void fix(final Change fix) {
		heading(NLS.bind(Messages.toOpen, fix.title()));
		Pieces.commands(body, fix.lines());
		if (!fix.remark().isBlank()) {
			Pieces.text(body, Messages.remark, fix.remark());
		}
		final var row = new Composite(body, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
		if (mayChange) {
			buttons.add(Pieces.button(row, Messages.openWay, () -> open.accept(fix)));
		} else {
			Pieces.text(body, Messages.remark, Messages.fixThere).moveAbove(row);
		}
		Pieces.button(row, Messages.copyCommands, () -> Pieces.copy(getDisplay(), String.join("\n", fix.lines()) + '\n')); //$NON-NLS-1$
	}

}
