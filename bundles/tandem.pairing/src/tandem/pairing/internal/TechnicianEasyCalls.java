// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.channel.Connector;
import tandem.discovery.Neighbourhood;
import tandem.pairing.EasyCalls;
import tandem.pairing.EasyConnect;
import tandem.pairing.PairingCode;
import tandem.session.Arrivals;
import tandem.settings.Way;

/** {@link EasySearch}es as a service, where there is a technician's end to come to. */
@Component(service = { EasyCalls.class, TechnicianEasyCalls.class })
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
		return begin(wanted(password));
	}

	static EasySearch.Wanted wanted(final PairingCode password) {
		final var id = password.routing().getBytes(StandardCharsets.US_ASCII);
		return new EasySearch.Wanted(Way.EASY_CONNECT, "Easy Connect", List.of(new EasySearch.Key(EasyConnect.WAY_IN, id, password.secret())), somebody -> true); //$NON-NLS-1$
	}

	Call begin(final EasySearch.Wanted wanted) {
		final var search = new EasySearch(wanted, parts);
		Thread.ofVirtual().name("tandem-easy-connect").start(search::go); //$NON-NLS-1$
		return search;
	}
}
