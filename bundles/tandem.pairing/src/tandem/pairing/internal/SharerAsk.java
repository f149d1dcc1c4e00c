// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.io.IOException;
import java.util.Optional;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.channel.Connector;
import tandem.discovery.Neighbourhood;
import tandem.identity.Asks;
import tandem.identity.Contact;
import tandem.identity.Contacts;
import tandem.pairing.AskContacts;
import tandem.pairing.OpenPassword;
import tandem.session.Arrivals;
import tandem.session.Timers;
import tandem.settings.HelpRules;
import tandem.settings.Settings;

/** {@link AskDoors} as a service, where there is an endpoint to come to. */
@Component(service = AskContacts.class)
public final class SharerAsk implements AskContacts {

	private final AskDoors doors;
	private final Runnable rules;

	/** Wires it. */
	@Activate
	public SharerAsk(final BundleContext bundle, @Reference final RelaysComponent relays, @Reference final Connector connector,
			@Reference(target = "(role=sharer)") final Arrivals arrivals, @Reference final Neighbourhood neighbourhood, @Reference final Timers timers,
			@Reference final Settings settings, @Reference final HelpRules rules, @Reference final Contacts contacts, @Reference final Asks asks,
			@Reference(service = LoggerFactory.class) final Logger log) {
		doors = new AskDoors(SharerEasyConnect.parts(relays, connector, arrivals, neighbourhood, timers, settings, rules, log), contacts, asks,
				door -> SharerEasyConnect.opened(bundle, door));
		this.rules = rules.onChange(this::rulesChanged);
	}

	private void rulesChanged() {
		if (forbidden().isPresent()) {
			doors.cancel();
		}
	}

	@Deactivate
	void stop() {
		rules.run();
		doors.cancel();
	}

	@Override
	public Optional<String> forbidden() {
		return doors.forbidden();
	}

	@Override
	public OpenPassword ask(final Contact helper) {
		return doors.ask(helper);
	}

	@Override
	public void block(final Contact helper, final boolean block) throws IOException {
		doors.block(helper, block);
	}
}
