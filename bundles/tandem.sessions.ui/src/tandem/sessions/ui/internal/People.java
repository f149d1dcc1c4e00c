// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ILog;

import tandem.discovery.Neighbour;
import tandem.discovery.Neighbourhood;
import tandem.identity.Contact;
import tandem.identity.Contact.Side;
import tandem.identity.Contact.Standing;
import tandem.identity.Contacts;
import tandem.identity.StatedName;
import tandem.pairing.HelpContacts;
import tandem.pairing.OfferCalls;

/** The people whom this technician can help, without windows: looks at the network only while somebody looks at the list. UI thread only but for {@link #changed}. */
final class People implements AutoCloseable {

	private final Contacts contacts;

	private final HelpContacts help;

	private final OfferCalls offers;

	private final Neighbourhood neighbourhood;

	private final Runnable changed;

	private final Runnable registration;

	private Optional<Neighbourhood.Search> search = Optional.empty();

	private Optional<String> networkTrouble = Optional.empty();

	private Optional<String> contactsTrouble = Optional.empty();

	private final boolean contactsAlone;

	private boolean looking;

	/**
	 * @param contactsAlone whether the network matters only where there are contacts
	 * @param changed told of every change, on any thread
	 */
	People(final Contacts contacts, final HelpContacts help, final OfferCalls offers, final Neighbourhood neighbourhood, final boolean contactsAlone, final Runnable changed) {
		this.contactsAlone = contactsAlone;
		this.contacts = contacts;
		this.help = help;
		this.offers = offers;
		this.neighbourhood = neighbourhood;
		this.changed = changed;
		registration = contacts.onChange(changed);
	}

	/** Somebody looks at the list, or no longer. */
	void look(final boolean now) {
		looking = now;
		settle();
	}

	private void settle() {
		final var wanted = looking && (!contactsAlone || !helped().isEmpty());
		if (wanted && search.isEmpty()) {
			try {
				search = Optional.of(neighbourhood.search(changed));
				networkTrouble = Optional.empty();
			} catch (final IOException e) {
				networkTrouble = Optional.of(String.valueOf(e.getMessage()));
			}
		} else if (!wanted) {
			search.ifPresent(Neighbourhood.Search::close);
			search = Optional.empty();
		}
	}

	/** Why the network can't be looked at. */
	Optional<String> networkTrouble() {
		return networkTrouble;
	}

	/** Why contacts can't be read. */
	Optional<String> contactsTrouble() {
		return contactsTrouble;
	}

	/** Those whom this technician helped and remembers. */
	List<Person.Known> known() {
		settle();
		return helped().stream().map(one -> new Person.Known(one, one.standing() == Standing.GOOD && isThere(help.announced(one)),
				one.standing() == Standing.GOOD && isThere(offers.announced(one)))).toList();
	}

	/** Computers that show themselves, or by which a contact asks for help. */
	List<Person.Nearby> nearby() {
		final var good = helped().stream().filter(one -> one.standing() == Standing.GOOD).toList();
		return there().stream().map(computer -> new Person.Nearby(computer, good.stream().filter(one -> isOf(computer, one)).findFirst()))
				.filter(row -> row.contact().isPresent() || row.where().card().computer().isPresent()).toList();
	}

	private List<Neighbour> there() {
		return search.map(Neighbourhood.Search::found).orElse(List.of());
	}

	private boolean isOf(final Neighbour computer, final Contact contact) {
		return Stream.concat(help.announced(contact).stream(), offers.announced(contact).stream()).anyMatch(computer.card().ways()::contains);
	}

	private boolean isThere(final Set<String> announced) {
		return there().stream().anyMatch(computer -> announced.stream().anyMatch(computer.card().ways()::contains));
	}

	private List<Contact> helped() {
		try {
			final var all = contacts.all().stream().filter(one -> one.side() == Side.HELPED).toList();
			contactsTrouble = Optional.empty();
			return all;
		} catch (final IOException e) {
			contactsTrouble = Optional.of(String.valueOf(e.getMessage()));
			return List.of();
		}
	}

	/** Calls a contact as this person knows them; does nothing for no name. */
	void rename(final Contact contact, final String name) {
		if (!StatedName.clean(name).isEmpty()) {
			tryTo(() -> contacts.replace(contact.named(name)));
		}
	}

	/** Blocks or lets come again; an alarm stays one. */
	void block(final Contact contact) {
		if (contact.standing() != Standing.OTHER_KEY) {
			tryTo(() -> contacts.replace(contact.standing(contact.standing() == Standing.BLOCKED ? Standing.GOOD : Standing.BLOCKED)));
		}
	}

	/** Forgets. */
	void forget(final Contact contact) {
		tryTo(() -> contacts.remove(contact.id()));
	}

	private interface Change {
		void run() throws IOException;
	}

	private void tryTo(final Change change) {
		try {
			change.run();
		} catch (final IOException e) {
			ILog.of(People.class).error("Contacts could not be changed", e); //$NON-NLS-1$
		}
	}

	@Override
	public void close() {
		look(false);
		registration.run();
	}
}
