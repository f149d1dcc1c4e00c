// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.ui.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;

import tandem.firewall.Change;
import tandem.firewall.Finding;
import tandem.firewall.check.Result;
import tandem.firewall.check.State;
import tandem.firewall.check.Topic;
import tandem.firewall.report.Plain;
import tandem.firewall.ui.internal.CheckModel.Phase;

/** Results as they come, and all about the one that is chosen. UI thread only. */
final class CheckPane extends SashForm {

	private static final int STATE_WIDTH = 110;

	private final Icons icons;
	private final TableViewer viewer;
	private final ResultDetails details;
	private List<Result> results = List.of();
	private boolean mayChange = true;
	private Optional<Result> last = Optional.empty();

	/** @param open is asked to show a change's commands and then to make it */
	CheckPane(final Composite parent, final Consumer<Change> open) {
		super(parent, SWT.HORIZONTAL | SWT.SMOOTH);
		icons = new Icons(this);
		final var area = new Composite(this, SWT.NONE);
		final var layout = new TableColumnLayout();
		area.setLayout(layout);
		viewer = new TableViewer(area, SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL | SWT.BORDER);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		viewer.getTable().setHeaderVisible(true);
		Names.give(viewer.getTable(), Messages.results);
		ColumnViewerToolTipSupport.enableFor(viewer);
		final var state = new TableViewerColumn(viewer, SWT.NONE);
		state.getColumn().setText(Messages.columnState);
		state.setLabelProvider(new ResultLabels(result -> FirewallTexts.of(result.state()), result -> icons.of(result.state())));
		layout.setColumnData(state.getColumn(), new ColumnPixelData(STATE_WIDTH));
		final var title = new TableViewerColumn(viewer, SWT.NONE);
		title.getColumn().setText(Messages.columnResult);
		title.setLabelProvider(new ResultLabels(result -> Plain.text(result.title()), result -> null));
		layout.setColumnData(title.getColumn(), new ColumnWeightData(1, true));
		details = new ResultDetails(this, open);
		setWeights(2, 3);
		viewer.addPostSelectionChangedListener(event -> {
			selected().ifPresent(it -> last = Optional.of(it));
			details.show(selected(), mayChange);
		});
	}

	private Optional<Result> selected() {
		return Optional.ofNullable((Result) viewer.getStructuredSelection().getFirstElement());
	}

	/** Shows what was found so far. What was chosen before stays chosen, as far as it is found again; else what needs something done is. */
	void show(final CheckModel.Shown shown, final boolean busy) {
		mayChange = shown.station().filter(it -> !it.canChange()).isEmpty();
		if (!results.equals(shown.results())) {
			results = shown.results();
			viewer.setInput(results);
			results.stream().filter(this::isLast).findFirst().ifPresent(this::choose);
		}
		if (shown.phase() != Phase.RUNNING && selected().isEmpty()) {
			worst().ifPresent(this::choose);
		}
		details.show(selected(), mayChange);
		details.enable(!busy);
	}

	/** Whether it is about the same as the one that was chosen last. */
	private boolean isLast(final Result result) {
		return last.filter(it -> it.topic() == result.topic() && it.finding().map(Finding::flow).equals(result.finding().map(Finding::flow))
				&& (it.finding().isPresent() || it.title().equals(result.title()))).isPresent();
	}

	private void choose(final Result result) {
		viewer.setSelection(new StructuredSelection(result), true);
	}

	private Optional<Result> worst() {
		final var deciding = results.stream().filter(it -> it.topic() != Topic.DISCOVERY).toList();
		return deciding.stream().filter(it -> it.state() == State.BLOCKED).findFirst().or(() -> deciding.stream().filter(it -> it.state() == State.UNKNOWN).findFirst())
				.or(() -> results.stream().filter(it -> it.finding().isPresent()).findFirst());
	}

	@Override
	public boolean setFocus() {
		return viewer.getTable().setFocus();
	}

	/** One column. */
	private static final class ResultLabels extends ColumnLabelProvider {

		private final Function<Result, String> text;
		private final Function<Result, Image> image;

		ResultLabels(final Function<Result, String> text, final Function<Result, Image> image) {
			this.text = text;
			this.image = image;
		}

		@Override
		public String getText(final Object element) {
			return text.apply((Result) element);
		}

		@Override
		public Image getImage(final Object element) {
			return image.apply((Result) element);
		}

		@Override
		public String getToolTipText(final Object element) {
			return Pieces.shown(((Result) element).title());
		}
	}
}
