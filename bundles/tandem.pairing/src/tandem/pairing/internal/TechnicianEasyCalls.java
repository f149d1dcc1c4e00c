// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.time.Duration;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.channel.Connector;
import tandem.discovery.Neighbourhood;
import tandem.pairing.EasyCalls;
import tandem.pairing.PairingCode;
import tandem.session.Arrivals;

/** {@link EasySearch}es as a service, where there is a technician's end to come to. */
@Component(service = EasyCalls.class)
public final class TechnicianEasyCalls implements EasyCalls {

	private static final EasySearch.Patience PATIENCE = new EasySearch.Patience(Duration.ofSeconds(4), Duration.ofSeconds(2));

	private final EasySearch.Parts parts;

	/** Wires it. */
	@Activate
	public TechnicianEasyCalls(@Reference final RelaysComponent relays, @Reference final Connector connector,
			@Reference(target = "(role=technician)") final Arrivals arrivals, @Reference final Neighbourhood neighbourhood,
			@Reference(service = LoggerFactory.class) final Logger log) {
		parts = new EasySearch.Parts(connector, arrivals, neighbourhood, () -> relays.relays().find(Optional.empty()), relays.relays()::worked, PATIENCE,
				log::warn);
	}

	@Override
	public Call call(final PairingCode password) {
		final var search = new EasySearch(password, parts);
		Thread.ofVirtual().name("tandem-easy-connect").start(search::go); //$NON-NLS-1$
		return search;
	}
}
