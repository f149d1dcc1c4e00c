// SPDX-License-Identifier: EPL-2.0
package tandem.chat.ui.internal;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.part.ViewPart;

import tandem.chat.Conversation;
import tandem.chat.Conversations;
import tandem.chat.pane.ui.ChatPane;
import tandem.session.Registration;
import tandem.technician.TechnicianSession;

/** The chat of the session whose tab is in front. */
public final class ChatView extends ViewPart {

	static final String ID = "tandem.chat.ui.chat"; //$NON-NLS-1$

	private static final int MARGIN = 16;

	private static final int WIDTH = 160;

	private final IPartListener2 tabs = new IPartListener2() {
		@Override
		public void partActivated(final IWorkbenchPartReference part) {
			refresh();
		}

		@Override
		public void partBroughtToTop(final IWorkbenchPartReference part) {
			refresh();
		}

		@Override
		public void partClosed(final IWorkbenchPartReference part) {
			refresh();
		}
	};

	private Conversations conversations;
	private Registration registration = Registration.NONE;
	private Composite area;
	private StackLayout stack;
	private Control empty;
	private ChatPane pane;
	private Optional<Conversation> shown = Optional.empty();

	@Override
	public void createPartControl(final Composite parent) {
		conversations = getSite().getService(Conversations.class);
		area = new Composite(parent, SWT.NONE);
		stack = new StackLayout();
		area.setLayout(stack);
		empty = emptyState(area);
		pane = new ChatPane(area);
		final var display = parent.getDisplay();
		registration = conversations.listen(_ -> later(display));
		getSite().getPage().addPartListener(tabs);
		final Listener back = event -> later(display);
		final var shell = parent.getShell();
		shell.addListener(SWT.Activate, back);
		area.addDisposeListener(event -> shell.removeListener(SWT.Activate, back));
		refresh();
	}

	private static Control emptyState(final Composite parent) {
		final var state = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(state);
		final var label = new Label(state, SWT.WRAP);
		label.setText(Messages.empty);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, SWT.DEFAULT).applyTo(label);
		return state;
	}

	private void later(final Display display) {
		if (!display.isDisposed()) {
			display.asyncExec(this::refresh);
		}
	}

	/** The conversation of the tab in front; that of the last one where it shows no session. */
	private Optional<Conversation> current() {
		final var editor = getSite().getPage().getActiveEditor();
		final var session = editor == null ? null : editor.getEditorInput().getAdapter(TechnicianSession.class);
		return session == null ? Optional.empty() : conversations.of(session.id());
	}

	private void refresh() {
		if (area.isDisposed()) {
			return;
		}
		shown = current();
		shown.ifPresentOrElse(one -> pane.show(one, one.peer()), pane::refresh);
		final Control top = shown.isPresent() ? pane : empty;
		if (stack.topControl != top) {
			stack.topControl = top;
			area.layout();
		}
		shown.filter(this::isSeen).ifPresent(Conversation::read);
		final var unread = conversations.all().stream().mapToInt(Conversation::unread).sum();
		setPartName(unread == 0 ? Messages.title : NLS.bind(Messages.titleNews, String.valueOf(unread)));
	}

	/** Whether a conversation is before the technician's eyes. */
	boolean isSeen(final Conversation conversation) {
		return shown.filter(conversation::equals).isPresent() && getSite().getPage().isPartVisible(this) && !area.isDisposed()
				&& area.getDisplay().getActiveShell() == area.getShell();
	}

	@Override
	public void setFocus() {
		if (shown.isPresent()) {
			pane.setFocus();
		} else {
			area.setFocus();
		}
	}

	@Override
	public void dispose() {
		registration.close();
		getSite().getPage().removePartListener(tabs);
		super.dispose();
	}
}
