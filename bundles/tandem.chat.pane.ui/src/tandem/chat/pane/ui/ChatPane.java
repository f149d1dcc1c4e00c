// SPDX-License-Identifier: EPL-2.0
package tandem.chat.pane.ui;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import tandem.chat.Conversation;
import tandem.chat.Standing;

/** A conversation: what was written, and a field to write in. Who puts it into a window tells it of news with {@link #refresh}. UI thread only. */
public final class ChatPane extends Composite {

	private static final int GAP = 8;

	private static final int NARROW = 120;

	private static final int FIELD_LINES = 3;

	private final Label standing;
	private final ChatHistory history;
	private final LinkQuestion question;
	private final Text field;
	private final Button send;
	private final Label hint;
	private Optional<Conversation> conversation = Optional.empty();
	private String name = ""; //$NON-NLS-1$

	/** Links open in the person's browser. */
	public ChatPane(final Composite parent) {
		this(parent, address -> Program.launch(address.toString()));
	}

	/** @param browser opens an address that the person has read and wants */
	public ChatPane(final Composite parent, final Consumer<URI> browser) {
		super(parent, SWT.NONE);
		final var layout = new GridLayout(2, false);
		layout.marginWidth = GAP;
		layout.marginHeight = GAP;
		layout.horizontalSpacing = GAP;
		layout.verticalSpacing = GAP;
		setLayout(layout);
		standing = text();
		history = new ChatHistory(this, link -> ask(link));
		history.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
		name(history.control(), Messages.history);
		final var area = new Composite(this, SWT.NONE);
		area.setLayout(new GridLayout());
		((GridLayout) area.getLayout()).marginWidth = 0;
		((GridLayout) area.getLayout()).marginHeight = 0;
		area.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
		question = new LinkQuestion(area, browser, () -> {
			area.getParent().layout(true, true);
			field().setFocus();
		});
		field = new Text(this, SWT.MULTI | SWT.WRAP | SWT.BORDER | SWT.V_SCROLL);
		final var data = new GridData(SWT.FILL, SWT.CENTER, true, false);
		data.heightHint = FIELD_LINES * field.getLineHeight();
		data.widthHint = NARROW;
		field.setLayoutData(data);
		field.setTextLimit(Conversation.MAX_TEXT);
		name(field, Messages.field);
		field.addListener(SWT.KeyDown, this::key);
		field.addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		send = new Button(this, SWT.PUSH);
		send.setText(Messages.send);
		send.setLayoutData(new GridData(SWT.FILL, SWT.END, false, false));
		send.addListener(SWT.Selection, event -> send());
		hint = text();
		addListener(SWT.Show, event -> refresh());
		refresh();
	}

	private Text field() {
		return field;
	}

	private Label text() {
		final var label = new Label(this, SWT.WRAP);
		final var data = new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1);
		data.widthHint = NARROW;
		label.setLayoutData(data);
		return label;
	}

	private static void name(final Control control, final String name) {
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(final AccessibleEvent event) {
				event.result = name;
			}
		});
	}

	private void ask(final tandem.chat.WebLinks.WebLink link) {
		question.ask(link);
		layout(true, true);
	}

	/**
	 * Shows another conversation; what was being written stays in the field only where it is the same one.
	 *
	 * @param other who is at the other end, as this window calls them
	 */
	public void show(final Conversation shown, final String other) {
		if (conversation.filter(shown::equals).isEmpty()) {
			question.close();
			field.setText(""); //$NON-NLS-1$
		}
		conversation = Optional.of(shown);
		name = other;
		refresh();
	}

	/** Shows what is new. */
	public void refresh() {
		if (isDisposed()) {
			return;
		}
		final var now = conversation.map(Conversation::standing).orElse(Standing.ABSENT);
		conversation.ifPresent(shown -> history.show(shown.lines(), name));
		say(standing, sentence(now));
		send.setEnabled(now == Standing.OPEN);
		field.setEnabled(now == Standing.OPEN || now == Standing.BROKEN);
		if (hint.getText().isEmpty()) {
			say(hint, Messages.hint);
		}
	}

	private String sentence(final Standing now) {
		final var pattern = switch (now) {
		case OPEN -> conversation.filter(shown -> shown.lines().isEmpty()).isPresent() ? Messages.empty : ""; //$NON-NLS-1$
		case WAITING -> Messages.waiting;
		case ABSENT -> Messages.absent;
		case OFF_HERE -> Messages.offHere;
		case OFF_THERE -> Messages.offThere;
		case BROKEN -> Messages.broken;
		case OVER -> Messages.over;
		};
		return NLS.bind(pattern, name);
	}

	private void say(final Label label, final String words) {
		final var plain = LinkQuestion.plain(words);
		if (!label.getText().equals(plain)) {
			label.setText(plain);
			((GridData) label.getLayoutData()).exclude = plain.isEmpty();
			label.setVisible(!plain.isEmpty());
			layout(true, true);
		}
	}

	private void key(final Event event) {
		if ((event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) && (event.stateMask & SWT.MODIFIER_MASK) == 0) {
			event.doit = false;
			send();
		}
	}

	private void send() {
		conversation.ifPresent(to -> {
			final var sent = to.send(field.getText());
			if (sent == Conversation.Sent.ACCEPTED) {
				field.setText(""); //$NON-NLS-1$
			}
			say(hint, switch (sent) {
			case ACCEPTED, EMPTY, NOT_NOW -> Messages.hint;
			case TOO_LONG -> NLS.bind(Messages.tooLong, String.valueOf(Conversation.MAX_TEXT));
			case TOO_FAST -> Messages.tooFast;
			});
			refresh();
			field.setFocus();
		});
	}

	@Override
	public boolean setFocus() {
		return field.isEnabled() ? field.setFocus() : history.control().setFocus();
	}
}
