// SPDX-License-Identifier: EPL-2.0
package tandem.chat.sharer.ui.internal;

import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import tandem.chat.Conversation;
import tandem.chat.Conversations;
import tandem.chat.Standing;
import tandem.chat.pane.ui.ChatPane;
import tandem.session.Registration;
import tandem.session.Role;
import tandem.sharer.ui.SharerPane;
import tandem.sharer.ui.SharerPlace;
import tandem.sharer.ui.SharerTool;

/** The sharer's chat: with the technician, and whether they may write at all. */
@Component
public final class ChatTool implements SharerTool {

	private static final int GAP = 8;

	private static final int NARROW = 200;

	private final Conversations conversations;

	/** Made by the component runtime. */
	@Activate
	public ChatTool(@Reference final Conversations conversations) {
		this.conversations = conversations;
	}

	@Override
	public String id() {
		return "tandem.chat"; //$NON-NLS-1$
	}

	@Override
	public String label() {
		return Messages.label;
	}

	@Override
	public String hint() {
		return Messages.hint;
	}

	/** The conversation of the session that goes on. */
	private Optional<Conversation> current() {
		return conversations.all().stream().filter(one -> one.role() == Role.SHARER && one.standing() != Standing.OVER).reduce((_, newer) -> newer);
	}

	@Override
	public boolean isAvailable() {
		return current().filter(one -> switch (one.standing()) {
		case OPEN, OFF_HERE, OFF_THERE, BROKEN -> true;
		case WAITING, ABSENT, OVER -> false;
		}).isPresent();
	}

	@Override
	public int news() {
		return current().map(Conversation::unread).orElse(0);
	}

	@Override
	public Registration onChange(final Runnable listener) {
		return conversations.listen(_ -> listener.run());
	}

	@Override
	public SharerPane open(final Composite parent, final SharerPlace place) {
		final var layout = new GridLayout();
		layout.marginWidth = 0;
		layout.marginHeight = GAP;
		layout.verticalSpacing = 0;
		parent.setLayout(layout);
		final var warning = new Label(parent, SWT.WRAP);
		warning.setText(Messages.warning);
		warning.setLayoutData(indented());
		final var pane = new ChatPane(parent);
		pane.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		final var take = new Button(parent, SWT.CHECK | SWT.WRAP);
		take.setText(NLS.bind(Messages.take, place.technician()).replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		take.setLayoutData(indented());
		final var shown = current();
		take.addListener(SWT.Selection, event -> shown.ifPresent(one -> one.setOn(take.getSelection())));
		final Runnable refresh = () -> {
			if (!pane.isDisposed()) {
				pane.refresh();
				shown.ifPresent(one -> {
					take.setSelection(one.standing() != Standing.OFF_HERE);
					if (pane.isVisible()) {
						one.read();
					}
				});
			}
		};
		shown.ifPresent(one -> pane.show(one, place.technician()));
		final var display = parent.getDisplay();
		final var registration = conversations.listen(_ -> {
			if (!display.isDisposed()) {
				display.asyncExec(refresh);
			}
		});
		pane.addDisposeListener(event -> registration.close());
		parent.getShell().addListener(SWT.Show, event -> display.asyncExec(refresh));
		refresh.run();
		return pane::setFocus;
	}

	private static GridData indented() {
		final var data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.horizontalIndent = GAP;
		data.widthHint = NARROW;
		return data;
	}
}
