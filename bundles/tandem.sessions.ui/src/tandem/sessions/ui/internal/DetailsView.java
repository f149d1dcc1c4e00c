// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.part.ViewPart;

import tandem.channel.Peer;
import tandem.technician.TechnicianSession;
import tandem.viewer.Viewers;

/** All about the session that is chosen in the list or shown in the active tab. */
public final class DetailsView extends ViewPart {

	/** Figures move by themselves; a second is often enough to read them. */
	private static final int REFRESH_MILLIS = 1000;

	private static final int TEXT_WIDTH = 120;

	private static final String LIST = "tandem.sessions.ui.sessions"; //$NON-NLS-1$

	private record Row(Text text, Function<TechnicianSession, String> value) {
	}

	private final List<Row> rows = new ArrayList<>();

	private final ISelectionListener listener = this::selected;

	/** A tab has no selection: that it comes to the front says which session is meant. */
	private final IPartListener2 tabs = new IPartListener2() {
		@Override
		public void partActivated(final IWorkbenchPartReference part) {
			selected(part.getPart(false), null);
		}

		@Override
		public void partBroughtToTop(final IWorkbenchPartReference part) {
			selected(part.getPart(false), null);
		}
	};

	private TechnicianSession session;

	private Composite area;

	private StackLayout stack;

	private EmptyState empty;

	private Composite table;

	private Text words;

	private Label hint;

	@Override
	public void createPartControl(final Composite parent) {
		final var viewers = getSite().getService(Viewers.class);
		area = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		area.setLayout(stack);
		empty = new EmptyState(area, Messages.emptyDetails);
		table = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(16, 16).spacing(16, 8).applyTo(table);
		createWords();
		row(Messages.name, who -> peer(who, peer -> NLS.bind(Messages.nameStated, peer.statedName())));
		row(Messages.organisation, who -> peer(who, Peer::statedOrganisation));
		row(Messages.state, SessionTexts::state);
		row(Messages.permissions, SessionTexts::permissions);
		row(Messages.route, TechnicianSession::route);
		row(Messages.roundTrip, who -> SessionTexts.roundTrip(who.roundTrip()));
		row(Messages.pictures, who -> viewers.of(who.id()).map(viewer -> SessionTexts.rate(viewer.framesPerSecond())).orElse("\u2013")); //$NON-NLS-1$
		row(Messages.figures, who -> NLS.bind(Messages.bytes, SessionTexts.bytes(who.bytesIn()), SessionTexts.bytes(who.bytesOut())));
		// The list chooses a first session by itself, without being the active part.
		final var page = getSite().getPage();
		page.addSelectionListener(LIST, listener);
		page.addPartListener(tabs);
		selected(page.getActiveEditor(), page.getSelection(LIST));
		tick();
	}

	private void createWords() {
		words = new Text(table, SWT.READ_ONLY | SWT.WRAP);
		words.setFont(JFaceResources.getHeaderFont());
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(words);
		hint = new Label(table, SWT.WRAP);
		hint.setText(Messages.wordsHint);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(hint);
	}

	private void row(final String label, final Function<TechnicianSession, String> value) {
		final var name = new Label(table, SWT.NONE);
		name.setText(label);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(name);
		final var text = new Text(table, SWT.READ_ONLY | SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(text);
		rows.add(new Row(text, value));
	}

	private static String peer(final TechnicianSession session, final Function<Peer, String> value) {
		return session.peer().map(value).filter(text -> !text.isEmpty()).orElse("\u2013"); //$NON-NLS-1$
	}

	private void selected(final IWorkbenchPart part, final Object selection) {
		if (part instanceof final IEditorPart editor && editor.getEditorInput().getAdapter(TechnicianSession.class) instanceof final TechnicianSession shown) {
			session = shown;
		} else if (selection instanceof final IStructuredSelection chosen && chosen.getFirstElement() instanceof Entry.Live(final var shown)) {
			session = shown;
		}
		refresh();
	}

	private void tick() {
		if (!area.isDisposed()) {
			refresh();
			area.getDisplay().timerExec(REFRESH_MILLIS, this::tick);
		}
	}

	private void refresh() {
		final var shown = session;
		if (shown != null) {
			set(words, shown.peer().map(peer -> String.join(" ", peer.words())).orElse("")); //$NON-NLS-1$ //$NON-NLS-2$
			present(words, !words.getText().isEmpty());
			present(hint, !words.getText().isEmpty());
			rows.forEach(row -> set(row.text, row.value.apply(shown)));
		}
		final var top = shown == null ? empty : table;
		if (stack.topControl != top) {
			stack.topControl = top;
			area.layout();
		}
	}

	/** All of it, for tests. */
	Composite area() {
		return area;
	}

	private static void present(final Control control, final boolean wanted) {
		if (((GridData) control.getLayoutData()).exclude == wanted) {
			((GridData) control.getLayoutData()).exclude = !wanted;
			control.setVisible(wanted);
			control.getParent().layout();
		}
	}

	private static void set(final Text text, final String value) {
		if (!text.getBackground().equals(text.getParent().getBackground())) {
			text.setBackground(text.getParent().getBackground());
		}
		if (!text.getText().equals(value)) {
			text.setText(value);
			text.getParent().layout();
		}
	}

	@Override
	public void setFocus() {
		area.setFocus();
	}

	@Override
	public void dispose() {
		getSite().getPage().removeSelectionListener(LIST, listener);
		getSite().getPage().removePartListener(tabs);
		super.dispose();
	}
}
