// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import tandem.channel.Connector;
import tandem.pairing.OpenCode;
import tandem.pairing.PairingCodes;
import tandem.pairing.Relay;
import tandem.session.Arrivals;
import tandem.session.Timers;
import tandem.session.host.Listeners;
import tandem.session.host.Trouble;

/** The technician's codes without their wiring. Thread-safe. */
final class Codes implements PairingCodes {

	/**
	 * What every code is made of.
	 *
	 * @param arrivals takes in who comes
	 * @param length symbols of a code
	 * @param lifetime how long one is valid
	 */
	record Parts(Connector connector, Arrivals arrivals, Timers timers, SecureRandom random, int length, Duration lifetime, Trouble trouble) {
	}

	private final Relays relays;
	private final Parts parts;
	private final List<OpenCode> open = new CopyOnWriteArrayList<>();
	private final Listeners<Runnable> listeners;
	private int made;

	Codes(final Relays relays, final Parts parts) {
		this.relays = relays;
		this.parts = parts;
		listeners = new Listeners<>(parts.trouble());
	}

	@Override
	public Optional<Relay> relay() {
		return relays.find(Optional.empty());
	}

	@Override
	public OpenCode create(final Relay relay) {
		final var code = new LocalCode(handle(), relay, parts, new Listeners<>(parts.trouble()), () -> relays.worked(relay));
		open.add(code);
		code.onChange(() -> {
			if (code.state().isOver()) {
				open.remove(code);
			}
			listeners.tell(Runnable::run);
		});
		listeners.tell(Runnable::run);
		Thread.ofVirtual().name("tandem-code").start(code::ask); //$NON-NLS-1$
		return code;
	}

	@Override
	public List<OpenCode> open() {
		return List.copyOf(open);
	}

	@Override
	public AutoCloseable onChange(final Runnable listener) {
		return listeners.add(listener);
	}

	void cancelAll() {
		open.forEach(OpenCode::cancel);
	}

	private synchronized String handle() {
		return "code-" + ++made; //$NON-NLS-1$
	}
}
