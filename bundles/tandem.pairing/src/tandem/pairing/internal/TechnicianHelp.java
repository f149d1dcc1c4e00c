// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.util.Set;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.identity.Contact;
import tandem.identity.Contact.Side;
import tandem.identity.Contact.Standing;
import tandem.identity.Contacts;
import tandem.pairing.EasyCalls.Call;
import tandem.pairing.HelpContacts;
import tandem.session.Timers;
import tandem.session.host.Trouble;
import tandem.settings.Way;

/** Helps contacts, where there is a technician's end to come to. */
@Component(service = HelpContacts.class)
public final class TechnicianHelp implements HelpContacts {

	private final TechnicianEasyCalls calls;
	private final Contacts contacts;
	private final Timers timers;
	private final Trouble trouble;

	/** Wires it. */
	@Activate
	public TechnicianHelp(@Reference final TechnicianEasyCalls calls, @Reference final Contacts contacts, @Reference final Timers timers,
			@Reference(service = LoggerFactory.class) final Logger log) {
		this.calls = calls;
		this.contacts = contacts;
		this.timers = timers;
		trouble = log::warn;
	}

	@Override
	public Call help(final Contact helped) {
		if (helped.side() != Side.HELPED || helped.standing() != Standing.GOOD) {
			throw new IllegalStateException("not in good standing"); //$NON-NLS-1$
		}
		return calls.begin(new EasySearch.Wanted(Way.CONTACTS, helped.name(), ContactKeys.around(helped, timers.now()),
				peer -> AskDoors.isThem(contacts, trouble, helped, peer)));
	}

	@Override
	public Set<String> announced(final Contact helped) {
		return ContactKeys.around(helped, timers.now()).stream().map(EasySearch.Key::announced).collect(Collectors.toUnmodifiableSet());
	}
}
