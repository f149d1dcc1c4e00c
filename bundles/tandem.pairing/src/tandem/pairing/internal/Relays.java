// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import tandem.pairing.Relay;
import tandem.pairing.Relay.Source;
import tandem.settings.Setting;
import tandem.settings.Settings;

/**
 * Finds the relay: policy, the team's file, a link, the person's settings, DNS, the last one used. What an administrator or the team
 * fixed is never overruled by what came with a link. May block for as long as DNS takes.
 */
final class Relays {

	private final Settings settings;
	private final Supplier<Optional<Relay>> team;
	private final Supplier<Optional<Relay>> dns;
	private final LastRelay last;

	Relays(final Settings settings, final Supplier<Optional<Relay>> team, final Supplier<Optional<Relay>> dns, final LastRelay last) {
		this.settings = settings;
		this.team = team;
		this.dns = dns;
		this.last = last;
	}

	/** @param link the relay that a link named */
	Optional<Relay> find(final Optional<String> link) {
		final List<Supplier<Optional<Relay>>> order = List.of(() -> set(Source.POLICY), team, () -> link.flatMap(text -> Relay.read(text, Source.LINK)),
				() -> set(Source.SETTINGS), dns, last::read);
		return order.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
	}

	/** Keeps a relay that worked, for the next time. */
	void worked(final Relay relay) {
		final var fixed = relay.source() == Source.POLICY || relay.source() == Source.TEAM || relay.source() == Source.SETTINGS;
		if (!fixed) {
			last.write(relay);
		}
	}

	private Optional<Relay> set(final Source source) {
		final var wanted = settings.isFixed(Setting.RELAY) ? Source.POLICY : Source.SETTINGS;
		final Function<String, String> withPin = relay -> {
			final var pin = settings.get(Setting.RELAY_PIN);
			return pin.isEmpty() || relay.indexOf('#') >= 0 ? relay : relay + '#' + pin;
		};
		return source == wanted ? Optional.of(settings.get(Setting.RELAY)).filter(text -> !text.isEmpty()).map(withPin)
				.flatMap(text -> Relay.read(text, source)) : Optional.empty();
	}
}
