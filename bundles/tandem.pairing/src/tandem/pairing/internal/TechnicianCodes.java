// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.channel.Connector;
import tandem.pairing.OpenCode;
import tandem.pairing.PairingCodes;
import tandem.pairing.Relay;
import tandem.session.Arrivals;
import tandem.session.Timers;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** {@link Codes} as a service, where there is a technician's end to come to. */
@Component(service = PairingCodes.class)
public final class TechnicianCodes implements PairingCodes {

	private final Codes codes;

	/** Wires it. */
	@Activate
	public TechnicianCodes(@Reference final RelaysComponent relays, @Reference final Connector connector,
			@Reference(target = "(role=technician)") final Arrivals arrivals, @Reference final Timers timers, @Reference final Settings settings,
			@Reference(service = LoggerFactory.class) final Logger log) {
		codes = new Codes(relays.relays(), new Codes.Parts(connector, arrivals, timers, new SecureRandom(), settings.get(Setting.CODE_LENGTH),
				Duration.ofMinutes(settings.get(Setting.CODE_MINUTES)), log::warn));
	}

	@Deactivate
	void stop() {
		codes.cancelAll();
	}

	@Override
	public Optional<Relay> relay() {
		return codes.relay();
	}

	@Override
	public OpenCode create(final Relay relay) {
		return codes.create(relay);
	}

	@Override
	public List<OpenCode> open() {
		return codes.open();
	}

	@Override
	public AutoCloseable onChange(final Runnable listener) {
		return codes.onChange(listener);
	}
}
