// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import tandem.invitation.ui.internal.WindowsModel.Stage;
import tandem.invitation.windows.OpenedWindowsInvitation;
import tandem.invitation.windows.WindowsInvitation;

/** The widgets of the tab of an invitation of Windows; they scroll where the place is small. UI thread only. */
final class WindowsPage extends ScrolledComposite {

	private static final int WIDTH = 520;

	private final WindowsModel model;

	private final Composite body;

	private final Label from;

	private final WindowsFacts facts;

	private final Label passwordLabel;

	private final Text password;

	private final Label hint;

	private final CLabel sign;

	private final Label problem;

	private final AddressTable addresses;

	private final Label verdict;

	private final Label freeRdp;

	private final WindowsButtons buttons;

	private Stage shown;

	/** @param command runs a command of the workbench by its id */
	WindowsPage(final Composite parent, final WindowsModel model, final Consumer<String> command) {
		super(parent, SWT.V_SCROLL | SWT.H_SCROLL);
		this.model = model;
		setExpandHorizontal(true);
		setExpandVertical(true);
		body = new Composite(this, SWT.NONE);
		setContent(body);
		body.setBackgroundMode(SWT.INHERIT_FORCE);
		GridLayoutFactory.fillDefaults().margins(32, 24).numColumns(2).spacing(8, 8).applyTo(body);
		from = wide(new Label(body, SWT.WRAP));
		from.setFont(JFaceResources.getHeaderFont());
		wide(new Label(body, SWT.WRAP)).setText(Messages.windowsAbout);
		facts = wide(new WindowsFacts(body));
		passwordLabel = wide(new Label(body, SWT.NONE));
		passwordLabel.setText(Messages.password);
		password = new Text(body, SWT.BORDER | SWT.SINGLE);
		password.setFont(JFaceResources.getTextFont());
		GridDataFactory.fillDefaults().span(2, 1).hint(WIDTH / 3, SWT.DEFAULT).align(SWT.BEGINNING, SWT.CENTER).applyTo(password);
		hint = wide(new Label(body, SWT.WRAP));
		hint.setText(Messages.windowsPasswordHint);
		sign = new CLabel(body, SWT.NONE);
		sign.setImage(getDisplay().getSystemImage(SWT.ICON_WARNING));
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(sign);
		problem = new Label(body, SWT.WRAP);
		GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(problem);
		addresses = wide(new AddressTable(body));
		verdict = wide(new Label(body, SWT.WRAP));
		freeRdp = wide(new Label(body, SWT.WRAP));
		buttons = wide(new WindowsButtons(body, model, this::open, command));
		password.addListener(SWT.DefaultSelection, event -> open());
		password.addListener(SWT.Modify, event -> buttons.enableOpen(!password.getText().isBlank()));
	}

	private static <T extends Control> T wide(final T control) {
		GridDataFactory.fillDefaults().span(2, 1).hint(WIDTH, SWT.DEFAULT).align(SWT.BEGINNING, SWT.CENTER).applyTo(control);
		return control;
	}

	private void open() {
		if (model.stage() == Stage.SEALED && !password.getText().isBlank()) {
			model.open(password.getText());
		}
	}

	/** Shows where the model is. */
	void refresh() {
		final var stage = model.stage();
		final var sealed = model.sealed();
		final var opened = model.opened();
		from.setText(sealed.map(WindowsInvitation::user).filter(Predicate.not(String::isEmpty)).map(user -> title(user, opened)).orElse(Messages.windowsTitle));
		facts.show(sealed, opened);
		InvitationPage.present(facts, sealed.isPresent() && stage != Stage.UNUSABLE);
		final var asking = stage == Stage.SEALED || stage == Stage.OPENING;
		InvitationPage.present(passwordLabel, asking);
		InvitationPage.present(password, asking);
		InvitationPage.present(hint, asking);
		password.setEnabled(stage == Stage.SEALED);
		final var trouble = !model.problem().isEmpty();
		problem.setText(model.problem());
		InvitationPage.present(sign, trouble);
		InvitationPage.present(problem, trouble);
		opened.ifPresent(this::showOpened);
		InvitationPage.present(addresses, opened.isPresent());
		InvitationPage.present(verdict, opened.isPresent());
		InvitationPage.present(freeRdp, opened.isPresent() && !freeRdp.getText().isEmpty());
		buttons.refresh(!password.getText().isBlank());
		fit();
		if (stage != shown) {
			shown = stage;
			if (isVisible() && getShell() == getDisplay().getActiveShell()) {
				setFocus();
			}
		}
	}

	/** Who, with the computer's name once that is known: neither is proven. */
	private static String title(final String user, final Optional<OpenedWindowsInvitation> opened) {
		final var computer = opened.flatMap(OpenedWindowsInvitation::computer);
		return computer.isPresent() ? NLS.bind(Messages.whoOn, user, computer.get()) : user;
	}

	private void showOpened(final OpenedWindowsInvitation opened) {
		addresses.show(opened.addresses(), model.found(), model.isProbing());
		verdict.setText(WindowsTexts.verdict(opened.invitation(), opened.addresses(), model.found(), model.isProbing(), Instant.now()));
		freeRdp.setText(freeRdpText());
	}

	private String freeRdpText() {
		if (model.stage() == Stage.RUNNING) {
			return Messages.windowsRunning;
		}
		if (!model.hasLooked()) {
			return ""; //$NON-NLS-1$
		}
		return model.freeRdp().map(there -> there.showsPassword() ? NLS.bind(Messages.freeRdpShows, there.program()) : NLS.bind(Messages.freeRdpThere, there.program()))
				.orElse(Messages.freeRdpAbsent);
	}

	private void fit() {
		body.layout(true, true);
		setMinSize(body.computeSize(SWT.DEFAULT, SWT.DEFAULT));
	}

	@Override
	public boolean setFocus() {
		if (model.stage() == Stage.SEALED) {
			final var set = password.setFocus();
			password.selectAll();
			return set;
		}
		return buttons.setFocus() || super.setFocus();
	}
}
