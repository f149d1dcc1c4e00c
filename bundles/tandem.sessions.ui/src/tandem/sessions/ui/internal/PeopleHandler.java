// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.IHandlerService;

import tandem.identity.Contact;
import tandem.identity.Contact.Standing;
import tandem.pairing.HelpContacts;
import tandem.pairing.OfferCalls;

/** What can be done with a row of the lists of people. */
public final class PeopleHandler extends AbstractHandler {

	@Override
	public Object execute(final ExecutionEvent event) throws ExecutionException {
		if (HandlerUtil.getActivePart(event) instanceof final PeopleView<?> view
				&& HandlerUtil.getCurrentStructuredSelection(event).getFirstElement() instanceof final Person person) {
			final var shell = HandlerUtil.getActiveShell(event);
			switch (event.getCommand().getId()) {
			case "tandem.sessions.ui.helpPerson" -> help(view, person); //$NON-NLS-1$
			case "tandem.sessions.ui.offerPerson" -> offer(view, person); //$NON-NLS-1$
			case "tandem.sessions.ui.renameContact" -> person.contact().ifPresent(contact -> rename(view.people(), contact, shell)); //$NON-NLS-1$
			case "tandem.sessions.ui.blockContact" -> person.contact().ifPresent(view.people()::block); //$NON-NLS-1$
			case "tandem.sessions.ui.forgetContact" -> person.contact().ifPresent(contact -> forget(view.people(), contact, shell)); //$NON-NLS-1$
			default -> throw new ExecutionException(event.getCommand().getId());
			}
		}
		return null;
	}

	/** A contact needs no password; who is only near does. */
	private static void help(final PeopleView<?> view, final Person person) throws ExecutionException {
		final var contact = person.contact().filter(one -> one.standing() == Standing.GOOD);
		if (contact.isPresent() && !person.onlyOffers()) {
			HelpJob.helping(view.getSite().getService(HelpContacts.class), contact.get()).schedule();
		} else if (person.onlyOffers()) {
			offer(view, person);
		} else if (person instanceof final Person.Nearby nearby && nearby.byPassword()) {
			try {
				view.getSite().getService(IHandlerService.class).executeCommand("tandem.pairing.ui.easy", null); //$NON-NLS-1$
			} catch (final CommandException e) {
				throw new ExecutionException(e.getMessage(), e);
			}
		}
	}

	/** Who may not be offered help says so: nothing tells from here. */
	private static void offer(final PeopleView<?> view, final Person person) {
		final var offers = view.getSite().getService(OfferCalls.class);
		final var contact = person.contact().filter(one -> one.standing() == Standing.GOOD);
		if (contact.isPresent()) {
			HelpJob.offering(offers, contact.get()).schedule();
		} else if (person instanceof final Person.Nearby nearby) {
			HelpJob.offering(offers, nearby.where(), nearby.computer()).schedule();
		}
	}

	private static void rename(final People people, final Contact contact, final Shell shell) {
		final var dialog = new InputDialog(shell, Messages.renameTitle, Messages.renameQuestion, contact.name(), null);
		if (dialog.open() == Window.OK) {
			people.rename(contact, dialog.getValue());
		}
	}

	private static void forget(final People people, final Contact contact, final Shell shell) {
		if (MessageDialog.openConfirm(shell, Messages.forgetTitle, NLS.bind(Messages.forgetQuestion, contact.name()))) {
			people.forget(contact);
		}
	}
}
