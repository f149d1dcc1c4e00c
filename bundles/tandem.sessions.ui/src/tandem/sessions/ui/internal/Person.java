// SPDX-License-Identifier: EPL-2.0
package tandem.sessions.ui.internal;

import java.util.Optional;
import java.util.stream.Collectors;

import tandem.discovery.Neighbour;
import tandem.identity.Contact;
import tandem.identity.Contact.Standing;
import tandem.pairing.OfferCalls;

/** A row of the lists of people. */
sealed interface Person {

	/** Who can be helped here, where that is a contact. */
	Optional<Contact> contact();

	/** Whether help can only be offered here, as nobody asks for it. */
	boolean onlyOffers();

	/**
	 * A contact.
	 *
	 * @param asks whether they ask for help on this network now
	 * @param takesOffers whether their computer on this network takes offers of help from this person
	 */
	record Known(Contact who, boolean asks, boolean takesOffers) implements Person {

		@Override
		public boolean onlyOffers() {
			return takesOffers && !asks && mayBeHelped();
		}

		@Override
		public Optional<Contact> contact() {
			return Optional.of(who);
		}

		/** In words. */
		String state() {
			return switch (who.standing()) {
			case BLOCKED -> Messages.contactBlocked;
			case OTHER_KEY -> Messages.contactOtherKey;
			case GOOD -> asks ? Messages.contactAsks : takesOffers ? Messages.contactOffers : Messages.contactGood;
			};
		}

		boolean mayBeHelped() {
			return who.standing() == Standing.GOOD;
		}
	}

	/**
	 * A computer on this network.
	 *
	 * @param contact whose it is, where one of them asks for help by it
	 */
	record Nearby(Neighbour where, Optional<Contact> contact) implements Person {

		String computer() {
			return contact.map(Contact::name).map(name -> where.card().computer().map(computer -> name + "@" + computer).orElse(name)) //$NON-NLS-1$
					.or(() -> where.card().computer()).orElse(""); //$NON-NLS-1$
		}

		String address() {
			return String.join(", ", where.addresses()); //$NON-NLS-1$
		}

		boolean byPassword() {
			return where.card().ways().contains("easy-connect"); //$NON-NLS-1$
		}

		@Override
		public boolean onlyOffers() {
			return where.card().ways().stream().allMatch(way -> way.equals(OfferCalls.WAY_IN) || way.startsWith("o-")); //$NON-NLS-1$
		}

		/** In words. */
		String ways() {
			return where.card().ways().stream().map(Nearby::words).distinct().sorted().collect(Collectors.joining(", ")); //$NON-NLS-1$
		}

		private static String words(final String way) {
			if (way.equals(OfferCalls.WAY_IN) || way.startsWith("o-")) { //$NON-NLS-1$
				return Messages.wayOffer;
			}
			return way.equals("easy-connect") ? Messages.wayEasy : way.startsWith("c-") ? Messages.wayContact : Messages.wayOther; //$NON-NLS-1$ //$NON-NLS-2$
		}
	}
}
