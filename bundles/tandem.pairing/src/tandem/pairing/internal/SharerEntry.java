// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.channel.Connector;
import tandem.pairing.CodeEntry;
import tandem.pairing.PairingCode;
import tandem.session.Arrivals;

/** {@link Entry} as a service, where there is an endpoint to come to. */
@Component(service = CodeEntry.class)
public final class SharerEntry implements CodeEntry {

	private final Entry entry;

	/** Wires it. */
	@Activate
	public SharerEntry(@Reference final RelaysComponent relays, @Reference final Connector connector,
			@Reference(target = "(role=sharer)") final Arrivals arrivals, @Reference(service = LoggerFactory.class) final Logger log) {
		entry = new Entry(relays.relays(), connector, arrivals, log::warn);
	}

	@Override
	public Attempt connect(final PairingCode code, final Optional<String> relay) {
		return entry.connect(code, relay);
	}
}
