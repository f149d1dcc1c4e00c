// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.util.Optional;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.channel.Connector;
import tandem.discovery.Neighbourhood;
import tandem.identity.Contacts;
import tandem.session.Arrivals;
import tandem.session.Timers;
import tandem.session.WayIn;
import tandem.settings.HelpRules;
import tandem.settings.Setting;
import tandem.settings.Settings;
import tandem.settings.Way;

/** The door for offers, where there is an endpoint to come to: there while the settings allow offers and name somebody who may make them. */
@Component(service = SharerOffers.class, immediate = true)
public final class SharerOffers {

	private final BundleContext bundle;
	private final HelpRules rules;
	private final OfferGuests guests;
	private final OfferSigns signs;
	private final OfferDoor door;
	private final Runnable watching;
	private Optional<ServiceRegistration<WayIn>> open = Optional.empty();
	private boolean stopped;

	/** Wires it. */
	@Activate
	public SharerOffers(final BundleContext bundle, @Reference final RelaysComponent relays, @Reference final Connector connector,
			@Reference(target = "(role=sharer)") final Arrivals arrivals, @Reference final Neighbourhood neighbourhood, @Reference final Timers timers,
			@Reference final Settings settings, @Reference final HelpRules rules, @Reference final Contacts contacts, @Reference final SharerPairingFeature vouchers,
			@Reference(service = LoggerFactory.class) final Logger log) {
		this.bundle = bundle;
		this.rules = rules;
		guests = new OfferGuests(new OfferGuests.Sources(settings, contacts,
				() -> SharerPairingFeature.authority(settings.get(Setting.OFFERS_AUTHORITY), Optional.empty(), log::warn), vouchers::vouched, timers, log::warn));
		final var doors = new OfferDoor[1];
		signs = new OfferSigns(SharerEasyConnect.parts(relays, connector, arrivals, neighbourhood, timers, settings, rules, log), guests,
				(wayIn, id) -> doors[0].begin(wayIn, id), connection -> doors[0].arrived(connection));
		door = new OfferDoor(guests, arrivals, rules::forbidden, timers, signs);
		doors[0] = door;
		final var byRules = rules.onChange(this::changed);
		final var bySettings = settings.onChange(this::changed);
		final var byContacts = contacts.onChange(this::changed);
		watching = () -> {
			byRules.run();
			bySettings.run();
			byContacts.run();
		};
		changed();
	}

	private void changed() {
		Thread.ofVirtual().name("tandem-offers").start(this::settle); //$NON-NLS-1$
	}

	private void settle() {
		final var wanted = rules.forbidden(Way.OFFERS).isEmpty() && guests.any();
		final Optional<ServiceRegistration<WayIn>> closing;
		synchronized (this) {
			if (stopped) {
				return;
			}
			closing = wanted ? Optional.empty() : open;
			if (!wanted) {
				open = Optional.empty();
			} else if (open.isEmpty()) {
				open = Optional.of(bundle.registerService(WayIn.class, door, null));
			}
		}
		closing.ifPresent(registration -> {
			registration.unregister();
			signs.hide();
		});
		signs.refresh();
	}

	@Deactivate
	void stop() {
		watching.run();
		final Optional<ServiceRegistration<WayIn>> closing;
		synchronized (this) {
			stopped = true;
			closing = open;
			open = Optional.empty();
		}
		closing.ifPresent(ServiceRegistration::unregister);
		signs.close();
	}
}
