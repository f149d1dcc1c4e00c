// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.util.Optional;

import tandem.channel.Connector;
import tandem.pairing.CodeEntry;
import tandem.pairing.PairingCode;
import tandem.session.Arrivals;
import tandem.session.host.Listeners;
import tandem.session.host.Trouble;

/** The sharer's end without its wiring. Thread-safe. */
final class Entry implements CodeEntry {

	private final Relays relays;
	private final Connector connector;
	private final Arrivals arrivals;
	private final Trouble trouble;

	Entry(final Relays relays, final Connector connector, final Arrivals arrivals, final Trouble trouble) {
		this.relays = relays;
		this.connector = connector;
		this.arrivals = arrivals;
		this.trouble = trouble;
	}

	@Override
	public Attempt connect(final PairingCode code, final Optional<String> relay) {
		final var attempt = new CodeAttempt(code, connector, arrivals, new Listeners<>(trouble));
		Thread.ofVirtual().name("tandem-code-entry").start(() -> attempt.go(() -> relays.find(relay), relays::worked)); //$NON-NLS-1$
		return attempt;
	}
}
