// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.security.SecureRandom;
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
import tandem.pairing.EasyConnect;
import tandem.pairing.OpenPassword;
import tandem.session.Arrivals;
import tandem.session.Timers;
import tandem.session.WayIn;
import tandem.session.host.ComputerName;
import tandem.settings.HelpRules;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** {@link EasyDoors} as a service, where there is an endpoint to come to. */
@Component(service = EasyConnect.class)
public final class SharerEasyConnect implements EasyConnect {

	private final EasyDoors doors;
	private final Runnable rules;

	/** Wires it. */
	@Activate
	public SharerEasyConnect(final BundleContext bundle, @Reference final RelaysComponent relays, @Reference final Connector connector,
			@Reference(target = "(role=sharer)") final Arrivals arrivals, @Reference final Neighbourhood neighbourhood, @Reference final Timers timers,
			@Reference final Settings settings, @Reference final HelpRules rules, @Reference(service = LoggerFactory.class) final Logger log) {
		doors = new EasyDoors(parts(relays, connector, arrivals, neighbourhood, timers, settings, rules, log), door -> opened(bundle, door));
		this.rules = rules.onChange(this::rulesChanged);
	}

	/** What all doors of this computer are made of. */
	static LocalDoor.Parts parts(final RelaysComponent relays, final Connector connector, final Arrivals arrivals, final Neighbourhood neighbourhood,
			final Timers timers, final Settings settings, final HelpRules rules, final Logger log) {
		return new LocalDoor.Parts(connector, arrivals, neighbourhood, timers, new SecureRandom(), () -> relays.relays().find(Optional.empty()),
				() -> computer(settings), rules::forbidden, log::warn);
	}

	/** What was allowed may be forbidden now: then nothing is announced any more either. */
	private void rulesChanged() {
		if (forbidden().isPresent()) {
			doors.cancel();
		}
	}

	private static Optional<String> computer(final Settings settings) {
		return settings.get(Setting.SHOW_ON_NETWORK) ? Optional.of(new ComputerName().get()).filter(name -> !name.isBlank()) : Optional.empty();
	}

	static Runnable opened(final BundleContext bundle, final WayIn door) {
		final var registration = bundle.registerService(WayIn.class, door, null);
		return registration::unregister;
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
	public OpenPassword open() {
		return doors.open();
	}
}
