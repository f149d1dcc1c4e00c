// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;

/** More about a failure, shown when it is asked for: what to ask the sharer, and details. UI thread only. */
final class FailureHelp extends Composite {

	private static final int SPACE = 8;

	private final Runnable resized;

	private final Label askLabel;

	private final Text question;

	private final Button copy;

	private final Link link;

	private final Text details;

	private Optional<Failure> failure = Optional.empty();

	private boolean asking;

	private boolean detailed;

	/** @param resized told when it needs another place */
	FailureHelp(final Composite parent, final Runnable resized) {
		super(parent, SWT.NONE);
		this.resized = resized;
		GridLayoutFactory.fillDefaults().spacing(SPACE, SPACE).applyTo(this);
		askLabel = new Label(this, SWT.NONE);
		askLabel.setText(Messages.remedyAsk);
		GridDataFactory.fillDefaults().indent(0, SPACE).applyTo(askLabel);
		question = text(SWT.BORDER);
		copy = new Button(this, SWT.PUSH);
		copy.setText(Messages.copyQuestion);
		GridDataFactory.swtDefaults().applyTo(copy);
		copy.addListener(SWT.Selection, event -> copyQuestion());
		link = new Link(this, SWT.NONE);
		GridDataFactory.fillDefaults().indent(0, SPACE).applyTo(link);
		link.addListener(SWT.Selection, event -> {
			detailed = !detailed;
			show(failure);
			resized.run();
		});
		details = text(SWT.NONE);
	}

	private Text text(final int style) {
		final var text = new Text(this, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | style);
		GridDataFactory.fillDefaults().hint(InvitationPage.WIDTH, SWT.DEFAULT).grab(true, false).applyTo(text);
		return text;
	}

	/** Shows what to ask, ready to be copied. */
	void ask() {
		asking = true;
		show(failure);
		resized.run();
		question.setFocus();
		question.selectAll();
	}

	private void copyQuestion() {
		final var clipboard = new Clipboard(getDisplay());
		clipboard.setContents(new Object[] { question.getText() }, new Transfer[] { TextTransfer.getInstance() });
		clipboard.dispose();
		copy.setText(Messages.copied);
		resized.run();
	}

	/** Another failure starts with nothing but the links. */
	void show(final Optional<Failure> now) {
		if (!now.equals(failure)) {
			failure = now;
			asking = false;
			detailed = false;
			copy.setText(Messages.copyQuestion);
			question.setText(now.map(Failure::question).orElse("")); //$NON-NLS-1$
			details.setText(now.map(Failure::details).orElse("")); //$NON-NLS-1$
		}
		final var hasDetails = now.filter(shown -> !shown.details().isBlank()).isPresent();
		InvitationPage.present(askLabel, asking);
		InvitationPage.present(question, asking);
		InvitationPage.present(copy, asking);
		link.setText(detailed ? Messages.hideDetails : Messages.showDetails);
		InvitationPage.present(link, hasDetails);
		InvitationPage.present(details, hasDetails && detailed);
		details.setBackground(getParent().getBackground());
		InvitationPage.present(this, asking || hasDetails);
	}
}
