// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.identity.Contact.Side;
import tandem.identity.Contacts;
import tandem.identity.Identity;
import tandem.pairing.Acquaintance;
import tandem.pairing.Acquaintances;
import tandem.session.Timers;

/** {@link MetPeople} as a service for both ends. */
@Component(service = { Acquaintances.class, ContactPeople.class })
public final class ContactPeople implements Acquaintances {

	private final MetPeople people;

	/** Wires it. */
	@Activate
	public ContactPeople(@Reference final Contacts contacts, @Reference final Identity identity, @Reference final Timers timers,
			@Reference(service = LoggerFactory.class) final Logger log) {
		people = new MetPeople(contacts, identity::publicKey, timers, new SecureRandom(), log::warn);
	}

	MetPeople people() {
		return people;
	}

	@Override
	public Optional<Acquaintance> of(final String session) {
		return people.of(session);
	}

	@Override
	public Optional<Acquaintance> last(final Side side) {
		return people.last(side);
	}

	@Override
	public void remember(final Acquaintance acquaintance) throws IOException {
		people.remember(acquaintance);
	}

	@Override
	public AutoCloseable onChange(final Runnable listener) {
		return people.onChange(listener);
	}
}
